import { describe, expect, test } from 'vitest';
import type { LinkValue, ThreadNodeValue } from '../../../../contract/thread.ts';
import { folding, foldThread } from './fold.ts';
import { graphOf } from './graph.ts';
import { layOut, sizes } from './lay-out.ts';
import { mainPath } from './main-path.ts';
import { step } from './step.ts';
import { wrapTitle } from './wrap-title.ts';

function node(
  key: string,
  kind: string,
  distance: number,
  more: Partial<ThreadNodeValue> = {},
): ThreadNodeValue {
  return {
    key,
    kind,
    title: `Title of ${key}`,
    state: null,
    category: null,
    distance,
    owner: null,
    team: null,
    product: null,
    application: null,
    environment: null,
    production: false,
    at: null,
    start: null,
    end: null,
    url: null,
    ...more,
  };
}
let id = 0;
function link(from: string, to: string, status: LinkValue['status'] = 'confirmed'): LinkValue {
  return { id: ++id, type: 'decomposes', from, to, status, source: 'person', confidence: 1, note: null };
}

const focus = node('E-1', 'epic', 0);
const thread = {
  focus,
  nodes: [
    node('T-1', 'initiative', -2),
    node('V-1', 'roadmapElement', -1),
    ...Array.from({ length: 9 }, (_, i) => node(`S-${i}`, 'issue', 1)),
    node('D-test', 'deployment', 2, { environment: 'test', at: '2026-01-01T00:00:00Z' }),
    node('D-late', 'deployment', 2, { environment: 'prod', production: true, at: '2026-03-01T00:00:00Z' }),
    node('D-first', 'deployment', 2, { environment: 'prod', production: true, at: '2026-02-01T00:00:00Z' }),
  ],
  links: [
    link('T-1', 'V-1'),
    link('V-1', 'E-1'),
    ...Array.from({ length: 9 }, (_, i) => link('E-1', `S-${i}`)),
    link('S-3', 'D-test'),
    link('S-3', 'D-late'),
    link('S-3', 'D-first'),
    link('T-1', 'S-8', 'suggested'),
    link('T-1', 'S-7', 'rejected'),
    link('E-1', 'NOT-SHOWN'),
  ],
};
const graph = graphOf(thread);

describe('the red line', () => {
  test('goes from the origin to the first time it reached production', () => {
    expect(mainPath(graph, 'E-1').keys).toEqual(['T-1', 'V-1', 'E-1', 'S-3', 'D-first']);
    expect(mainPath(graph, 'D-test').keys).toEqual(['T-1', 'V-1', 'E-1', 'S-3', 'D-test']);
  });
  test('never follows a suggestion, and stops in a ring', () => {
    expect(mainPath(graph, 'S-8').keys).toEqual(['T-1', 'V-1', 'E-1', 'S-8']);
    const ring = graphOf({
      focus: node('A', 'incident', 0),
      nodes: [node('B', 'problem', 1)],
      links: [link('A', 'B'), link('B', 'A')],
    });
    expect(mainPath(ring, 'A').keys.filter((k) => k === 'A')).toHaveLength(1);
  });
});

describe('folding', () => {
  const path = new Set(mainPath(graph, 'E-1').keys);
  test('folds what is many and keeps the red line apart', () => {
    const picture = foldThread(graph, path, new Set());
    const group = picture.items.find((i) => i.folded);
    expect(group?.nodes.map((n) => n.key).sort()).toEqual(['S-0', 'S-1', 'S-2', 'S-4', 'S-5', 'S-6', 'S-7']);
    expect(group && group.nodes.length > folding.roomy).toBe(true);
    expect(picture.items.some((i) => i.id === 'S-3')).toBe(true);
    // What has a suggestion of its own stands by itself, so that the suggestion can be seen.
    expect(picture.edges.find((e) => e.from === 'T-1' && e.to === 'S-8')?.suggested).toBe(true);
  });
  test('an opened group shows each', () => {
    const group = foldThread(graph, path, new Set()).items.find((i) => i.folded);
    const picture = foldThread(graph, path, new Set([group?.id ?? '']));
    expect(picture.items.some((i) => i.folded)).toBe(false);
    expect(picture.items).toHaveLength(graph.nodes.size);
  });
});

