/** What somebody comes with. A fault or an order is no idea: they have processes of their own. */
export const doorMatters = ['idea', 'fault', 'order'] as const;
/** Whether it takes money beyond what the teams have. */
export const doorMoney = ['yes', 'no', 'unknown'] as const;
/** How many teams it takes: `several` are those of one or two product groups, `many` are more. */
export const doorTeams = ['one', 'several', 'many', 'unknown'] as const;
/** How long it takes from start to end. */
export const doorMonths = ['underSix', 'sixOrMore', 'unknown'] as const;

/** The answers at the front door. What the earlier answers settle need not be answered. */
export interface DoorAnswers {
  readonly matter: (typeof doorMatters)[number];
  readonly money?: (typeof doorMoney)[number] | undefined;
  readonly teams?: (typeof doorTeams)[number] | undefined;
  readonly months?: (typeof doorMonths)[number] | undefined;
}

/**
 * Where an idea belongs. `faultDesk` and `orderDesk` are told about only; `consider`: nobody can tell yet, the need is
 * considered by whoever owns what it is about.
 */
export const doorDestinations = [
  'faultDesk',
  'orderDesk',
  'portfolio',
  'productGroup',
  'team',
  'consider',
] as const;
/** One of {@link doorDestinations}. */
export type DoorDestination = (typeof doorDestinations)[number];

/** Which of the answers decided. */
export type DoorReason = 'matter' | 'money' | 'manyTeams' | 'months' | 'severalTeams' | 'oneTeam' | 'unknown';

/** Where it goes, and because of which answer. */
export interface DoorAnswer {
  readonly to: DoorDestination;
  readonly because: DoorReason;
}

/** Questions of the front door, in the order they are asked. */
export type DoorQuestion = 'matter' | 'money' | 'teams' | 'months';

/**
 * Where it belongs (the agency's guide to the portfolio): extra money or many teams → portfolio; several teams in one or
 * two product groups, no extra money, under six months → product group leader; one team → that team's backlog. Several
 * teams for six months or more is portfolio too, since no product group leader can decide it alone. Whoever cannot answer
 * is not sent away: the need is registered and considered.
 */
export function whereItBelongs(a: DoorAnswers): DoorAnswer {
  if (a.matter === 'fault') return { to: 'faultDesk', because: 'matter' };
  if (a.matter === 'order') return { to: 'orderDesk', because: 'matter' };
  if (a.money === 'yes') return { to: 'portfolio', because: 'money' };
  if (a.teams === 'many') return { to: 'portfolio', because: 'manyTeams' };
  if (a.teams === 'several' && a.months === 'sixOrMore') return { to: 'portfolio', because: 'months' };
  if (a.money !== 'no') return { to: 'consider', because: 'unknown' };
  if (a.teams === 'one') return { to: 'team', because: 'oneTeam' };
  if (a.teams === 'several' && a.months === 'underSix')
    return { to: 'productGroup', because: 'severalTeams' };
  return { to: 'consider', because: 'unknown' };
}

/**
 * The next question to ask, or null when the answers given settle where it belongs. Whoever is `outside` the agency is
 * asked only what it is: money, teams and months are ours to judge.
 */
export function nextQuestion(a: Partial<DoorAnswers>, outside: boolean): DoorQuestion | null {
  if (a.matter === undefined) return 'matter';
  if (a.matter !== 'idea' || outside) return null;
  if (a.money === undefined) return 'money';
  if (a.money === 'yes') return null;
  if (a.teams === undefined) return 'teams';
  return a.teams === 'several' && a.months === undefined ? 'months' : null;
}
