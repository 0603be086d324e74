import { languages } from '../../../domain/kernel/text.ts';
import { processKinds } from '../../../domain/processes.ts';
import { documentVersion } from '../../../domain/search/index.ts';
import type { Db } from '../../platform/db/db.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { type NewDocument, pageRefs, removeDocuments, storeDocuments } from './queries/documents.ts';

/**
 * Makes the documents of the handbook's pages in each language, from the same texts that the pages show; those of pages
 * that are no more are taken away. Done when the program starts.
 */
export async function indexPages(db: Db, texts: Texts, now: Date): Promise<void> {
  const documents: NewDocument[] = languages.flatMap((language) =>
    processKinds.map((kind) => {
      const address = `/handbook/${kind}`;
      const own = Object.entries(texts.catalogue(language)).filter(([key]) =>
        key.startsWith(`process.${kind}.`),
      );
      return {
        ref: `p${address}#${language}`,
        nodeId: null,
        commentId: null,
        page: address,
        kind: 'handbook',
        language,
        title: texts.text(language, `process.${kind}.name`),
        body: own
          .filter(([key]) => !/\.(name|plural|new)$/.test(key))
          .map(([, message]) => message)
          .join('. '),
        changedAt: now,
        // Every reader of the product may read the handbook.
        marks: '/open',
      };
    }),
  );
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
