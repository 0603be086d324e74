import { describe, expect, it } from 'vitest';
import { bodyOf, draftOf, mentioningAt } from './history-draft.ts';

describe('a comment being written', () => {
  const people = [
    { id: 1, name: 'Kari' },
    { id: 2, name: 'Kari Øye' },
    { id: 3, name: 'Kari' },
  ];

  it('has names for tokens, and tokens for names', () => {
    const body = 'Hei @[2] og @[1], se #[TIL-4]';
    const { text, picked } = draftOf(body, people);
    expect(text).toBe('Hei @Kari Øye og @Kari, se #TIL-4');
    expect(bodyOf(text, picked)).toBe('Hei @[2] og @[1], se #TIL-4');
  });

  it('does not take one for another of the same name', () => {
    const { text, picked } = draftOf('@[1] @[3] @[9]', people);
    expect(text).toBe('@Kari @[3] @[9]');
    expect(bodyOf(text, picked)).toBe('@[1] @[3] @[9]');
  });

  it('leaves names that were not picked', () => {
    expect(bodyOf('@Ola og kari@etat.no', new Map([['Kari', 1]]))).toBe('@Ola og kari@etat.no');
  });

  it.each([
    ['Hei @', '@', ''],
    ['Hei @ka', '@', 'ka'],
    ['@Kari Ø', '@', 'Kari Ø'],
    ['(#TIL-4', '#', 'TIL-4'],
    ['linje\n#kon', '#', 'kon'],
  ])('%j is a mention being written', (text, sign, query) => {
    const found = mentioningAt(text, text.length);
    expect(found).toMatchObject({ sign, query });
    expect(text.slice(found!.from)).toBe(`${sign}${query}`);
  });

  it.each(['post@etat', 'C#', '# Overskrift', '@Kari Øye sa', 'hei'])('%j is not', (text) => {
    expect(mentioningAt(text, text.length)).toBeNull();
  });
});
