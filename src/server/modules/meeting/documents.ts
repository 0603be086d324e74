import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { transitionOf } from '../../../domain/meeting/index.ts';
import { processOf } from '../../../domain/processes.ts';
import { languageTags } from '../../../texts/index.ts';
import { loadMatters } from '../../core/load.ts';
import { showMatter } from '../../core/present.ts';
import type { Db } from '../../platform/db/db.ts';
import { writeDocx } from '../../platform/files/docx.ts';
import type { DocxBlock } from '../../platform/files/docx-blocks.ts';
import { decisionNote, type NoteWords } from './decision-note.ts';
import { keyResultsFor } from './key-results.ts';
import {
  addendaOf,
  findMeeting,
  type ItemRecord,
  itemsOf,
  type MeetingRecord,
  participantsOf,
} from './queries/meetings.ts';
import { todayIn } from './queries/sources.ts';
import { dayText, minuteOf } from './words.ts';

/** A document to send: its name and content. */
export interface Document {
  readonly name: string;
  readonly content: Buffer;
}

async function meetingOf(db: Db, key: string): Promise<MeetingRecord> {
  const meeting = await findMeeting(db, key);
  if (!meeting) throw new ProblemError('not_found');
  return meeting;
}

/** Whether an item goes to the management group: it was decided so, or its gate waits for their approval. */
const goesToManagement = (i: ItemRecord): boolean =>
  i.matter !== null &&
  (i.decision === 'toManagement' || i.outcome?.status === 'asked' || i.outcome?.status === 'pending');

async function noteBlocks(
  db: Db,
  actor: Actor,
  meeting: MeetingRecord,
  item: ItemRecord,
  words: NoteWords,
): Promise<DocxBlock[]> {
  const [loaded] = await loadMatters(db, item.matter!.kind, [item.matterId!]);
  if (!loaded) throw new ProblemError('not_found');
  const matter = await showMatter(db, db, actor, loaded);
  const definition = processOf(matter.kind)!;
  const name =
    item.outcome?.transition ??
    transitionOf('toManagement', definition, matter.state) ??
    transitionOf('move', definition, matter.state);
  const action = matter.actions.find((a) => a.name === name);
  return decisionNote(
    {
      meeting,
      item,
      matter,
      keyResults: await keyResultsFor(db, actor, loaded, await todayIn(db, words.timeZone)),
      transition: name && action ? { name, to: action.to } : null,
    },
    words,
  );
}

/** The decision note of one item. Not there, not seen or no matter → `not_found`. */
export async function noteDocument(
  db: Db,
  actor: Actor,
  key: string,
  itemId: number,
  words: NoteWords,
): Promise<Document> {
  const meeting = await meetingOf(db, key);
  const [item] = await itemsOf(db, actor, meeting.id, itemId);
  if (!item?.matter) throw new ProblemError('not_found');
  const title = words.texts.text(words.language, 'meeting.doc.note');
  const content = await write(words, actor, `${title} ${item.matter.key}`, [
    { kind: 'title', text: title },
    ...(await noteBlocks(db, actor, meeting, item, words)),
  ]);
  return { name: `${title}-${item.matter.key}.docx`, content };
}

/** Decision notes of everything in a meeting that goes to the management group, one a page, with a list before them. */
export async function notesDocument(db: Db, actor: Actor, key: string, words: NoteWords): Promise<Document> {
  const meeting = await meetingOf(db, key);
  const { texts, language } = words;
  const t = (k: string, values?: Record<string, string | number>) =>
    texts.text(language, `meeting.doc.${k}`, values);
  const items = (await itemsOf(db, actor, meeting.id)).filter(goesToManagement);
  const blocks: DocxBlock[] = [
    { kind: 'title', text: t('notes') },
    { kind: 'paragraph', text: `${meeting.title} · ${dayText(language, meeting.day)}`, tone: 'faint' },
    items.length === 0
      ? { kind: 'paragraph', text: t('nothing') }
      : { kind: 'bullets', items: items.map((i) => `${i.matter!.key} ${i.matter!.title}`) },
  ];
  for (const item of items)
    blocks.push({ kind: 'pageBreak' }, ...(await noteBlocks(db, actor, meeting, item, words)));
  const content = await write(words, actor, `${t('notes')} ${meeting.key}`, blocks);
  return { name: `${t('notes')}-${meeting.key}.docx`, content };
}

