import { describe, expect, it } from 'vitest';
import { latest, remember, take } from './undo.ts';

describe('what can be taken back', () => {
  it('is taken back once, the latest of the page first', () => {
    const undone: string[] = [];
    for (const [id, page] of [
      [1, '/matters/TIL-1'],
      [2, '/matters/TIL-1'],
      [3, '/matters/TIL-2'],
    ] as const)
      remember({ id, page, undo: () => undone.push(`${id}`) });
    for (let id = latest('/matters/TIL-1'); id !== null; id = latest('/matters/TIL-1')) take(id)?.undo();
    expect(undone).toEqual(['2', '1']);
    expect(take(2)).toBeUndefined();
    expect(latest('/')).toBeNull();
    expect(latest('/matters/TIL-2')).toBe(3);
  });

  it('forgets the oldest of very many', () => {
    for (let id = 100; id < 200; id += 1) remember({ id, page: '/many', undo: () => {} });
    expect(take(100)).toBeUndefined();
    expect(latest('/many')).toBe(199);
  });
});
