import type { CriterionValue, MatterValue } from '../../../contract/matters.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { languageTags } from '../../../texts/index.ts';
import type { DocxBlock } from '../../platform/files/docx-blocks.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import type { ItemRecord, MeetingRecord } from './queries/meetings.ts';
import { dayText, processWord } from './words.ts';

/** A key result as a decision note tells of it. */
export interface NoteKeyResult {
  readonly objective: string;
  readonly keyResult: string;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly current: number | null;
  readonly unit: string;
}

/** What a decision note is made from. */
export interface NoteInput {
  readonly meeting: MeetingRecord;
  readonly item: ItemRecord;
  readonly matter: MatterValue;
  readonly keyResults: readonly NoteKeyResult[];
  /** The transition that is put forward, or null when the meeting decided on none. */
  readonly transition: { readonly name: string; readonly to: string } | null;
}

/** Decision notes go to the management group in this language; what people wrote keeps its own. */
export interface NoteWords {
  readonly texts: Texts;
  readonly language: Language;
  readonly timeZone: string;
}

const named = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? String((value as { name?: string; title?: string }).name ?? (value as { title?: string }).title ?? '')
    : '';

/** The decision note of one item as parts of a document. `level`: of its headings, when several stand in one document. */
export function decisionNote(input: NoteInput, words: NoteWords): DocxBlock[] {
  const { matter: m, item, meeting, transition } = input;
  const { texts, language } = words;
  const t = (key: string, values?: Record<string, string | number>) =>
    texts.text(language, `meeting.doc.${key}`, values);
  const word = (what: 'state' | 'transition' | 'criterion' | 'field', name: string) =>
    processWord(texts, language, m.kind, what, name);
  const lang = languageTags[m.language];
  const field = (name: string): string => {
    const value = m.fields[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const section = (heading: string, text: string): DocxBlock[] => [
    { kind: 'heading', level: 2, text: heading },
    text === ''
      ? { kind: 'paragraph', text: t('notFilled'), tone: 'faint' }
      : { kind: 'markdown', text, lang },
  ];
  const moscow = field('moscow');
  const facts: [string, string][] = [
    [t('matter'), `${m.key} ${m.title}`],
    [t('phase'), word('state', m.state)],
    [t('owner'), named(m.fields.owner)],
    [t('productGroup'), named(m.fields.productGroup)],
    [t('priority'), moscow && choiceWord(texts, language, m.kind, 'moscow', moscow)],
    [t('source'), field('source') && choiceWord(texts, language, m.kind, 'source', field('source'))],
    [t('personMonths'), number(language, m.fields.personMonths)],
    [t('meeting'), `${meeting.key} ${dayText(language, meeting.day)}`],
  ];
  return [
    { kind: 'heading', level: 1, text: m.title, lang },
    { kind: 'facts', rows: facts.filter(([, value]) => value !== '') },
    { kind: 'heading', level: 2, text: t('proposal') },
    { kind: 'paragraph', text: proposal(input, words), tone: 'strong' },
    ...(item.words.trim() ? [{ kind: 'markdown', text: item.words } as const] : []),
    ...section(t('background'), field('problemStatement')),
    ...section(t('description'), field('description')),
    ...keyResults(input, words, lang),
    ...(transition ? criteria(m, transition.name, words) : []),
    ...funding(m, words, lang),
    ...section(t('risk'), field('riskIfNotDone')),
  ];
}

function proposal({ transition, matter, item }: NoteInput, { texts, language }: NoteWords): string {
  const decision = item.decision ?? 'toManagement';
  if (decision === 'hold' || decision === 'reject')
    return texts.text(language, `meeting.doc.propose.${decision}`);
  if (!transition) return texts.text(language, 'meeting.doc.propose.discuss');
  return texts.text(language, 'meeting.doc.propose.move', {
    from: processWord(texts, language, matter.kind, 'state', matter.state),
    to: processWord(texts, language, matter.kind, 'state', transition.to),
  });
}

function choiceWord(texts: Texts, language: Language, kind: string, field: string, value: string): string {
  const own = `process.${kind}.choice.${field}.${value}`;
  return texts.text(language, texts.has(own) ? own : `choice.${field}.${value}`);
}

const number = (language: Language, value: unknown): string =>
  typeof value === 'number' ? new Intl.NumberFormat(languageTags[language]).format(value) : '';

function keyResults(
  { keyResults: rows }: NoteInput,
  { texts, language }: NoteWords,
  lang: string,
): DocxBlock[] {
  const t = (key: string) => texts.text(language, `meeting.doc.${key}`);
  const heading: DocxBlock = { kind: 'heading', level: 2, text: t('okr') };
  if (rows.length === 0) return [heading, { kind: 'paragraph', text: t('notFilled'), tone: 'faint' }];
  return [
    heading,
    {
      kind: 'table',
      header: [t('objective'), t('keyResult'), t('baseline'), t('current'), t('target')],
      widths: [3, 4, 1.3, 1.3, 1.3],
      numbers: [2, 3, 4],
      lang,
      rows: rows.map((r) => [
        r.objective,
        r.unit ? `${r.keyResult} (${r.unit})` : r.keyResult,
        number(language, r.baseline),
        number(language, r.current),
        number(language, r.target),
      ]),
    },
  ];
}

/** The words of a criterion: the catalogue's, or those a process owner wrote. */
function criterionWords(c: CriterionValue, kind: string, { texts, language }: NoteWords): string {
  return c.texts?.[language] ?? processWord(texts, language, kind, 'criterion', c.id);
}

function criteria(m: MatterValue, transition: string, words: NoteWords): DocxBlock[] {
  const { texts, language, timeZone } = words;
  const t = (key: string, values?: Record<string, string | number>) =>
    texts.text(language, `meeting.doc.${key}`, values);
  const rows = m.criteria.filter((c) => c.transition === transition);
  if (rows.length === 0) return [];
  const day = new Intl.DateTimeFormat(languageTags[language], { dateStyle: 'medium', timeZone });
  const evidence = (c: CriterionValue): string => {
    const who = c.by ? t('by', { name: c.by.name, day: c.at ? day.format(new Date(c.at)) : '' }) : '';
    const how = c.kind === 'computed' && c.status !== 'waived' ? t('fromData') : who;
    return [how, c.note ?? ''].filter(Boolean).join('\n');
  };
  return [
    { kind: 'heading', level: 2, text: t('criteria') },
    {
      kind: 'table',
      header: [t('criterion'), t('status'), t('evidence')],
      widths: [4, 1.4, 4],
      rows: rows.map((c) => [criterionWords(c, m.kind, words), t(`criterion.${c.status}`), evidence(c)]),
    },
  ];
}

function funding(m: MatterValue, { texts, language }: NoteWords, lang: string): DocxBlock[] {
  const t = (key: string) => texts.text(language, `meeting.doc.${key}`);
  const rows = (m.fields.funding ?? []) as { year: number; budgetLine: string; amount: number }[];
  const heading: DocxBlock = { kind: 'heading', level: 2, text: t('funding') };
  if (rows.length === 0) return [heading, { kind: 'paragraph', text: t('notFilled'), tone: 'faint' }];
  return [
    heading,
    {
      kind: 'table',
      header: [t('year'), t('budgetLine'), t('amount')],
      widths: [1, 4, 2],
      numbers: [2],
      sum: true,
      lang,
      rows: [
        ...[...rows]
          .sort((a, b) => a.year - b.year)
          .map((r) => [String(r.year), r.budgetLine, number(language, r.amount)]),
        [
          t('sum'),
          '',
          number(
            language,
            rows.reduce((n, r) => n + r.amount, 0),
          ),
        ],
      ],
    },
  ];
}
