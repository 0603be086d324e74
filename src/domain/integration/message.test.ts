import { describe, expect, it } from 'vitest';
import { type ChannelMessage, mattermostText, messageFor, mostBytes, slackText } from './message.ts';

const message = (more: Partial<ChannelMessage> = {}): ChannelMessage => ({
  language: 'nb',
  summary: 'BEH-3: Kari avslo <behovet>',
  intro: '',
  entries: [
    {
      heading: 'BEH-3 Se a|b & <c>',
      address: 'https://rt.example/matters/BEH-3',
      context: 'Behov · Team Profil',
      lines: [
        {
          sentence: 'Kari flyttet til Avslått',
          said: { label: 'Begrunnelse (nynorsk)', text: 'Det *finst* alt,\n<!channel> @here [x](http://y)' },
        },
      ],
    },
  ],
  more: (count) => `og ${count} til`,
  left: 0,
  open: 'Åpne',
  ...more,
});

describe('a message', () => {
  it('to Slack is blocks of mrkdwn in which nobody can call on a channel', () => {
    expect(JSON.parse(messageFor('slack', message()))).toEqual({
      text: 'BEH-3: Kari avslo &lt;behovet&gt;',
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text:
              '*<https://rt.example/matters/BEH-3|BEH-3 Se a¦b &amp; &lt;c&gt;>*\nKari flyttet til Avslått' +
              '\n>_Begrunnelse (nynorsk):_ Det *finst* alt, &lt;!channel&gt; @here [x](http://y)',
          },
        },
        { type: 'context', elements: [{ type: 'mrkdwn', text: 'Behov · Team Profil' }] },
      ],
    });
  });

  it('to Teams is an Adaptive Card in a message, with text in runs that are no Markdown', () => {
    expect(JSON.parse(messageFor('teams', message()))).toEqual({
      type: 'message',
      summary: 'BEH-3: Kari avslo <behovet>',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            lang: 'nb',
            fallbackText: 'BEH-3: Kari avslo <behovet>',
            msteams: { width: 'Full' },
            body: [
              {
                type: 'Container',
                separator: false,
                items: [
                  {
                    type: 'RichTextBlock',
                    inlines: [
                      { type: 'TextRun', text: 'BEH-3 Se a|b & <c>', weight: 'Bolder', color: 'Accent' },
                    ],
                  },
                  {
                    type: 'RichTextBlock',
                    inlines: [{ type: 'TextRun', text: 'Kari flyttet til Avslått' }],
                    spacing: 'Small',
                  },
                  {
                    type: 'RichTextBlock',
                    inlines: [
                      { type: 'TextRun', text: 'Begrunnelse (nynorsk): ', italic: true },
                      { type: 'TextRun', text: 'Det *finst* alt, <!channel> @here [x](http://y)' },
                    ],
                    spacing: 'Small',
                  },
                  {
                    type: 'RichTextBlock',
                    inlines: [
                      { type: 'TextRun', text: 'Behov · Team Profil', isSubtle: true, size: 'Small' },
                    ],
                    spacing: 'Small',
                  },
                ],
              },
            ],
            actions: [{ type: 'Action.OpenUrl', title: 'Åpne', url: 'https://rt.example/matters/BEH-3' }],
          },
        },
      ],
    });
  });

  it('to Mattermost is attachments, with Markdown and mentions put out of force', () => {
    const body = JSON.parse(messageFor('mattermost', message()));
    expect(body.text).toBe('');
    expect(body.attachments).toEqual([
      {
        fallback: 'BEH-3 Se a|b & <c>\nKari flyttet til Avslått',
        title: 'BEH\\-3 Se a\\|b & \\<c\\>',
        title_link: 'https://rt.example/matters/BEH-3',
        text: 'Kari flyttet til Avslått\n> _Begrunnelse \\(nynorsk\\):_ Det \\*finst\\* alt, \\<\\!channel\\> @\u200bhere \\[x\\]\\(http:\u200b//y\\)',
        footer: 'Behov · Team Profil',
      },
    ]);
    expect(mattermostText('@all #tag ~by')).toBe('@\u200ball #\u200btag ~\u200bby');
    expect(slackText('<@U1> & co')).toBe('&lt;@U1&gt; &amp; co');
  });

  it.each(['slack', 'teams', 'mattermost'] as const)(
    'to %s tells of ten at most and counts the rest, and is never larger than what is taken in',
    (tool) => {
      const one = message().entries[0]!;
      const many = messageFor(
        tool,
        message({
          entries: Array.from({ length: 13 }, (_, i) => ({ ...one, heading: `SAK-${i}` })),
          left: 5,
        }),
      );
      expect(many).toContain('og 8 til');
      const long = 'æ'.repeat(5000);
      const huge = messageFor(
        tool,
        message({
          entries: Array.from({ length: 10 }, () => ({
            ...one,
            heading: long,
            lines: Array.from({ length: 9 }, () => ({ sentence: long, said: { label: long, text: long } })),
          })),
        }),
      );
      expect(Buffer.byteLength(huge)).toBeLessThanOrEqual(mostBytes);
      expect(huge).toMatch(/og \d til/);
    },
  );
});
