import { expect } from 'vitest';
import type { MatterValue } from '../../src/contract/matters.ts';
import type { SprintReportValue, SprintValue, VelocityValue, WayValue } from '../../src/contract/sprints.ts';
import { addDays } from '../../src/domain/kernel/calendar.ts';
import { startTestApp, type TestApp, type TestClient } from '../harness/app.ts';
import type { MadeNode } from '../harness/directory.ts';

/** What a team plans with, as the API tells it. */
export interface Planning {
  readonly way: WayValue;
  readonly ceased: boolean;
  readonly active: SprintValue | null;
  readonly planned: SprintValue[];
  readonly velocity: VelocityValue;
  readonly mayPlan: boolean;
}

/** Today in the agency's zone, by the wall clock. */
export const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo' }).format(new Date());

/** The first fault of an answer. */
export const fault = (answer: { json: <T>() => T }) =>
  answer.json<{ faults: { pointer: string; reason: string }[] }>().faults[0];

/** Two teams with a lead, a member of the first, others; and the calls that tests of sprints make. */
export async function sprintWorld() {
  // The trail is written by the wall clock: what a sprint tells by day must stand on the same.
  const t: TestApp = await startTestApp({ now: new Date() });
  const group = await t.make.productGroup();
  const team = await t.make.team(group, 'Team Fjord');
  const second = await t.make.team(group, 'Team Fjell');
  const organisation = await t.make.organisation();
  const lead = await t.as(
    await t.make.person('Liv Leder', 'employee', ['teamLead', team.id], ['teamLead', second.id]),
  );
  const member = await t.as(await t.make.person('Mia Medlem', 'employee', ['teamMember', team.id]));
  const other = await t.as(await t.make.person('Odd Annen', 'employee'));
  const serviceOwner = await t.as(await t.make.person('Tor Eier', ['serviceOwnerMember', organisation.id]));
  const admin = await t.as(await t.make.person('Ada Admin', 'employee', 'admin'));

  const planning = async (of: MadeNode, by: TestClient = member) =>
    (await by.get(`/api/v1/teams/${of.key}/planning`)).json<Planning>();
  const choose = async (of: MadeNode, body: Record<string, unknown>, by: TestClient = lead) => {
    const { version } = (await by.get(`/api/v1/teams/${of.key}/way-of-working`)).json<WayValue>();
    return by.write('PUT', `/api/v1/teams/${of.key}/way-of-working`, body, { version });
  };
  const issue = async (
    fields: Record<string, unknown> = {},
    by: TestClient = member,
  ): Promise<MatterValue> => {
    const answer = await by.write('POST', '/api/v1/issues', { title: 'En sak', team: team.key, ...fields });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<MatterValue>();
  };
  const read = async (key: string) => (await member.get(`/api/v1/matters/${key}`)).json<MatterValue>();
  const put = async (key: string, fields: Record<string, unknown>, by: TestClient = member) =>
    by.write('PATCH', `/api/v1/issues/${key}`, fields, { version: (await read(key)).version });
  const move = async (key: string, name: string, by: TestClient = member) => {
    const { version } = await read(key);
    const moved = await by.write('POST', `/api/v1/matters/${key}/transitions/${name}`, {}, { version });
    expect(moved.statusCode, moved.body).toBe(200);
  };
  const sprint = async (key: string) => (await member.get(`/api/v1/sprints/${key}`)).json<SprintValue>();
  const act = (s: SprintValue, what: 'start' | 'close' | 'cancel', body?: unknown, by: TestClient = member) =>
    by.write('POST', `/api/v1/sprints/${s.key}/${what}`, body, { version: s.version });
  const start = (s: SprintValue, by: TestClient = member) =>
    act(s, 'start', { startsOn: addDays(today, -7), endsOn: addDays(today, 6) }, by);
  const report = async (key: string) =>
    (await member.get(`/api/v1/sprints/${key}/report`)).json<SprintReportValue>();
  /** A team of its own, with a sprint planned and issues with these estimates in it. */
  const planned = async (estimates: readonly (number | null)[]) => {
    const own = await t.make.team(group);
    expect((await choose(own, { way: 'sprints' }, admin)).statusCode).toBe(200);
    const first = (await planning(own, admin)).planned[0]!;
    const issues: MatterValue[] = [];
    for (const estimate of estimates)
      issues.push(await issue({ team: own.key, estimate, sprint: first.key }, admin));
    return { own, planned: first, issues };
  };
  return {
    ...{ t, group, team, second, lead, member, other, serviceOwner, admin },
    ...{ planning, choose, issue, read, put, move, sprint, act, start, report, planned },
  };
}

/** See {@link sprintWorld}. */
export type SprintWorld = Awaited<ReturnType<typeof sprintWorld>>;
