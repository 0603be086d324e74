import { describe, expect, it } from 'vitest';
import {
  type DoorAnswers,
  type DoorDestination,
  doorMatters,
  doorMoney,
  doorMonths,
  doorTeams,
  nextQuestion,
  whereItBelongs,
} from './index.ts';

const all: DoorAnswers[] = doorMatters.flatMap((matter) =>
  [...doorMoney, undefined].flatMap((money) =>
    [...doorTeams, undefined].flatMap((teams) =>
      [...doorMonths, undefined].map((months) => ({ matter, money, teams, months })),
    ),
  ),
);

/** The guide of the sources, as a table of its own: first row that fits. A star fits everything. */
const guide: readonly [string, string, string, string, DoorDestination][] = [
  ['fault', '*', '*', '*', 'faultDesk'],
  ['order', '*', '*', '*', 'orderDesk'],
  ['idea', 'yes', '*', '*', 'portfolio'],
  ['idea', '*', 'many', '*', 'portfolio'],
  ['idea', '*', 'several', 'sixOrMore', 'portfolio'],
  ['idea', 'no', 'several', 'underSix', 'productGroup'],
  ['idea', 'no', 'one', '*', 'team'],
  ['idea', '*', '*', '*', 'consider'],
];

describe('the front door', () => {
  it('has every combination of answers', () => expect(all).toHaveLength(3 * 4 * 5 * 4));

  it.each(all)('$matter, money $money, teams $teams, months $months', (a) => {
    const fits = (row: string, given: string | undefined) => row === '*' || row === given;
    const row = guide.find(
      ([matter, money, teams, months]) =>
        fits(matter, a.matter) && fits(money, a.money) && fits(teams, a.teams) && fits(months, a.months),
    );
    expect(whereItBelongs(a).to).toBe(row?.[4]);
  });

  it.each(all)(
    'stops asking only when what is left to ask changes nothing ($matter $money $teams $months)',
    (a) => {
      if (nextQuestion(a, false) !== null) return;
      const others = all.filter(
        (b) =>
          b.matter === a.matter &&
          (a.money === undefined || b.money === a.money) &&
          (a.teams === undefined || b.teams === a.teams) &&
          (a.months === undefined || b.months === a.months),
      );
      expect(new Set(others.map((b) => whereItBelongs(b).to)).size).toBe(1);
    },
  );

  it('asks three or four questions of an idea, one of what is none, and one of those outside', () => {
    const asked = (answers: DoorAnswers, outside = false): string[] => {
      const given: Record<string, string | undefined> = {};
      const order: string[] = [];
      for (;;) {
        const q = nextQuestion(given as Partial<DoorAnswers>, outside);
        if (q === null) return order;
        order.push(q);
        given[q] = answers[q];
      }
    };
    expect(asked({ matter: 'idea', money: 'no', teams: 'one', months: 'unknown' })).toEqual([
      'matter',
      'money',
      'teams',
    ]);
    expect(asked({ matter: 'idea', money: 'no', teams: 'several', months: 'underSix' })).toHaveLength(4);
    expect(asked({ matter: 'fault' })).toEqual(['matter']);
    expect(asked({ matter: 'idea' }, true)).toEqual(['matter']);
  });

  it('says which answer decided', () => {
    expect(whereItBelongs({ matter: 'idea', money: 'yes' }).because).toBe('money');
    expect(whereItBelongs({ matter: 'idea', money: 'no', teams: 'many' }).because).toBe('manyTeams');
    expect(
      whereItBelongs({ matter: 'idea', money: 'no', teams: 'several', months: 'sixOrMore' }).because,
    ).toBe('months');
    expect(whereItBelongs({ matter: 'idea' }).because).toBe('unknown');
  });
});
