import { describe, expect, it } from 'vitest';
import { processes } from '../../../domain/processes.ts';
import { columnsOf } from './columns.tsx';
import { fitColumns } from './fit-columns.ts';

const usual = columnsOf(processes.issue).filter((c) => c.shown);
const names = (room: number) => fitColumns(usual, room).map((c) => c.name);

describe('the columns that there is room for', () => {
  it('are all of them on a wide screen', () => {
    expect(names(2000)).toEqual(usual.map((c) => c.name));
  });
  it('go away the least important first, and keep their order', () => {
    const all = usual.map((c) => c.name);
    let before = all.length;
    for (let room = 1400; room >= 300; room -= 20) {
      const now = names(room);
      expect(now.length).toBeLessThanOrEqual(before);
      expect(now).toEqual(all.filter((n) => now.includes(n)));
      before = now.length;
    }
    expect(names(1150)).not.toContain('updated');
    expect(names(1150)).toContain('labels');
  });
  it('never lose who, and where it stands', () => {
    expect(names(0)).toEqual(expect.arrayContaining(['state', 'owner']));
  });
});
