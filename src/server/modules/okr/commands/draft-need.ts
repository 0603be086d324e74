import type { Language } from '../../../../domain/kernel/text.ts';
import { processOf } from '../../../../domain/processes.ts';
import { createMatter } from '../../../core/create.ts';
import { addLink } from '../../../core/links.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { createTexts, type Texts } from '../../../platform/texts/texts.ts';
import { keyOfNode, shareAccess } from '../queries/initiatives.ts';
import { keepNeed, type MissedRow, missedById } from '../queries/missed.ts';

let texts: Texts | null = null;
/** What the program writes for people in the matter's own language; read when first needed. */
function catalogue(): Texts {
  texts ??= createTexts();
  return texts;
}

const longestTitle = 200;

function wordsOf(r: MissedRow, language: Language): { title: string; description: string } {
  const t = (key: string, values: Record<string, string | number> = {}) =>
    catalogue().text(language, key, values);
  const title = t('okr.need.title', { title: r.title });
  const said = (value: number | null) => (value === null ? '–' : `${value} ${r.unit}`.trim());
  const description = [
    t('okr.need.why', { key: r.key, title: r.title, objective: r.objective }),
    t('okr.need.figures', { baseline: said(r.baseline), target: said(r.target), last: said(r.last) }),
    ...(r.initiatives.length > 0 ? [t('okr.need.from', { initiatives: r.initiatives.join(', ') })] : []),
    t('okr.need.task'),
  ].join('\n\n');
  return { title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title, description };
}

/**
 * Drafts a need to mend what a missed key result was about, and links it (keyResult —causes→ need). Once for each key
 * result, locked by whoever calls; seen by those who see the key result. Gives the need's key, or null when there is one.
 */
export async function draftNeed(tx: Tx, call: Call, keyResultId: number): Promise<string | null> {
  const process = processOf('need');
  const row = await missedById(tx, keyResultId);
  if (!process || !row || row.needId !== null) return null;
  const group = row.productGroupId === null ? null : await keyOfNode(tx, row.productGroupId);
  const made = await createMatter(tx, call, process, {
    ...wordsOf(row, row.language),
    audience: row.audience,
    ...(group === null ? {} : { productGroup: group }),
  });
  if (row.audience !== 'public') await shareAccess(tx, keyResultId, made.id);
  const author = call.actor.personId === 0 ? ({ personId: null, kind: 'system' } as const) : call.actor;
  await addLink(tx, { actor: author }, { type: 'causes', fromId: keyResultId, toId: made.id });
  await keepNeed(tx, keyResultId, made.id);
  return made.key;
}
