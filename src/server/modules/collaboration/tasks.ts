import type { BackgroundTask } from '../../core/background.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { createMailer } from '../../platform/mail/mailer.ts';
import { fanOut } from './fan-out.ts';
import { sweepBlobs } from './queries/blobs.ts';
import { forgetMailWishes, planAtOnce, planDigests, sweepMails } from './queries/mail.ts';
import { sweepNotices } from './queries/mark-notices.ts';
import { sendDueMails } from './send-mail.ts';

/** How long a notice waits before it is mailed, so that what belongs together comes together and what is read is not sent. */
const gatherSeconds = 60;

/** Tells people of what has happened, sends their mail, and takes away what is no longer needed. */
export function collaborationTasks({ services, config, texts }: ModuleDependencies): BackgroundTask[] {
  const { db, clock, timeZone } = services;
  const always: BackgroundTask[] = [
    { name: 'notices', everySeconds: 1, run: () => fanOut(db) },
    {
      name: 'sweep-collaboration',
      everySeconds: 3600,
      run: () =>
        db.transaction(async (tx) => {
          await sweepMails(tx);
          await sweepNotices(tx);
          await sweepBlobs(tx);
        }),
    },
  ];
  if (config.smtpUrl === undefined || config.mailFrom === undefined) {
    return [
      ...always,
      { name: 'no-mail', everySeconds: 60, run: () => db.transaction((tx) => forgetMailWishes(tx)) },
    ];
  }
  const mailer = createMailer({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    fromName: config.agencyName,
  });
  const host = new URL(config.publicUrl).hostname;
  const world = {
    db,
    clock,
    mailer,
    texts,
    agency: config.agencyName,
    publicUrl: config.publicUrl,
    timeZone,
  };
  return [
    ...always,
    {
      name: 'plan-mail',
      everySeconds: 10,
      run: () =>
        db.transaction(async (tx) => {
          await planAtOnce(tx, host, gatherSeconds);
          await planDigests(tx, host, clock.now(), timeZone);
        }),
    },
    { name: 'send-mail', everySeconds: 5, run: () => sendDueMails(world) },
  ];
}