/** The minute of a meeting: what is approved, or how it reads so far. */
export async function minuteDocument(db: Db, actor: Actor, key: string, words: NoteWords): Promise<Document> {
  const meeting = await meetingOf(db, key);
  const { texts, language, timeZone } = words;
  const t = (k: string, values?: Record<string, string | number>) =>
    texts.text(language, `meeting.doc.${k}`, values);
  const items = await itemsOf(db, actor, meeting.id);
  const [people, addenda] = await Promise.all([
    participantsOf(db, meeting.id),
    addendaOf(
      db,
      meeting.id,
      items.map((i) => i.id),
    ),
  ]);
  const lang = languageTags[meeting.language];
  const names = (attendance: string): string =>
    people
      .filter((p) => p.attendance === attendance)
      .map((p) => p.name)
      .join(', ');
  const at = new Intl.DateTimeFormat(languageTags[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  const facts: [string, string][] = [
    [t('day'), [dayText(language, meeting.day), meeting.time].filter(Boolean).join(' ')],
    [t('place'), meeting.place],
    [t('chair'), meeting.chair?.name ?? ''],
    [t('present'), names('present')],
    [t('absent'), names('absent')],
    [t('invited'), names('invited')],
    [
      t('approved'),
      meeting.closedAt
        ? t('by', { name: meeting.closedBy?.name ?? '', day: at.format(meeting.closedAt) })
        : t('notApproved'),
    ],
  ];
  const blocks: DocxBlock[] = [
    { kind: 'title', text: meeting.title, lang },
    { kind: 'facts', rows: facts.filter(([, value]) => value !== '') },
    ...(meeting.summary.trim() ? [{ kind: 'markdown', text: meeting.summary, lang } as const] : []),
    { kind: 'heading', level: 1, text: t('items') },
  ];
  for (const [n, i] of items.entries()) {
    const title = meeting.state === 'closed' ? i.title : (i.matter?.title ?? i.title);
    const text = i.minuteText ?? minuteOf(texts, meeting.language, i);
    blocks.push({
      kind: 'heading',
      level: 2,
      text: `${n + 1}. ${i.matter ? `${i.matter.key} ` : ''}${title}`,
      lang,
    });
    if (i.note.trim()) blocks.push({ kind: 'markdown', text: i.note, lang });
    blocks.push(
      text.trim()
        ? { kind: 'markdown', text, lang }
        : { kind: 'paragraph', text: t('notTreated'), tone: 'faint' },
    );
    for (const a of addenda.filter((x) => x.item === i.id)) blocks.push(...addendum(a));
  }
  const followUps = items.filter((i) => i.followUpPerson);
  if (followUps.length > 0) {
    blocks.push(
      { kind: 'heading', level: 1, text: t('followUps') },
      {
        kind: 'table',
        header: [t('matter'), t('who'), t('deadline')],
        widths: [5, 3, 2],
        rows: followUps.map((i) => [
          i.matter ? `${i.matter.key} ${i.title}` : i.title,
          i.followUpPerson!.name,
          i.followUpDay ? dayText(language, i.followUpDay) : '',
        ]),
      },
    );
  }
  const whole = addenda.filter((a) => a.item === null);
  if (whole.length > 0)
    blocks.push({ kind: 'heading', level: 1, text: t('addenda') }, ...whole.flatMap(addendum));
  const content = await write(words, actor, `${t('minute')} ${meeting.key}`, blocks);
  return { name: `${t('minute')}-${meeting.key}.docx`, content };

  function addendum(a: { text: string; by: { name: string }; at: Date }): DocxBlock[] {
    return [
      {
        kind: 'paragraph',
        text: t('addendum', { name: a.by.name, day: at.format(a.at) }),
        tone: 'strong',
      },
      { kind: 'markdown', text: a.text, lang },
    ];
  }
}

const write = (
  words: NoteWords,
  actor: Actor,
  title: string,
  blocks: readonly DocxBlock[],
): Promise<Buffer> =>
  writeDocx({
    title,
    language: languageTags[words.language as Language],
    author: actor.name,
    foot: title,
    blocks,
  });
