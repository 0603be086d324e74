import { excerptOf, mentionsIn, noticeArguments, pageOf } from '../../../domain/collaboration/index.ts';
import type { ChannelMessage, MessageEntry, SaidInMessage } from '../../../domain/integration/index.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { languageTags } from '../../../texts/index.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { noticeWords } from '../collaboration/index.ts';
import type { DueMatter, MessageEvent } from './queries/channel-queue.ts';

/** What putting a message into words needs. */
export interface WordsFrame {
  readonly texts: Texts;
  readonly language: Language;
  readonly agency: string;
  /** The installation's own address, without a slash at its end. */
  readonly publicUrl: string;
  /** Whether what people wrote goes along. */
  readonly words: boolean;
  /** Names of people mentioned, by id. */
  readonly names: ReadonlyMap<number, string>;
}

/** Everybody mentioned in what was said. */
export const mentionedIn = (events: readonly MessageEvent[]): number[] => [
  ...new Set(events.flatMap((e) => mentionsIn(e.said ?? '').people)),
];

/** The text that tells of an event; the arguments are those of notices, and what the event's data has. */
function messageKey(e: MessageEvent): string {
  switch (e.type) {
    case 'matter.created':
      return 'integration.told.created';
    case 'fact.recorded':
      return 'integration.told.released';
    case 'matter.transitioned':
      return 'collaboration.notice.moved';
    case 'matter.edited':
      return 'collaboration.notice.changed';
    case 'comment.written':
      return 'collaboration.notice.commented';
    case 'attachment.added':
      return 'collaboration.notice.attached';
    case 'approval.requested':
      return 'collaboration.notice.approvalAsked';
    case 'approval.approved':
    case 'approval.declined':
      return 'collaboration.notice.approvalDecided';
    default:
      return `integration.told.${e.type}`;
  }
}

function sentenceOf(e: MessageEvent, { texts, language }: WordsFrame): string {
  const node = { key: e.key, kind: e.kind, title: e.title };
  const { transition, to, name } = e.data;
  const args = noticeArguments(
    {
      type: '',
      actor: e.actor === null ? null : { name: e.actor },
      data: {
        state: e.changes.find((c) => c.field === 'state')?.to,
        fields: e.changes.map((c) => c.field),
        transition,
        file: name,
        decision: e.type.slice('approval.'.length),
      },
      node,
    },
    noticeWords(texts, language),
  );
  return texts.text(language, messageKey(e), {
    ...args,
    to: typeof to === 'string' ? to : '',
    environment: e.environment ?? '',
  });
}

/** What somebody wrote of it: a comment, or the reason of a move or an answer. */
function saidOf(e: MessageEvent, frame: WordsFrame): SaidInMessage | null {
  if (!frame.words) return null;
  const { texts, language } = frame;
  const reason = [e.data.reason, e.data.note].find((r): r is string => typeof r === 'string' && r !== '');
  const text = e.said ?? (e.type === 'comment.written' ? null : (reason ?? null));
  if (text === null) return null;
  const other =
    e.language !== null && e.language !== language ? languageName(texts, language, e.language) : '';
  const reasonIs = e.said === null;
  return {
    label: !reasonIs
      ? other
      : other
        ? texts.text(language, 'collaboration.reasonIn', { language: other })
        : texts.text(language, 'collaboration.reason'),
    text: excerptOf(text, frame.names, 400),
  };
}

/** The name of a language as it is written inside a sentence. */
function languageName(texts: Texts, reader: Language, language: Language): string {
  const name = texts.text(reader, `common.language.${language}`);
  return reader === 'en' ? name : name.toLowerCase();
}

/** What kind of thing it is, and whose. */
function contextOf(e: MessageEvent, { texts, language }: WordsFrame): string {
  return [texts.text(language, `process.${e.kind}.name`), e.team, e.product].filter(Boolean).join(' · ');
}

/** A message of events: those of one matter together, in the order they happened. */
export function wordEvents(events: readonly MessageEvent[], frame: WordsFrame): ChannelMessage {
  const entries = [...groupByNode(events).values()].map((own): MessageEntry => {
    const [first] = own as [MessageEvent];
    return {
      heading: `${first.key} ${first.title}`,
      address: `${frame.publicUrl}${pageOf(first)}`,
      context: contextOf(first, frame),
      lines: own.map((e) => ({ sentence: sentenceOf(e, frame), said: saidOf(e, frame) })),
    };
  });
  const [only] = entries;
  return {
    ...common(frame),
    summary:
      entries.length === 1 && only
        ? `${only.heading}: ${only.lines.at(-1)?.sentence ?? ''}`
        : frame.texts.text(frame.language, 'integration.told.several', { count: entries.length }),
    intro: '',
    entries,
  };
}

function groupByNode(events: readonly MessageEvent[]): Map<number, MessageEvent[]> {
  const byNode = new Map<number, MessageEvent[]>();
  for (const e of events) byNode.set(e.nodeId, [...(byNode.get(e.nodeId) ?? []), e]);
  return byNode;
}

/** The message of deadlines of a morning; null when there is nothing to tell. */
export function wordMorning(
  day: string,
  due: { readonly late: readonly DueMatter[]; readonly coming: readonly DueMatter[] },
  frame: WordsFrame,
): ChannelMessage | null {
  const { texts, language, publicUrl } = frame;
  const days = new Intl.DateTimeFormat(languageTags[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const said = (d: string) => days.format(new Date(`${d}T00:00:00Z`));
  const entry = (m: DueMatter, key: string): MessageEntry => ({
    heading: `${m.key} ${m.title}`,
    address: `${publicUrl}${pageOf(m)}`,
    context: [texts.text(language, `process.${m.kind}.name`), m.owner].filter(Boolean).join(' · '),
    lines: [{ sentence: texts.text(language, key, { day: said(m.end) }), said: null }],
  });
  const entries = [
    ...due.late.map((m) => entry(m, 'integration.told.late')),
    ...due.coming.map((m) => entry(m, 'integration.told.coming')),
  ];
  if (entries.length === 0) return null;
  const intro = texts.text(language, 'integration.told.morning', {
    day: said(day),
    late: due.late.length,
    coming: due.coming.length,
  });
  return { ...common(frame), summary: intro, intro, entries };
}

/** The message of a test sent by hand. */
export function wordTest(
  channel: { readonly id: number; readonly name: string },
  frame: WordsFrame,
): ChannelMessage {
  const { texts, language, agency, publicUrl } = frame;
  const sentence = texts.text(language, 'integration.told.test', { name: channel.name, agency });
  return {
    ...common(frame),
    summary: sentence,
    intro: '',
    entries: [
      {
        heading: texts.text(language, 'integration.told.testHeading'),
        address: `${publicUrl}/settings/channels/${channel.id}`,
        context: '',
        lines: [{ sentence, said: null }],
      },
    ],
  };
}

const common = ({ texts, language }: WordsFrame) => ({
  language,
  more: (count: number) => texts.text(language, 'integration.told.more', { count }),
  left: 0,
  open: texts.text(language, 'integration.told.open'),
});
