import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/context.ts';
import type { Db } from '../../platform/db/db.ts';
import { isMailAddress, type Mailer, waitBeforeRetry } from '../../platform/mail/mailer.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { type MailGroup, wordMail } from './mail-words.ts';
import { type Reader, readersById } from './queries/actors.ts';
import { type ClaimedMail, claimMails, endMail, noticesOfMail, putOffMail } from './queries/mail.ts';
import { nodesSeen } from './queries/nodes-seen.ts';
import { noticesById } from './queries/read-notices.ts';
import { showNotices } from './show-notices.ts';

/** What sending mail needs. */
export interface MailWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly texts: Texts;
  readonly agency: string;
  readonly publicUrl: string;
  readonly timeZone: string;
}

const batch = 20;
/** Seconds until the next of the queue are tried when the server is away. */
const awaySeconds = 60;
/** A mail that the server has put off for this long is given up, and shown as failed. */
const giveUpMilliseconds = 5 * 86_400_000;

/** What a mail tells its reader now: by node, only what they still see and have not read. */
async function groupsOf(db: Db, reader: Reader, mailId: number): Promise<MailGroup[]> {
  const rows = await noticesById(db, reader, await noticesOfMail(db, mailId));
  const notices = (await showNotices(db, reader, rows)).reverse();
  const nodes = await nodesSeen(db, [...new Set(notices.map((n) => n.nodeId))]);
  return nodes.map((node) => ({ node, notices: notices.filter((n) => n.nodeId === node.id) }));
}

/** One id for all mail about a node, so that programs show it together. It names nothing that can be read out of it. */
function threadOf(world: MailWorld, key: string): string {
  const name = createHash('sha256').update(`${world.publicUrl}/${key}`).digest('hex').slice(0, 32);
  return `<${name}@${new URL(world.publicUrl).hostname}>`;
}

/** Sends one claimed mail. False: the server is away, the rest need not be tried. */
async function sendOne(world: MailWorld, mail: ClaimedMail): Promise<boolean> {
  const { db, clock } = world;
  const [reader] = await readersById(db, [mail.personId], clock.now());
  if (!reader || reader.email === null || !isMailAddress(reader.email)) {
    await endMail(db, mail.id, 'dropped', reader ? 'no address' : null);
    return true;
  }
  const groups = await groupsOf(db, reader, mail.id);
  if (groups.length === 0) {
    await endMail(db, mail.id, 'dropped', null);
    return true;
  }
  const words = wordMail(mail.kind, groups, {
    texts: world.texts,
    language: reader.language,
    agency: world.agency,
    publicUrl: world.publicUrl,
    timeZone: world.timeZone,
  });
  const answer = await world.mailer.send({
    to: reader.email,
    ...words,
    messageId: mail.messageId,
    language: reader.language,
    preferencesUrl: `${world.publicUrl}/notices/settings`,
    ...(mail.kind === 'once' ? { thread: threadOf(world, groups[0]!.node.key) } : {}),
  });
  if (answer.outcome === 'sent') {
    await endMail(db, mail.id, 'sent', null);
    return true;
  }
  const tooOld = Date.now() - mail.createdAt.getTime() > giveUpMilliseconds;
  if (answer.outcome === 'refused' || (answer.outcome === 'later' && tooOld)) {
    await endMail(db, mail.id, 'failed', answer.reason);
    return true;
  }
  await putOffMail(db, mail.id, waitBeforeRetry(mail.attempts), answer.reason, true);
  return answer.outcome !== 'away';
}

/**
 * Sends what is due. When the server is away, the rest waits a minute without counting as tried: nothing is lost, and it
 * is not knocked on for each mail. Gives how many were ended or put off.
 */
export async function sendDueMails(world: MailWorld): Promise<number> {
  const mails = await claimMails(world.db, batch);
  for (const [i, mail] of mails.entries()) {
    if (await sendOne(world, mail)) continue;
    for (const rest of mails.slice(i + 1)) await putOffMail(world.db, rest.id, awaySeconds, null, false);
    return i + 1;
  }
  return mails.length;
}
