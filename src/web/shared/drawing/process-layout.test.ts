import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processes } from '../../../domain/processes.ts';
import { boxHeight, boxWidth, layOut } from './process-layout.ts';

describe.each(Object.values(processes).map((d): [string, ProcessDefinition] => [d.kind, d]))(
  'the drawing of %s',
  (_, definition) => {
    const d = layOut(definition);

    it('has every state that is in use, once', () => {
      const states = Object.entries(definition.states)
        .filter(([, s]) => !s.retired)
        .map(([name]) => name);
      expect(d.boxes.map((b) => b.state).sort()).toEqual(states.sort());
    });

    it('has a line for every transition', () => {
      expect([...new Set(d.arrows.map((a) => a.transition))].sort()).toEqual(
        Object.keys(definition.transitions).sort(),
      );
      for (const a of d.arrows) expect(a.path).not.toMatch(/NaN|undefined|Infinity/);
    });

    it('keeps its boxes apart and inside', () => {
      for (const a of d.boxes) {
        expect(a.x).toBeGreaterThanOrEqual(0);
        expect(a.y).toBeGreaterThanOrEqual(0);
        expect(a.x + boxWidth).toBeLessThanOrEqual(d.width);
        expect(a.y + boxHeight).toBeLessThanOrEqual(d.height);
        for (const b of d.boxes)
          if (a !== b)
            expect(
              Math.abs(a.x - b.x) >= boxWidth || Math.abs(a.y - b.y) >= boxHeight,
              `${a.state} and ${b.state}`,
            ).toBe(true);
      }
    });
  },
);
