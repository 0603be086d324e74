import { createTransport } from 'nodemailer';

/** One message. Plain text always; HTML beside it. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its angle brackets; the same however often it is tried. */
  readonly messageId: string;
  readonly language: string;
  /** Where the reader chooses what they get. */
  readonly preferencesUrl: string;
  /** What messages about the same thing have in common, with angle brackets, so that they are shown together. */
  readonly thread?: string;
}

/**
 * What became of a message: taken by the server; refused for good (this address or message); or not now. `reason` is
 * the server's answer or the fault's code, without addresses or secrets.
 */
export type MailOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'later'; readonly reason: string }
  /** The server is away or does not let us in: no use in trying the next. */
  | { readonly outcome: 'away'; readonly reason: string };

/** Sends mail. */
export interface Mailer {
  send(message: MailMessage): Promise<MailOutcome>;
  close(): void;
}

/** Where and from whom. */
export interface MailerOptions {
  readonly smtpUrl: string;
  readonly from: string;
  readonly fromName: string;
  /** How long the server may be silent, in milliseconds; default 15,000. */
  readonly timeoutMs?: number;
}

/** An address that can stand in an envelope: one, plain, on one line. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 320 && /^[^\s@<>,;:"()[\]\\\p{Cc}]{1,64}@[^\s@<>,;:"()[\]\\\p{Cc}]{1,255}$/u.test(text)
  );
}

/** A header's text on one line: what could end it becomes a space. */
export function headerText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

/** Faults of a connection or a login: the server's, not the message's. */
const awayCodes = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'EAUTH',
  'ETLS',
  'ECONNREFUSED',
  'EPROTOCOL',
  'ENOAUTH',
  'EOAUTH2',
]);

function outcomeOf(error: unknown): MailOutcome {
  const e = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  const code = typeof e.code === 'string' ? e.code : 'EMAIL';
  const answered = typeof e.responseCode === 'number' ? e.responseCode : null;
  const reason = [code, answered, typeof e.command === 'string' ? e.command : null]
    .filter((part) => part !== null)
    .join(' ');
  // 421 closes the connection whatever was asked.
  if (awayCodes.has(code) || answered === 421) return { outcome: 'away', reason };
  return { outcome: answered !== null && answered >= 500 ? 'refused' : 'later', reason };
}

/** A mailer on an SMTP server. Nothing is read from files or fetched, whatever a message says. */
export function createMailer(options: MailerOptions): Mailer {
  const timeout = options.timeoutMs ?? 15_000;
  const transport = createTransport({
    url: options.smtpUrl,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message) {
      if (!isMailAddress(message.to)) return { outcome: 'refused', reason: 'no address' };
      try {
        await transport.sendMail({
          from: { name: headerText(options.fromName), address: options.from },
          to: { name: '', address: message.to },
          subject: headerText(message.subject),
          text: message.text,
          html: message.html,
          messageId: message.messageId,
          ...(message.thread === undefined
            ? {}
            : { references: [message.thread], inReplyTo: message.thread }),
          headers: {
            'Content-Language': message.language,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
          },
          list: { unsubscribe: { url: message.preferencesUrl, comment: '' } },
        });
        return { outcome: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** How long to wait before trying again, in seconds: a minute, doubled each time, at most six hours. */
export function waitBeforeRetry(attempts: number): number {
  return Math.min(60 * 2 ** Math.max(0, attempts - 1), 6 * 3600);
}
