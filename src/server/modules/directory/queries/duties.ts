import type { DutyValue } from '../../../../contract/personal.ts';
import { processes } from '../../../../domain/processes.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** States in which a matter of some kind is over. */
const over: readonly string[] = Object.values(processes).flatMap((d) =>
  Object.entries(d.states)
    .filter(([, s]) => s.category === 'done')
    .map(([state]) => `${d.kind}.${state}`),
);

/** Each duty with a statement giving where it is; `$1` the person, `$2` the states that are over, `$3` now. */
const statements: Readonly<Record<DutyValue['code'], string>> = {
  role: `select m.role as place from membership m
    where m.person_id = $1 and m.valid @> $3::timestamptz and cardinality($2::text[]) >= 0`,
  openMatter: `select n.key as place from matter m join node n on n.id = m.id
    where m.owner_id = $1 and n.deleted_at is null and m.kind || '.' || m.state <> all($2::text[]) and $3::timestamptz is not null`,
  followUp: `select n.key as place from meeting_item i join node n on n.id = i.meeting_id
    where i.follow_up_person = $1 and i.follow_up_done_at is null and i.removed_at is null and cardinality($2::text[]) >= 0 and $3::timestamptz is not null`,
  measurement: `select n.key as place from key_result k join matter m on m.id = k.id join node n on n.id = k.id
    where k.measured_by = $1 and n.deleted_at is null and m.kind || '.' || m.state <> all($2::text[]) and $3::timestamptz is not null`,
  distribution: `select n.key as place from distribution d join node n on n.id = d.initiative_id
    where d.lead_id = $1 and d.state = 'proposed' and cardinality($2::text[]) >= 0 and $3::timestamptz is not null`,
  routine: `select n.title as place from team_routine r join node n on n.id = r.team_id
    where r.owner_id = $1 and cardinality($2::text[]) >= 0 and $3::timestamptz is not null`,
  process: `select process as place from process_manager
    where person_id = $1 and cardinality($2::text[]) >= 0 and $3::timestamptz is not null`,
};

/** What somebody must be relieved of before they can be anonymised; empty when nothing is left. */
export async function dutiesOf(q: Queryable, id: number, now: Date): Promise<DutyValue[]> {
  const duties: DutyValue[] = [];
  for (const [code, statement] of Object.entries(statements)) {
    const rows = await q.sql<{ place: string }>(`${statement} order by 1 limit 1000`, [id, over, now]);
    if (rows.length === 0) continue;
    duties.push({
      code: code as DutyValue['code'],
      count: rows.length,
      where: rows.slice(0, 20).map((r) => r.place),
    });
  }
  return duties;
}
