import { describe, expect, it } from 'vitest';
import {
  create,
  db,
  edit,
  employee,
  initiative,
  manager,
  mark,
  other,
  outsider,
  problem,
  startWorld,
} from '../../../test/engine/world.ts';
import { historyOf, matterAsOf } from './history.ts';
import { countMatters, listMatters } from './list.ts';

startWorld();

describe('history', () => {
  it('tells a matter as it stood', async () => {
    const { id, key } = await create(employee, { title: 'Som den sto', owner: employee.personId });
    const instant = async () =>
      (await db.sql<{ at: Date }>(`select clock_timestamp() + interval '1 millisecond' as at`))[0]!.at;
    const first = await instant();
    await new Promise((r) => setTimeout(r, 5));
    await edit(employee, key, 1, { title: 'Som den ble', owner: other.personId });
    await mark(manager, key, 'TIL-P1', 'met', 'ja');
    const then = await matterAsOf(db, initiative, { id, key }, first);
    expect(then).toMatchObject({
      title: 'Som den sto',
      version: 1,
      fields: { owner: { name: 'Eli Ansatt' } },
      criteria: [],
    });
    const later = await matterAsOf(db, initiative, { id, key }, new Date(Date.now() + 60_000));
    expect(later).toMatchObject({
      title: 'Som den ble',
      version: 2,
      fields: { owner: { name: 'Odd Annen' } },
      criteria: [{ id: 'TIL-P1', status: 'met', note: 'ja' }],
    });
    expect((await problem(matterAsOf(db, initiative, { id, key }, new Date(0)))).code).toBe('not_found');
    const page = await historyOf(db, employee, initiative, id, { limit: 2 });
    expect(page.items.map((e) => e.type)).toEqual(['criterion.met', 'matter.edited']);
    expect(page.items[1]!.changes).toContainEqual({
      field: 'owner',
      from: { id: employee.personId, name: 'Eli Ansatt' },
      to: { id: other.personId, name: 'Odd Annen' },
    });
    expect(
      (await historyOf(db, employee, initiative, id, { limit: 2, cursor: page.next! })).items.map(
        (e) => e.type,
      ),
    ).toEqual(['matter.created']);
  });
});

