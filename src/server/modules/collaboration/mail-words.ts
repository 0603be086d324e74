import {
  isNoticeType,
  type NoticeWords,
  noticeArguments,
  noticeText,
  pageOf,
} from '../../../domain/collaboration/index.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { languageTags } from '../../../texts/index.ts';
import { escapeHtml } from '../../platform/mail/escape.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import type { ShownNotice } from './show-notices.ts';

/** What there is to tell of one node. */
export interface MailGroup {
  readonly node: { readonly key: string; readonly kind: string; readonly title: string };
  readonly notices: readonly ShownNotice[];
}

/** A mail put into words. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The words of processes in a language, as the screen has them. */
export function noticeWords(texts: Texts, language: Language): NoticeWords {
  const either = (own: string, common: string) => texts.text(language, texts.has(own) ? own : common);
  const list = new Intl.ListFormat(languageTags[language], { type: 'conjunction' });
  return {
    state: (kind, state) => texts.text(language, `process.${kind}.state.${state}`),
    field: (kind, field) => either(`process.${kind}.field.${field}`, `field.${field}`),
    transition: (kind, name) => texts.text(language, `process.${kind}.transition.${name}`),
    list: (items) => list.format(items),
    nobody: texts.text(language, 'collaboration.nobody'),
    hidden: texts.text(language, 'collaboration.hidden'),
  };
}

interface MailFrame {
  readonly texts: Texts;
  readonly language: Language;
  readonly agency: string;
  /** The installation's own address, without a slash at its end. */
  readonly publicUrl: string;
  readonly timeZone: string;
}

/** One notice as a sentence; empty for a kind that this version does not know. */
function sentenceOf(n: ShownNotice, node: MailGroup['node'], { texts, language }: MailFrame): string {
  if (!isNoticeType(n.type)) return '';
  return texts.text(
    language,
    noticeText(n.type),
    noticeArguments({ type: n.type, actor: n.actor, data: n.data, node }, noticeWords(texts, language)),
  );
}

/** What stands before a reason; names its language when it is another than the reader's. */
function reasonLabel(written: Language | null, { texts, language }: MailFrame): string {
  if (written === null || written === language) return texts.text(language, 'collaboration.reason');
  const name = texts.text(language, `common.language.${written}`);
  return texts.text(language, 'collaboration.reasonIn', {
    language: language === 'en' ? name : name.toLowerCase(),
  });
}

/** Puts what somebody is told into a mail in their language: plain text, and the same as simple HTML. */
export function wordMail(kind: 'once' | 'digest', groups: readonly MailGroup[], frame: MailFrame): MailWords {
  const { texts, language, publicUrl, agency } = frame;
  const say = (key: string, values?: Record<string, string | number>) => texts.text(language, key, values);
  const times = new Intl.DateTimeFormat(languageTags[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: frame.timeZone,
  });
  const count = groups.reduce((sum, g) => sum + g.notices.length, 0);
  const first = groups[0]!;
  const subject =
    kind === 'once'
      ? `${first.node.key}: ${sentenceOf(first.notices.at(-1)!, first.node, frame)} (${first.node.title})`
      : say('collaboration.mail.digestSubject', { count, agency });
  const intro = say(kind === 'once' ? 'collaboration.mail.once' : 'collaboration.mail.digest', { agency });
  const preferences = `${publicUrl}/notices/settings`;
  const foot = say('collaboration.mail.foot');
  const parts = groups.map(({ node, notices }) => ({
    heading: `${node.key} ${node.title}`,
    address: `${publicUrl}${pageOf(node)}`,
    lines: notices.map((n) => ({
      sentence: sentenceOf(n, node, frame),
      time: times.format(new Date(n.at)),
      excerpt: n.excerpt ?? n.reason,
      label: n.excerpt === null && n.reason !== null ? reasonLabel(n.language, frame) : null,
      language: n.language,
    })),
  }));
  const [open, close] = language === 'en' ? ['“', '”'] : ['«', '»'];
  const text = [
    intro,
    ...parts.map((p) =>
      [
        p.heading,
        p.address,
        ...p.lines.map(
          (l) =>
            `- ${l.sentence} (${l.time})${l.excerpt ? `\n  ${l.label ? `${l.label}: ` : ''}${open}${l.excerpt}${close}` : ''}`,
        ),
      ].join('\n'),
    ),
    `${foot}\n${preferences}`,
  ].join('\n\n');
  const e = escapeHtml;
  const html = [
    `<!doctype html><html lang="${languageTags[language]}"><head><meta charset="utf-8"><title>${e(subject)}</title></head><body>`,
    `<p>${e(intro)}</p>`,
    ...parts.map(
      (p) =>
        `<h2><a href="${e(p.address)}">${e(p.heading)}</a></h2><ul>${p.lines
          .map(
            (l) =>
              `<li>${e(l.sentence)} <small>(${e(l.time)})</small>${
                l.excerpt
                  ? `${l.label ? `<br>${e(l.label)}:` : ''}<blockquote${l.language ? ` lang="${languageTags[l.language]}"` : ''}>${e(l.excerpt)}</blockquote>`
                  : ''
              }</li>`,
          )
          .join('')}</ul>`,
    ),
    `<p><small>${e(foot)} <a href="${e(preferences)}">${e(say('collaboration.mail.choose'))}</a></small></p>`,
    '</body></html>',
  ].join('\n');
  return { subject, text, html };
}
