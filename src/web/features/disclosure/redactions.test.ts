import { describe, expect, it } from 'vitest';
import { added, fitting, sent } from './redactions.ts';

const item = (text: string) => ({ id: 'field.title', head: 'Tittel', text, markdown: false, lang: null });

describe('redactions under way', () => {
  const kept = added(
    [item('Avtale')],
    [],
    [{ item: 'field.title', part: 'text', from: 0, to: 3, ground: 's14' }],
  );

  it('fall away when the words they were made in have changed', () => {
    expect(fitting([item('Avtale')], kept)).toEqual(kept);
    expect(fitting([item('Ny avtale')], kept)).toEqual([]);
    expect(fitting([], kept)).toEqual([]);
  });

  it('give way to a whole part, and are sent without the words', () => {
    const whole = added([item('Avtale')], kept, [{ item: 'field.title', part: 'all', ground: 's23' }]);
    expect(whole.map(sent)).toEqual([{ item: 'field.title', part: 'all', ground: 's23' }]);
    expect(
      added([item('Avtale')], kept, [{ item: 'field.title', part: 'text', from: 4, to: 6, ground: 's14' }]),
    ).toHaveLength(2);
  });
});
