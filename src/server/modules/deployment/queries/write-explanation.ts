import type { Tx } from '../../../platform/db/db.ts';

/** What explains a deployment, and the note with which somebody declared it maintenance; null when nobody has. */
export interface StoredExplanation {
  readonly explained: 'issue' | 'origin' | 'maintenance' | 'none';
  readonly note: string | null;
}

/** What explains a deployment; it stays locked until the transaction ends. */
export async function lockExplanation(tx: Tx, deploymentId: number): Promise<StoredExplanation> {
  const [row] = await tx.sql<StoredExplanation>(
    'select explained, explanation_note as note from deployment where id = $1 for update',
    [deploymentId],
  );
  return row!;
}

/** Writes the note; null takes it back. */
export async function writeExplanation(tx: Tx, deploymentId: number, note: string | null): Promise<void> {
  await tx.sql('update deployment set explanation_note = $2 where id = $1', [deploymentId, note]);
}
