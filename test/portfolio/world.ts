import type { MatterValue } from '../../src/contract/matters.ts';
import { initiativeProcess } from '../../src/domain/portfolio/index.ts';
import { createMatter } from '../../src/server/core/create.ts';
import { startTestApp, type TestApp, type TestClient } from '../harness/app.ts';
import type { MadeNode } from '../harness/directory.ts';
import { callBy, makePerson } from '../harness/people.ts';

/** People and places that the portfolio's tests share. */
export interface PortfolioWorld {
  readonly t: TestApp;
  readonly manager: TestClient;
  readonly managerId: number;
  readonly officer: TestClient;
  readonly officerId: number;
  readonly owner: TestClient;
  readonly ownerId: number;
  readonly employee: TestClient;
  readonly employeeId: number;
  readonly auditor: TestClient;
  readonly outsider: TestClient;
  readonly group: MadeNode;
  readonly team: MadeNode;
  readonly otherTeam: MadeNode;
  readonly groupLeader: TestClient;
  readonly groupLeaderId: number;
  readonly teamLead: TestClient;
  readonly teamLeadId: number;
  /** Registers an initiative of the owner, in a state. */
  initiative(state?: string, fields?: Readonly<Record<string, unknown>>): Promise<MadeNode>;
  /** The matter as the manager sees it. */
  read(key: string): Promise<MatterValue>;
}

/** Starts the application with an agency in small. */
export async function portfolioWorld(): Promise<PortfolioWorld> {
  const t = await startTestApp();
  const { make } = t;
  const group = await make.productGroup('Meldinger');
  const team = await make.team(group, 'Team Post');
  const otherTeam = await make.team(group, 'Team Varsling');
  const managerId = await make.person('Mona Styrer', 'employee', 'portfolioManager');
  const officerId = await make.person('Kai Kontor', 'employee', 'portfolioOffice');
  const ownerId = await make.person('Eva Eier', 'employee');
  const employeeId = await make.person('Eli Ansatt', 'employee');
  const groupLeaderId = await make.person('Gro Leder', 'employee', ['productGroupLeader', group.id]);
  const teamLeadId = await make.person('Tor Lagleder', 'employee', ['teamLead', team.id]);
  const author = await makePerson(t.db, ['employee'], 'Arne Forfatter');
  const manager = await t.as(managerId);
  return {
    t,
    manager,
    managerId,
    officer: await t.as(officerId),
    officerId,
    owner: await t.as(ownerId),
    ownerId,
    employee: await t.as(employeeId),
    employeeId,
    auditor: await t.as(await make.person('Rita Revisor', 'auditor')),
    outsider: await t.as(await make.person('Ute Utenfor')),
    group,
    team,
    otherTeam,
    groupLeader: await t.as(groupLeaderId),
    groupLeaderId,
    teamLead: await t.as(teamLeadId),
    teamLeadId,
    async initiative(state = 'notStarted', fields = {}) {
      const made = await t.db.transaction((tx) =>
        createMatter(tx, callBy(author), initiativeProcess, {
          title: 'Felles kontaktregister',
          owner: ownerId,
          ...fields,
        }),
      );
      // As if its gates had been passed: they are not what is tried here.
      if (state !== 'notStarted')
        await t.db.sql('update matter set state = $2, state_since = now() where id = $1', [made.id, state]);
      return made;
    },
    read: async (key) => (await manager.get(`/api/v1/matters/${key}`)).json<MatterValue>(),
  };
}
