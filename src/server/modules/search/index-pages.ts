import { documentVersion } from '../../../domain/search/index.ts';
import type { Db } from '../../platform/db/db.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { handbookDocuments } from '../handbook/index.ts';
import { type NewDocument, pageRefs, removeDocuments, storeDocuments } from './queries/documents.ts';

/**
 * Makes the documents of the handbook's pages in each language, from the texts that their owners have written; those of
 * pages that are no more are taken away. Done when the program starts, and when the handbook has changed.
 */
export async function indexPages(db: Db, texts: Texts, now: Date): Promise<void> {
  const documents: NewDocument[] = (await handbookDocuments(db, texts)).map((d) => ({
    ref: `p${d.address}#${d.language}`,
    nodeId: null,
    commentId: null,
    page: d.address,
    kind: 'handbook',
    language: d.language,
    title: d.title,
    body: d.body,
    changedAt: now,
    // Every reader of the product may read the handbook.
    marks: '/open',
  }));
  await db.transaction(async (tx) => {
    await storeDocuments(tx, documents, documentVersion);
    const refs = new Set(documents.map((d) => d.ref));
    const stored = await pageRefs(tx);
    await removeDocuments(
      tx,
      stored.map((p) => p.ref).filter((ref) => !refs.has(ref)),
    );
  });
}