describe('folding what came of a fold', () => {
  const issues = Array.from({ length: 12 }, (_, i) => node(`S-${i}`, 'issue', 1));
  const many = graphOf({
    focus,
    nodes: [
      ...issues,
      ...issues.map((_, i) => node(`D-${i}`, 'deployment', 2, { environment: 'prod', production: true })),
    ],
    links: issues.flatMap((_, i) => [link('E-1', `S-${i}`), link(`S-${i}`, `D-${i}`)]),
  });
  test('a crowded picture becomes a few cards, and nothing is lost', () => {
    const home = new Set(mainPath(many, 'E-1').keys);
    const picture = foldThread(many, home, new Set());
    expect(picture.items.length).toBeLessThanOrEqual(6);
    expect(picture.items.reduce((sum, i) => sum + i.nodes.length, 0)).toBe(many.nodes.size);
    expect(
      [...many.nodes.keys()].every((k) => picture.items.some((i) => i.id === picture.cardOf.get(k))),
    ).toBe(true);
  });
});

describe('layout', () => {
  const path = new Set(mainPath(graph, 'E-1').keys);
  const layout = layOut(foldThread(graph, path, new Set(['all'])), path);
  test('lanes go from origin to effect and cards never overlap', () => {
    const x = (key: string) => layout.items.find((i) => i.id === key)?.x ?? Number.NaN;
    expect(x('T-1')).toBeLessThan(x('V-1'));
    expect(x('V-1')).toBeLessThan(x('E-1'));
    expect(x('E-1')).toBeLessThan(x('S-3'));
    expect(x('S-3')).toBeLessThan(x('D-first'));
    for (const a of layout.items)
      for (const b of layout.items)
        if (a.id < b.id && a.column === b.column)
          expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(sizes.cardHeight + sizes.rowGap - 0.001);
    for (const i of layout.items) {
      expect(i.x + sizes.cardWidth).toBeLessThanOrEqual(layout.width);
      expect(i.y + sizes.cardHeight).toBeLessThanOrEqual(layout.height);
      expect(i.y).toBeGreaterThanOrEqual(sizes.head);
    }
  });
  test('a breakdown inside a lane gets a column of its own, a ring is drawn all the same', () => {
    const nested = graphOf({
      focus,
      nodes: [node('E-2', 'epic', 1), node('E-3', 'epic', 2)],
      links: [link('E-1', 'E-2'), link('E-2', 'E-3'), link('E-3', 'E-1')],
    });
    const drawn = layOut(foldThread(nested, new Set(), new Set()), new Set());
    expect(drawn.items).toHaveLength(3);
    expect(drawn.edges.every((e) => !e.d.includes('NaN'))).toBe(true);
    expect(new Set(drawn.items.map((i) => i.column)).size).toBeGreaterThan(1);
  });
  test('arrow keys follow the links', () => {
    expect(step(layout, 'E-1', 'ArrowRight', path)?.id).toBe('S-3');
    expect(step(layout, 'E-1', 'ArrowLeft', path)?.id).toBe('V-1');
    expect(step(layout, 'D-first', 'Home', path)?.id).toBe('T-1');
    expect(step(layout, 'D-first', 'ArrowRight', path)).toBeNull();
    const down = step(layout, 'D-first', 'ArrowDown', path) ?? step(layout, 'D-first', 'ArrowUp', path);
    expect(down?.kind).toBe('deployment');
  });
});

test('titles break between words and end in an ellipsis', () => {
  expect(wrapTitle('Felles kontaktregister for virksomheter', 2, 24)).toEqual([
    'Felles kontaktregister',
    'for virksomheter',
  ]);
  expect(wrapTitle('a'.repeat(60), 2, 24)).toEqual(['a'.repeat(24), `${'a'.repeat(23)}…`]);
  expect(wrapTitle('Kort', 2, 24)).toEqual(['Kort']);
});
