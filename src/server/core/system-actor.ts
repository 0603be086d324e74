import type { Actor } from '../../domain/kernel/roles.ts';
import type { Language } from '../../domain/kernel/text.ts';
import type { Call } from '../platform/context.ts';

/**
 * The program itself as an actor, where it registers something by what the data says (an upgrade, a background task).
 * Person 0 is nobody: events and matters keep no person, and say `system`. It holds no roles.
 */
export function systemActor(language: Language): Actor {
  return { personId: 0, name: '', kind: 'system', language, held: [], scopes: null };
}

/** A call by the program itself. */
export function systemCall(language: Language = 'nb'): Call {
  return { actor: systemActor(language), requestId: 'system', idempotencyKey: null };
}
