import type { Language } from '../../../domain/kernel/text.ts';
import { recordEvent } from '../../core/events.ts';
import type { Identity } from '../../platform/auth/oidc.ts';
import type { Services } from '../../platform/context.ts';
import { constraintOf, type Tx } from '../../platform/db/db.ts';
import { acceptedLanguage } from '../../platform/texts/language.ts';
import { bindSubject, findBySubject, insertBySubject } from './queries/people.ts';

/**
 * The person a login is: by its subject; else, at the first login, the one with the same verified e-mail address who has
 * no login yet; else a new person, without any role. Null for somebody who has left.
 */
export async function personOfLogin(
  { db }: Pick<Services, 'db'>,
  identity: Identity,
): Promise<number | null> {
  const known = await findBySubject(db, identity.subject);
  if (known) return known.left ? null : known.id;
  try {
    return await db.transaction((tx) => firstLogin(tx, identity));
  } catch (error) {
    // Two first logins of one person at once: the other one made the person.
    if (constraintOf(error) !== 'person_subject_key') throw error;
    const made = await findBySubject(db, identity.subject);
    return made && !made.left ? made.id : null;
  }
}

async function firstLogin(tx: Tx, identity: Identity): Promise<number | null> {
  const email = identity.emailVerified ? identity.email : null;
  const bound = email === null ? undefined : await bindSubject(tx, identity.subject, email);
  if (bound?.left) return null;
  const language: Language = acceptedLanguage(identity.locale ?? undefined);
  const { subject, name } = identity;
  const id = bound?.id ?? (await insertBySubject(tx, { subject, name, email, language }));
  await recordEvent(tx, {
    type: bound ? 'person.firstLogin' : 'person.created',
    nodeId: null,
    kind: null,
    actor: { personId: id, kind: 'person' },
    data: { personId: id },
  });
  return id;
}
