import type { NodeRefValue } from '../../../contract/common.ts';
import { useSession } from '../../shared/session.ts';

/** Whether the reader belongs to the agency itself, and the organisations they can speak for. */
export function useVoice(): { readonly inside: boolean; readonly organisations: readonly NodeRefValue[] } {
  const { roles } = useSession();
  const own = roles.flatMap((r) => (r.scopeKind === 'organisation' && r.scope ? [r.scope] : []));
  return {
    inside: roles.some((r) => r.scopeKind === 'agency'),
    organisations: [...new Map(own.map((o) => [o.key, o])).values()],
  };
}