describe('lists', () => {
  it('pages through every sort, both ways, each row once and in order', async () => {
    for (let i = 0; i < 23; i += 1) {
      await create(employee, {
        title: `Liste ${String.fromCharCode(65 + ((i * 7) % 23))} å`,
        ...(i % 3 === 0 ? {} : { plannedEnd: `2027-0${1 + (i % 5)}-10` }),
        ...(i % 4 === 0 ? {} : { moscow: ['must', 'should', 'could', 'wont'][i % 4] }),
      });
    }
    for (const sort of [
      'updated',
      'created',
      'key',
      'title',
      'state',
      'priority',
      'plannedStart',
      'plannedEnd',
    ] as const) {
      for (const order of ['asc', 'desc'] as const) {
        const seen: { key: string; title: string; plannedEnd: string | null; priority: number | null }[] = [];
        let cursor: string | undefined;
        do {
          const page = await listMatters(db, employee, initiative, {
            sort,
            order,
            limit: 7,
            ...(cursor ? { cursor } : {}),
          });
          seen.push(...page.items);
          cursor = page.next ?? undefined;
        } while (cursor);
        const { total } = await countMatters(db, employee, initiative, {});
        expect(new Set(seen.map((r) => r.key)).size, `${sort} ${order}`).toBe(total.count);
        expect(seen.length).toBe(total.count);
        const values = seen.map((r) =>
          sort === 'priority'
            ? r.priority
            : sort === 'plannedEnd'
              ? r.plannedEnd
              : sort === 'title'
                ? r.title
                : null,
        );
        const filled = values.filter((v) => v !== null);
        if (sort === 'priority' || sort === 'plannedEnd')
          expect(values.slice(filled.length).every((v) => v === null)).toBe(true);
        const compare = new Intl.Collator('nb').compare;
        const sorted = [...filled].sort((a, b) =>
          typeof a === 'string' ? compare(a, b as string) : Number(a) - Number(b),
        );
        expect(filled).toEqual(order === 'asc' ? sorted : sorted.reverse());
      }
    }
  });

  it('filters, counts the same, and refuses what it does not know', async () => {
    const query = { q: 'liste', state: 'notStarted,problem', priority: '1,2' };
    const { items } = await listMatters(db, employee, initiative, { ...query, limit: 200 });
    expect(items.length).toBeGreaterThan(0);
    expect((await countMatters(db, employee, initiative, query)).total.count).toBe(items.length);
    expect((await problem(listMatters(db, employee, initiative, { state: 'mars' }))).faults[0]!.pointer).toBe(
      'query:state',
    );
    expect((await problem(listMatters(db, employee, initiative, { owner: 'Kari' }))).faults[0]!.pointer).toBe(
      'query:owner',
    );
    for (const cursor of [
      'x',
      Buffer.from('[1]').toString('base64url'),
      Buffer.from('["a",{},1]').toString('base64url'),
    ]) {
      expect((await problem(listMatters(db, employee, initiative, { cursor }))).faults[0]!.pointer).toBe(
        'query:cursor',
      );
    }
    expect((await listMatters(db, outsider, initiative, {})).items).toEqual([]);
  });

  it('pages through what is filtered in any order as through all of it', async () => {
    const pages = async (query: Record<string, string>): Promise<string[]> => {
      const keys: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await listMatters(db, employee, initiative, {
          ...query,
          limit: 4,
          ...(cursor ? { cursor } : {}),
        });
        keys.push(...page.items.map((r) => r.key));
        if (page.next === null) return keys;
        cursor = page.next;
      }
    };
    for (const sort of ['updated', 'title', 'state', 'priority', 'plannedEnd', 'rank', 'key']) {
      const all = await listMatters(db, employee, initiative, { sort: sort as 'title', limit: 200 });
      for (const [filter, fits] of [
        [{ q: 'liste' }, (r) => r.title.toLowerCase().includes('liste')],
        [{ q: 'li' }, (r) => r.title.toLowerCase().includes('li')],
        [{ owner: 'me' }, (r) => r.owner?.id === employee.personId],
        [{ owner: 'none' }, (r) => r.owner === null],
        [{ team: 'none', state: 'notStarted' }, (r) => r.team === null && r.state === 'notStarted'],
        [
          { priority: '1,none', q: 'liste' },
          (r) => r.priority !== 2 && r.priority !== 3 && r.priority !== 4 && r.title.includes('Liste'),
        ],
        [{ parent: 'none', q: 'liste' }, (r) => r.title.includes('Liste')],
        [{ label: 'finnes-ikke' }, () => false],
      ] as const satisfies readonly (readonly [
        Record<string, string>,
        (r: (typeof all.items)[number]) => boolean,
      ])[]) {
        const expected = all.items.filter(fits).map((r) => r.key);
        expect(await pages({ ...filter, sort }), `${sort} ${JSON.stringify(filter)}`).toEqual(expected);
      }
    }
  });

  it('counts what each sees, by state, as the list has it', async () => {
    await create(employee, { title: 'Telles av noen', audience: 'restricted' });
    await create(other, { title: 'Telles av andre', audience: 'restricted' });
    await create(other, { title: 'Telles av alle', audience: 'public' });
    const counts: number[] = [];
    for (const who of [employee, other, manager, outsider]) {
      const { total, byState } = await countMatters(db, who, initiative, {});
      const { items } = await listMatters(db, who, initiative, { limit: 200 });
      expect(total, who.name).toEqual({ count: items.length, capped: false });
      for (const s of byState) {
        const own = items.filter((i) => i.state === s.state);
        expect(s.count, `${who.name} ${s.state}`).toBe(own.length);
        expect(s.estimate).toBe(own.reduce((sum, i) => sum + (i.estimate ?? 0), 0));
      }
      counts.push(total.count);
    }
    const [mine, theirs, neither, outside] = counts as [number, number, number, number];
    expect(mine).toBe(theirs);
    expect(mine).toBe(neither + 1);
    expect(outside).toBeGreaterThan(0);
    expect(outside).toBeLessThan(neither);
  });
});
