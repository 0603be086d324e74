import type { DemandWithAnswersValue, GuidingDocumentValue } from '../../../contract/demand.ts';
import { compareNumbers } from '../../../domain/demand/index.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { processes } from '../../../domain/processes.ts';
import type { DemandRow } from './queries/demands.ts';
import type { DocumentRow } from './queries/documents.ts';

/** A document as the contract shows it. */
export function showDocument(actor: Actor, row: DocumentRow): GuidingDocumentValue {
  const { id: _id, ...shown } = row;
  return { ...shown, mayEdit: may(actor, 'portfolio.edit') };
}

/** Demands as the contract shows them: by document (newest first, those of none last), then by number as people read it. */
export function showDemands(rows: readonly DemandRow[]): DemandWithAnswersValue[] {
  const states: Readonly<Record<string, { readonly category: string }>> = processes.demand.states;
  return [...rows]
    .sort(
      (a, b) =>
        (b.documentYear ?? -1) - (a.documentYear ?? -1) ||
        (a.document?.key ?? '').localeCompare(b.document?.key ?? '') ||
        compareNumbers(a.number, b.number) ||
        a.id - b.id,
    )
    .map(({ id: _id, documentYear: _year, ...d }) => ({
      ...d,
      category: states[d.state]?.category ?? 'waiting',
    }));
}
