import { processScopes } from '../../domain/handbook/index.ts';
import { type MembershipRole, membershipRoles } from '../../domain/kernel/roles.ts';
import { StartupError } from '../platform/config/index.ts';
import type { Queryable } from '../platform/db/db.ts';
import { findScope, type StoredScope } from './queries/people.ts';

/** How a role is written on the command line, for `--help`. */
export const roleHelp = `A role is written ROLE or ROLE@WHERE:
${Object.entries(membershipRoles)
  .map(([role, kind]) => `  ${role}${kind === 'agency' ? '' : `@<${kind}>`}`)
  .join('\n')}
WHERE is a key, an organisation number, a short name, a product's slug, or the exact title.`;

/**
 * Reads `role@where`.
 *
 * @throws StartupError `usage` on a role or a place there is not
 */
export async function readRole(db: Queryable, text: string): Promise<StoredScope> {
  const at = text.indexOf('@');
  const role = at < 0 ? text : text.slice(0, at);
  const where = at < 0 ? undefined : text.slice(at + 1);
  if (!isRole(role)) {
    throw new StartupError(
      'usage',
      `There is no role ${role}.`,
      `Roles are: ${Object.keys(membershipRoles).join(', ')}.`,
    );
  }
  const scopeKind = membershipRoles[role];
  if (scopeKind === 'agency') {
    if (where !== undefined)
      throw new StartupError('usage', `${role} is held in the whole agency.`, `Write only ${role}.`);
    return { role, scopeKind, scopeId: null, scopeName: null };
  }
  if (!where) throw new StartupError('usage', `${role} is held somewhere.`, `Write ${role}@<${scopeKind}>.`);
  if (scopeKind === 'process') {
    const kind = processScopes.find((k) => k.toLowerCase() === where.toLowerCase());
    if (!kind)
      throw new StartupError(
        'usage',
        `There is no process ${where}.`,
        `Processes are: ${processScopes.join(', ')}.`,
      );
    return { role, scopeKind, scopeId: null, scopeName: kind };
  }
  const scopeId = await findScope(db, scopeKind, where);
  if (scopeId === undefined) {
    throw new StartupError('notFound', `There is no single ${scopeKind} called ${where}.`, 'Give its key.');
  }
  return { role, scopeKind, scopeId, scopeName: null };
}

function isRole(text: string): text is MembershipRole {
  return Object.hasOwn(membershipRoles, text);
}
