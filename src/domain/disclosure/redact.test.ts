import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundIds, grounds } from './grounds.ts';
import {
  type DraftItem,
  faultsOfRedactions,
  mustWeighWiderAccess,
  occurrencesOf,
  type Redaction,
  redacted,
  remainsOf,
  usedGrounds,
} from './redact.ts';

const items: DraftItem[] = [
  { id: 'field.title', head: 'Tittel', text: 'Avtale med Fjord Data AS' },
  { id: 'comment.1', head: 'Kari Nordmann, 3. mars', text: 'Fjord Data AS krever 4,2 millioner 🤝 nå' },
];
const cut = (item: string, from: number, to: number, more: Partial<Redaction> = {}): Redaction => ({
  item,
  part: 'text',
  from,
  to,
  ground: 's23',
  ...more,
});
const told = (item: DraftItem, side: 'head' | 'text', list: Redaction[]) =>
  redacted(item, side, list)
    .map((p) => ('text' in p ? p.text : `[${p.redaction.ground}]`))
    .join('');

describe('the grounds', () => {
  it('are §§ 13–26, each once', () => {
    expect(grounds.map((g) => g.section)).toEqual(Array.from({ length: 14 }, (_, i) => i + 13));
    expect(grounds.map((g) => g.id)).toEqual([...groundIds]);
  });
});

describe('redacting', () => {
  it('replaces passages, headings or everything', () => {
    expect(told(items[0]!, 'text', [cut('field.title', 11, 24)])).toBe('Avtale med [s23]');
    expect(told(items[1]!, 'head', [cut('comment.1', 0, 13, { part: 'head', ground: 's26' })])).toBe(
      '[s26], 3. mars',
    );
    const all: Redaction[] = [{ item: 'comment.1', part: 'all', ground: 's13' }];
    expect([told(items[1]!, 'head', all), told(items[1]!, 'text', all)]).toEqual(['[s13]', '[s13]']);
  });

  it('leaves no half character behind', () => {
    const at = items[1]!.text.indexOf('🤝');
    expect(told(items[1]!, 'text', [cut('comment.1', 0, at + 1)])).toBe('[s23] nå');
    expect(told(items[1]!, 'text', [cut('comment.1', at + 1, at + 3)])).not.toMatch(/[\ud800-\udfff]/);
  });

  it('never lets through what is covered, wherever it is', () => {
    const secret = 'HEMMELIG';
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const item = { id: 'x', head: '', text: `${before}${secret}${after}` };
        const list = [cut('x', before.length, before.length + secret.length)];
        fc.pre(!before.includes(secret) && !after.includes(secret));
        expect(faultsOfRedactions([item], list)).toEqual([]);
        const shown = told(item, 'text', list);
        expect(shown.includes(secret)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['an item that is not there', [cut('field.none', 0, 1)], '/redactions/0/item', 'not_in_draft'],
    ['a place past the end', [cut('field.title', 0, 99)], '/redactions/0/to', 'outside_text'],
    ['nothing', [cut('field.title', 3, 3)], '/redactions/0/to', 'outside_text'],
    [
      'an end without a beginning',
      [cut('field.title', 3, 3, { to: undefined })],
      '/redactions/0/to',
      'required',
    ],
    [
      'two that overlap',
      [cut('field.title', 0, 5), cut('field.title', 4, 9)],
      '/redactions/1/from',
      'overlaps',
    ],
    [
      'one within a whole',
      [cut('field.title', 0, 5), { item: 'field.title', part: 'all', ground: 's14' } as Redaction],
      '/redactions/1/from',
      'overlaps',
    ],
    [
      'secrecy without its provision',
      [cut('field.title', 0, 5, { ground: 's13' })],
      '/redactions/0/provision',
      'required',
    ],
  ])('refuses %s', (_name, list, pointer, reason) => {
    expect(faultsOfRedactions(items, list)).toContainEqual({ pointer, reason });
  });

  it('finds the same words elsewhere, and tells what remains', () => {
    const one = [cut('field.title', 11, 24)];
    expect(occurrencesOf(items, [], 'fjord data as')).toHaveLength(2);
    expect(remainsOf(items, one)).toEqual([{ item: 'comment.1', part: 'text', from: 0, to: 13 }]);
    expect(remainsOf(items, [...one, cut('comment.1', 0, 13)])).toEqual([]);
    expect(occurrencesOf(items, [], 'a')).toEqual([]);
  });

  it('counts the grounds in the order of the act', () => {
    const list = [
      cut('field.title', 0, 2),
      cut('comment.1', 0, 2, { ground: 's13', provision: 'forvaltningsloven § 13 nr. 2' }),
      cut('comment.1', 4, 6),
    ];
    expect(usedGrounds(list)).toEqual([
      { ground: 's13', places: 1, provisions: ['forvaltningsloven § 13 nr. 2'] },
      { ground: 's23', places: 2, provisions: [] },
    ]);
    expect(mustWeighWiderAccess(list)).toBe(true);
    expect(mustWeighWiderAccess(list.slice(1, 2))).toBe(false);
    expect(mustWeighWiderAccess([])).toBe(false);
  });
});
