import type { ChannelTool } from './channel.ts';

/** What somebody wrote, as it goes along; `label` says in the channel's language what it is and, when it is another, which language it is in; empty for nothing to say. */
export interface SaidInMessage {
  readonly label: string;
  readonly text: string;
}

/** One thing a message tells of. */
export interface MessageEntry {
  readonly heading: string;
  readonly address: string;
  /** Sentences of what happened, oldest first. */
  readonly lines: readonly { readonly sentence: string; readonly said: SaidInMessage | null }[];
  /** What kind of thing it is and whose; empty for none. */
  readonly context: string;
}

/** A message in words, before it is put into the form of a tool. */
export interface ChannelMessage {
  readonly language: string;
  /** One line that stands for it all, where the tool shows no more (a notification on a phone). */
  readonly summary: string;
  /** Above the entries; empty for none. */
  readonly intro: string;
  readonly entries: readonly MessageEntry[];
  /** Words for those that had no room, given how many; empty for none. */
  readonly more: (count: number) => string;
  /** How many had no room already. */
  readonly left: number;
  /** On a button. */
  readonly open: string;
}

/** Most entries in one message; what more there is, is counted. */
export const mostEntries = 10;
/** Bytes of a whole message: Teams refuses somewhere above 21 kB, the others take more. */
export const mostBytes = 20_000;

const cut = (text: string, length: number): string => {
  const points = [...text];
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
};
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Text that Slack shows as it stands: its three signs escaped, so that nobody writes a mention or a link of theirs. */
export const slackText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Text that Mattermost shows as it stands: the signs of Markdown escaped, and a space of no width after `@`, `#`, `~`
 * and in addresses, so that nobody is called on and nothing becomes a link.
 */
export const mattermostText = (text: string): string =>
  text.replace(/[\\`*_{}[\]()<>!|+\-.]/g, '\\$&').replace(/[@#~:]/g, '$&\u200b');

function slackMessage(m: ChannelMessage, entries: readonly MessageEntry[], left: number): object {
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text: cut(text, 2900) } });
  const small = (text: string) => ({
    type: 'context',
    elements: [{ type: 'mrkdwn', text: cut(slackText(text), 500) }],
  });
  const quote = (s: SaidInMessage) =>
    `\n>${s.label ? `_${slackText(s.label)}:_ ` : ''}${slackText(oneLine(s.text))}`;
  return {
    text: slackText(m.summary),
    blocks: [
      ...(m.intro ? [section(`*${slackText(m.intro)}*`)] : []),
      ...entries.flatMap((e) => [
        section(
          [
            `*<${slackText(e.address)}|${slackText(e.heading).replaceAll('|', '¦')}>*`,
            ...e.lines.map((l) => `${slackText(l.sentence)}${l.said ? quote(l.said) : ''}`),
          ].join('\n'),
        ),
        ...(e.context ? [small(e.context)] : []),
      ]),
      ...(left > 0 ? [small(m.more(left))] : []),
    ],
  };
}

function teamsMessage(m: ChannelMessage, entries: readonly MessageEntry[], left: number): object {
  // Text in runs is shown as it stands; a TextBlock would read it as Markdown.
  const runs = (inlines: readonly object[], more: object = {}) => ({
    type: 'RichTextBlock',
    inlines,
    ...more,
  });
  const run = (text: string, more: object = {}) => ({ type: 'TextRun', text, ...more });
  const single = entries.length === 1 && left === 0;
  return {
    type: 'message',
    summary: m.summary,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          lang: m.language,
          fallbackText: m.summary,
          msteams: { width: 'Full' },
          body: [
            ...(m.intro ? [runs([run(m.intro, { weight: 'Bolder' })])] : []),
            ...entries.map((e, i) => ({
              type: 'Container',
              separator: i > 0,
              ...(single ? {} : { selectAction: { type: 'Action.OpenUrl', title: m.open, url: e.address } }),
              items: [
                runs([run(e.heading, { weight: 'Bolder', color: 'Accent' })]),
                ...e.lines.flatMap((l) => [
                  runs([run(l.sentence)], { spacing: 'Small' }),
                  ...(l.said
                    ? [
                        runs(
                          [
                            ...(l.said.label ? [run(`${l.said.label}: `, { italic: true })] : []),
                            run(oneLine(l.said.text)),
                          ],
                          {
                            spacing: 'Small',
                          },
                        ),
                      ]
                    : []),
                ]),
                ...(e.context
                  ? [runs([run(e.context, { isSubtle: true, size: 'Small' })], { spacing: 'Small' })]
                  : []),
              ],
            })),
            ...(left > 0 ? [runs([run(m.more(left), { isSubtle: true })])] : []),
          ],
          ...(single
            ? { actions: [{ type: 'Action.OpenUrl', title: m.open, url: entries[0]!.address }] }
            : {}),
        },
      },
    ],
  };
}

function mattermostMessage(m: ChannelMessage, entries: readonly MessageEntry[], left: number): object {
  const escaped = (text: string) => mattermostText(oneLine(text));
  return {
    text: [m.intro ? `**${escaped(m.intro)}**` : '', left > 0 ? escaped(m.more(left)) : '']
      .filter(Boolean)
      .join('\n'),
    attachments: entries.map((e) => ({
      fallback: [e.heading, ...e.lines.map((l) => l.sentence)].join('\n'),
      title: mattermostText(e.heading),
      title_link: e.address,
      text: e.lines
        .map(
          (l) =>
            `${escaped(l.sentence)}${l.said ? `\n> ${l.said.label ? `_${escaped(l.said.label)}:_ ` : ''}${escaped(l.said.text)}` : ''}`,
        )
        .join('\n\n'),
      ...(e.context ? { footer: e.context } : {}),
    })),
  };
}

const forms: Readonly<
  Record<ChannelTool, (m: ChannelMessage, entries: readonly MessageEntry[], left: number) => object>
> = { slack: slackMessage, teams: teamsMessage, mattermost: mattermostMessage };

const bounded = (e: MessageEntry): MessageEntry => ({
  ...e,
  heading: cut(oneLine(e.heading), 160),
  context: cut(oneLine(e.context), 200),
  lines: e.lines.slice(-5).map((l) => ({
    sentence: cut(oneLine(l.sentence), 240),
    said: l.said ? { label: cut(l.said.label, 60), text: cut(l.said.text, 400) } : null,
  })),
});

/**
 * A message as a tool takes it, as JSON: blocks for Slack, an Adaptive Card in a message for Teams (a Workflows webhook),
 * attachments for Mattermost. What people wrote is shown as it stands, calls on nobody and makes no links. Never more
 * than {@link mostEntries} entries nor {@link mostBytes} bytes: the rest is counted.
 */
export function messageFor(tool: ChannelTool, m: ChannelMessage): string {
  const all = m.entries.map(bounded);
  for (let n = Math.min(all.length, mostEntries); ; n -= 1) {
    const body = JSON.stringify(forms[tool](m, all.slice(0, n), m.left + all.length - n));
    if (n <= 1 || new TextEncoder().encode(body).length <= mostBytes) return body;
  }
}
