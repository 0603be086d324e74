import type { Channel, NoticeTopic } from '../../../../domain/collaboration/index.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** The channels somebody has chosen, by topic. */
export async function chosenChannels(q: Queryable, personId: number): Promise<Map<string, Channel>> {
  const rows = await q.sql<{ topic: string; channel: Channel }>(
    'select topic, channel from notice_preference where person_id = $1',
    [personId],
  );
  return new Map(rows.map((r) => [r.topic, r.channel]));
}

/** Stores choices; those not named stay. */
export async function chooseChannels(
  tx: Tx,
  personId: number,
  choices: ReadonlyMap<NoticeTopic, Channel>,
): Promise<void> {
  await tx.sql(
    `insert into notice_preference (person_id, topic, channel)
     select $1, c.topic, c.channel from unnest($2::text[], $3::text[]) as c (topic, channel)
     on conflict (person_id, topic) do update set channel = excluded.channel, updated_at = now()`,
    [personId, [...choices.keys()], [...choices.values()]],
  );
}

/** Where somebody's mail goes. */
export async function addressOf(q: Queryable, personId: number): Promise<string | null> {
  const [row] = await q.sql<{ email: string | null }>('select email from person where id = $1', [personId]);
  return row?.email ?? null;
}
