import type { HandbookPageValue, HandbookSectionValue } from '../../../contract/handbook.ts';
import {
  type HandbookProcess,
  type HandbookSection,
  handbookSections,
  handbookTextKey,
  ownedUnder,
} from '../../../domain/handbook/index.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { type Language, languages } from '../../../domain/kernel/text.ts';
import type { Queryable } from '../../platform/db/db.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { ownsProcess } from './commands/added-criteria.ts';
import { managerOf } from './queries/manager.ts';
import { type AdoptionRow, adoptions, newestTexts, ownersByName, type TextRow } from './queries/texts.ts';

/** Version of a text that nobody has rewritten. */
export const firstVersion = 1;

/** Whether somebody may write a process's texts: its owner, the owner of a kind that runs it, or an administrator. */
export function ownsHandbook(actor: Actor, p: HandbookProcess): boolean {
  return ownedUnder(p).some((name) => ownsProcess(actor, name));
}

/** Refuses who may not write a process's texts. */
export function requireHandbookOwner(actor: Actor, p: HandbookProcess): void {
  if (!ownsHandbook(actor, p)) throw new ProblemError('not_allowed', { extra: { roles: ['processOwner'] } });
}

/** The text that the product comes with. */
export function comesWith(
  texts: Texts,
  p: HandbookProcess,
  section: HandbookSection,
  language: Language,
): string {
  return texts.text(language, handbookTextKey(p, section));
}

/** Whether a section is our proposal that nobody has adopted. */
export function isProposal(
  p: HandbookProcess,
  section: HandbookSection,
  adopted: readonly AdoptionRow[],
): boolean {
  return (
    !p.fromSources.includes(section) && !adopted.some((a) => a.process === p.id && a.section === section)
  );
}

function sectionOf(
  texts: Texts,
  p: HandbookProcess,
  section: HandbookSection,
  rows: readonly TextRow[],
  adopted: readonly AdoptionRow[],
): HandbookSectionValue {
  const written = rows.filter((r) => r.section === section);
  const latest = Math.max(0, ...written.map((r) => r.at.getTime()));
  const a = adopted.find((x) => x.section === section);
  return {
    section,
    proposal: isProposal(p, section, adopted),
    adopted: a ? { by: { id: a.byId, name: a.byName }, at: a.at.toISOString() } : null,
    texts: languages.map((language) => {
      const row = written.find((r) => r.language === language);
      return {
        language,
        version: row?.version ?? firstVersion,
        body: row?.body ?? comesWith(texts, p, section, language),
        writtenBy: row ? { id: row.byId, name: row.byName } : null,
        writtenAt: row ? row.at.toISOString() : null,
        // Told only where somebody has written: what the product comes with is alike in all three.
        behind: latest > 0 && (row?.at.getTime() ?? 0) < latest,
      };
    }),
  };
}

/** A process of the handbook with its texts, as one reader may see and edit it. */
export async function handbookPage(
  q: Queryable,
  texts: Texts,
  actor: Actor,
  p: HandbookProcess,
): Promise<HandbookPageValue> {
  const [rows, adopted, owners, manager] = await Promise.all([
    newestTexts(q, p.id),
    adoptions(q, p.id),
    ownersByName(q),
    managerOf(q, p.id),
  ]);
  return {
    id: p.id,
    group: p.group,
    kinds: [...p.kinds],
    routine: p.routine,
    sections: handbookSections.map((s) => sectionOf(texts, p, s, rows, adopted)),
    owners: ownersOf(p, owners),
    manager,
    mayEdit: ownsHandbook(actor, p),
  };
}

/** Owners of a process, whatever of its names they hold it under. */
export function ownersOf(
  p: HandbookProcess,
  all: readonly { readonly name: string; readonly id: number; readonly person: string }[],
): { id: number; name: string }[] {
  const own = all.filter((o) => ownedUnder(p).includes(o.name));
  return [...new Map(own.map((o) => [o.id, { id: o.id, name: o.person }])).values()];
}
