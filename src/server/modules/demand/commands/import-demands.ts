import { demandProcess, parseDemands, type RowFault } from '../../../../domain/demand/index.ts';
import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import { createMatter } from '../../../core/create.ts';
import { editMatter } from '../../../core/edit.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { knownDemands } from '../queries/demands.ts';
import { lockDocument } from '../queries/documents.ts';

/** What an import did, or would do. */
export interface Imported {
  readonly taken: boolean;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
}

/**
 * Takes the demands of a document from a pasted list (see `parseDemands`). A number the document has already is changed
 * to what the list says, so that the same list again changes nothing; what the list leaves out is left alone. The
 * document is locked: two imports of it come one after the other. For the portfolio office and manager.
 */
export async function importDemands(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  input: { readonly text: string; readonly allOrNothing?: boolean; readonly dryRun?: boolean },
): Promise<Imported> {
  if (!may(call.actor, 'portfolio.edit')) throw new ProblemError('not_allowed');
  const document = await lockDocument(tx, key);
  if (!document) throw new ProblemError('not_found');
  const { rows, faults } = parseDemands(input.text);
  const known = new Map((await knownDemands(tx, document.id)).map((d) => [d.number, d]));
  const fresh = rows.filter((r) => !known.has(r.number));
  const changed = rows.flatMap((r) => {
    const before = known.get(r.number);
    return before && (before.title !== r.title || before.text !== r.text) ? [{ before, row: r }] : [];
  });
  const counts = {
    created: fresh.length,
    changed: changed.length,
    unchanged: rows.length - fresh.length - changed.length,
    faults,
  };
  if (input.dryRun || (input.allOrNothing && faults.length > 0)) return { taken: false, ...counts };
  for (const r of fresh) {
    await createMatter(tx, call, demandProcess, {
      title: r.title,
      description: r.text,
      number: r.number,
      document: key.toUpperCase(),
    });
  }
  for (const { before, row } of changed) {
    await editMatter(tx, db, call, demandProcess, before.key, before.version, {
      title: row.title,
      description: row.text,
    });
  }
  return { taken: true, ...counts };
}
