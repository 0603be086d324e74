import type { DisclosureDraftValue, DisclosureItemValue } from '../../../contract/disclosure.ts';
import {
  type DisclosurePart,
  groundOf,
  type Redaction,
  redacted,
  usedGrounds,
} from '../../../domain/disclosure/index.ts';
import { languageTags } from '../../../texts/index.ts';
import { blacked, type DocxBlock } from '../../platform/files/docx-blocks.ts';
import type { DisclosureWords } from './words.ts';

/** What stands at the head of a disclosure besides the matter. */
export interface DisclosureHead {
  readonly madeAt: Date;
  readonly agency: string;
  readonly requester: string | null;
  readonly reference: string | null;
}

/** Parts that are told as name and value; the others as a heading with a text below. */
const asFacts: readonly DisclosurePart[] = ['fields', 'criteria', 'links'];

/** The paragraphs of a disclosure: what stood, with marks where it is blacked out, and the grounds at the end. */
export function disclosureBlocks(
  draft: DisclosureDraftValue,
  redactions: readonly Redaction[],
  head: DisclosureHead,
  words: DisclosureWords,
): DocxBlock[] {
  const { t } = words;
  const section = (r: Redaction) => groundOf(r.ground)?.section ?? 0;
  const told = (item: DisclosureItemValue, side: 'head' | 'text'): string =>
    redacted(item, side, redactions)
      .map((p) =>
        'text' in p ? p.text : blacked(t('disclosure.doc.mark', { section: section(p.redaction) })),
      )
      .join('');
  const facts: [string, string][] = [
    [t('disclosure.doc.matter'), `${t(`process.${draft.kind}.name`)} ${draft.key}`],
    [t('disclosure.doc.asOf'), words.instant(draft.at)],
    [t('disclosure.doc.made'), words.instant(head.madeAt)],
    [t('disclosure.doc.agency'), head.agency],
    [t('disclosure.doc.requester'), head.requester ?? ''],
    [t('disclosure.doc.reference'), head.reference ?? ''],
  ];
  const blocks: DocxBlock[] = [
    { kind: 'title', text: t('disclosure.doc.title', { key: draft.key }) },
    { kind: 'facts', rows: facts.filter(([, value]) => value !== '') },
  ];
  for (const s of draft.sections) {
    blocks.push({ kind: 'heading', level: 1, text: t(`disclosure.part.${s.part}`) });
    let rows: [string, string][] = [];
    const flush = () => {
      if (rows.length > 0) blocks.push({ kind: 'facts', rows });
      rows = [];
    };
    for (const i of s.items) {
      const lang = i.lang === null ? {} : { lang: languageTags[i.lang] };
      if (asFacts.includes(s.part) && !i.markdown) {
        rows.push([told(i, 'head'), told(i, 'text')]);
        continue;
      }
      flush();
      blocks.push(
        asFacts.includes(s.part)
          ? { kind: 'heading', level: 2, text: told(i, 'head') }
          : { kind: 'paragraph', text: told(i, 'head'), tone: 'strong' },
      );
      const text = told(i, 'text');
      if (text.trim() !== '')
        blocks.push(i.markdown ? { kind: 'markdown', text, ...lang } : { kind: 'paragraph', text, ...lang });
    }
    flush();
  }
  if (draft.withheld.length > 0 || draft.unseenLinks > 0) {
    blocks.push(
      { kind: 'heading', level: 1, text: t('disclosure.doc.withheld') },
      {
        kind: 'bullets',
        items: [
          ...draft.withheld.map((i) =>
            t('disclosure.doc.withheldBy', { what: i.head, section: groundOf(i.ground)?.section ?? 0 }),
          ),
          ...(draft.unseenLinks > 0 ? [t('disclosure.doc.unseenLinks', { count: draft.unseenLinks })] : []),
        ],
      },
    );
  }
  const used = usedGrounds([
    ...redactions,
    ...draft.withheld.map((i): Redaction => ({ item: i.id, part: 'all', ground: i.ground })),
  ]);
  if (used.length > 0) {
    blocks.push(
      { kind: 'heading', level: 1, text: t('disclosure.doc.grounds') },
      {
        kind: 'table',
        header: [
          t('disclosure.doc.ground'),
          t('disclosure.doc.groundTitle'),
          t('disclosure.doc.provision'),
          t('disclosure.doc.places'),
        ],
        widths: [2, 5, 4, 2],
        numbers: [3],
        rows: used.map((u) => {
          const section = groundOf(u.ground)?.section ?? 0;
          return [
            t('disclosure.doc.section', { section }),
            t(`disclosure.ground.${u.ground}`),
            u.provisions.join('\n'),
            String(u.places),
          ];
        }),
      },
      { kind: 'heading', level: 1, text: t('disclosure.doc.complaint') },
      { kind: 'paragraph', text: t('disclosure.doc.complaintText') },
    );
  }
  return blocks;
}
