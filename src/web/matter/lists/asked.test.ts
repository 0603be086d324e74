import { describe, expect, it } from 'vitest';
import { processes } from '../../../domain/processes.ts';
import { askedOf, bodyOf, textFieldOf } from './asked.ts';

describe('what is asked for when a matter is registered', () => {
  it('are fields that the kind has, and a text that is written', () => {
    for (const definition of Object.values(processes)) {
      const fields: Readonly<Record<string, unknown>> = definition.fields;
      for (const name of [...askedOf(definition), textFieldOf(definition)])
        expect(fields).toHaveProperty(name);
    }
    expect(askedOf(processes.roadmapElement)).toContain('product');
  });
  const { fields } = processes.roadmapElement;
  it.each([
    [{ personWeeks: '', product: ' ' }, {}, {}],
    [{ personWeeks: '1 200,5' }, { personWeeks: 1200.5 }, {}],
    [{ personWeeks: 'ti' }, {}, { personWeeks: 'notNumber' }],
    [{ product: ' innboks ' }, { product: 'innboks' }, {}],
    [
      { plannedStart: '2026-02-01', plannedEnd: '2026-01-31' },
      { plannedStart: '2026-02-01', plannedEnd: '2026-01-31' },
      { plannedEnd: 'order' },
    ],
    [
      { plannedStart: '2026-02-01', plannedEnd: '2026-02-01' },
      { plannedStart: '2026-02-01', plannedEnd: '2026-02-01' },
      {},
    ],
  ])('%j', (written, body, faults) => expect(bodyOf(fields, written)).toEqual({ body, faults }));
});
