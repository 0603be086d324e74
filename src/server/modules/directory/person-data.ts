import type { PersonDataValue } from '../../../contract/personal.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import type { Queryable } from '../../platform/db/db.ts';
import type { Cell } from '../../platform/files/table.ts';
import type { Sheet } from '../../platform/files/xlsx.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { dutiesOf } from './queries/duties.ts';
import {
  commentsOf,
  countsOf,
  loginsOf,
  mattersOf,
  personRow,
  rolesOf,
  supportOf,
  tokensOf,
} from './queries/person-data.ts';

/** Everything that is held on a person. Nobody of that number → `not_found`. */
export async function personData(q: Queryable, id: number, now: Date): Promise<PersonDataValue> {
  const person = await personRow(q, id);
  if (!person) throw new ProblemError('not_found');
  const [roles, matters, comments, support, logins, tokens, counts, duties] = await Promise.all([
    rolesOf(q, id),
    mattersOf(q, id),
    commentsOf(q, id),
    supportOf(q, id),
    loginsOf(q, id),
    tokensOf(q, id),
    countsOf(q, id),
    dutiesOf(q, id, now),
  ]);
  return { person, roles, matters, comments, support, logins, tokens, ...counts, duties };
}

const instant = (at: string | null): Cell => (at === null ? null : { instant: new Date(at) });

/** What is held on a person as sheets of a workbook, in a language. */
export function personSheets(data: PersonDataValue, texts: Texts, language: Language): Sheet[] {
  const t = (key: string) => texts.text(language, `disclosure.person.${key}`);
  const sheet = (name: string, headings: readonly string[], rows: readonly (readonly Cell[])[]): Sheet => ({
    name: t(name),
    columns: headings.map((h) => ({ heading: t(h), width: h === 'text' ? 80 : 24, wrap: h === 'text' })),
    rows,
  });
  const p = data.person;
  return [
    sheet(
      'profile',
      ['what', 'value'],
      [
        [t('number'), p.id],
        [t('name'), p.name],
        [t('email'), p.email],
        [t('language'), p.language],
        [t('login'), p.login],
        [t('createdAt'), instant(p.createdAt)],
        [t('leftAt'), instant(p.leftAt)],
        [t('anonymisedAt'), instant(p.anonymisedAt)],
        [t('events'), data.events],
      ],
    ),
    sheet(
      'roles',
      ['role', 'place', 'from', 'to', 'source'],
      data.roles.map((r) => [
        texts.text(language, `role.${r.role}`),
        r.place,
        instant(r.from),
        instant(r.to),
        r.source,
      ]),
    ),
    sheet(
      'matters',
      ['key', 'name', 'as'],
      data.matters.map((m) => [m.key, m.title, t(`as.${m.as}`)]),
    ),
    sheet(
      'comments',
      ['key', 'at', 'text'],
      data.comments.map((c) => [c.key, instant(c.at), c.text]),
    ),
    sheet(
      'support',
      ['key', 'at', 'to', 'text'],
      data.support.map((s) => [s.key, instant(s.at), instant(s.withdrawnAt), s.why]),
    ),
    sheet(
      'logins',
      ['from', 'seenAt', 'to', 'program'],
      data.logins.map((l) => [instant(l.from), instant(l.seenAt), instant(l.until), l.program]),
    ),
    sheet(
      'tokens',
      ['name', 'from', 'seenAt', 'to'],
      data.tokens.map((k) => [
        k.name,
        instant(k.createdAt),
        instant(k.usedAt),
        instant(k.revokedAt ?? k.expiresAt),
      ]),
    ),
    sheet(
      'elsewhere',
      ['what', 'count'],
      data.elsewhere.map((e) => [e.place, e.count]),
    ),
  ];
}
