import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { NoticeGroupValue } from '../../../contract/collaboration.ts';
import { eraseEvents } from '../../core/erase.ts';
import type { MailMessage } from '../../platform/mail/mailer.ts';
import { createTexts } from '../../platform/texts/texts.ts';
import { fanOut } from './fan-out.ts';
import { planAtOnce, planDigests } from './queries/mail.ts';
import { sendDueMails } from './send-mail.ts';

describe('why, in a notice', () => {
  let t: TestApp;
  let lead: TestClient;
  let asker: TestClient;
  let askerId: number;
  let leadId: number;
  const sent: MailMessage[] = [];

  const groupsOf = async (client: TestClient): Promise<NoticeGroupValue[]> =>
    (await client.get('/api/v1/notices')).json<{ items: NoticeGroupValue[] }>().items;
  /** Makes and sends the mails that are due. */
  const mail = async (): Promise<void> => {
    await fanOut(t.db);
    await t.db.transaction(async (tx) => {
      await planAtOnce(tx, 'localhost', 0);
      await planDigests(tx, 'localhost', t.clock.now(), 'Europe/Oslo');
    });
    await sendDueMails({
      db: t.db,
      clock: t.clock,
      mailer: {
        async send(message) {
          sent.push(message);
          return { outcome: 'sent' };
        },
        close: () => undefined,
      },
      texts: createTexts(),
      agency: 'Etaten',
      publicUrl: 'https://rodtrad.etat.no',
      timeZone: 'Europe/Oslo',
    });
  };

  beforeAll(async () => {
    t = await startTestApp();
    leadId = await t.make.person('Kari Leder', 'employee');
    lead = await t.as(leadId);
    askerId = await t.make.person('Ola Spør', 'employee');
    await t.db.sql(`update person set language = 'en' where id = $1`, [askerId]);
    await t.db.sql(`update person set language = 'nn' where id = $1`, [leadId]);
    asker = await t.as(askerId);
    lead = await t.as(leadId);
    await fanOut(t.db);
  });
  afterAll(() => t.close());

  it('goes along when a need is declined: told once, in the reader’s language, the reason marked with its own', async () => {
    const made = await asker.write('POST', '/api/v1/needs', { title: 'Mørk drakt', owner: leadId });
    const { key } = made.json<{ key: string }>();
    await fanOut(t.db);
    const declined = await lead.write(
      'POST',
      `/api/v1/matters/${key}/transitions/decline`,
      { reason: 'Det finst alt. Slå henne på under *Innstillingar*.' },
      { version: 1 },
    );
    expect(declined.statusCode, declined.body).toBe(200);
    await mail();
    const [group] = await groupsOf(asker);
    expect(group!.notices.map((n) => [n.type, n.reason, n.language])).toEqual([
      ['needDeclined', 'Det finst alt. Slå henne på under Innstillingar.', 'nn'],
    ]);
    const letter = sent.find((m) => m.language === 'en');
    expect(letter!.subject).toBe(`${key}: The need was declined (Mørk drakt)`);
    expect(letter!.text).toContain('Reason (Nynorsk): “Det finst alt. Slå henne på under Innstillingar.”');
    expect(letter!.html).toContain('<blockquote lang="nn-NO">Det finst alt.');
    expect(letter!.text).toContain(`https://rodtrad.etat.no/matters/${key}`);
  });

  it('is gone from the notice when it has been erased', async () => {
    const [row] = await t.db.sql<{ id: number }>(
      `select event_id as id from notice where person_id = $1 and type = 'needDeclined'`,
      [askerId],
    );
    await t.db.transaction((tx) =>
      eraseEvents(tx, {
        events: [row!.id],
        actor: { personId: null, kind: 'system' },
        reason: 'prøve',
        nodeId: null,
        kind: null,
      }),
    );
    const [group] = await groupsOf(asker);
    expect(group!.notices.map((n) => [n.type, n.reason, n.language])).toEqual([['needDeclined', null, null]]);
  });
});
