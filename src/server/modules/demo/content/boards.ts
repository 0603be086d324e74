/** How many a team has agreed to have under way at once, and when (days ago). */
export interface DemoLimits {
  readonly team: string;
  readonly inProgress: number;
  readonly inReview: number;
  readonly daysAgo: number;
}

/** The teams that work with limits. */
export const limits: readonly DemoLimits[] = [
  { team: 'team-skjemamotor', inProgress: 5, inReview: 3, daysAgo: 120 },
  { team: 'team-innlogging', inProgress: 6, inReview: 3, daysAgo: 95 },
  { team: 'team-innboks', inProgress: 4, inReview: 2, daysAgo: 80 },
  { team: 'team-varsling', inProgress: 4, inReview: 3, daysAgo: 64 },
  { team: 'team-fullmakt', inProgress: 3, inReview: 2, daysAgo: 51 },
];

/** Issues that turned out to be several: the loose issue's title, and its parts. */
export const parts: readonly {
  readonly issue: string;
  readonly daysAgo: number;
  readonly titles: readonly string[];
}[] = [
  {
    issue: 'Vis hvor langt man har kommet',
    daysAgo: 6,
    titles: ['Tell stegene i skjemaet', 'Tegn framdriften øverst', 'Les opp steget for skjermleser'],
  },
  {
    issue: 'Bytt ut hjemmelaget kø med felles jobbkjøring',
    daysAgo: 5,
    titles: ['Kjør begge køene side om side i test', 'Flytt jobbene én for én', 'Steng den gamle køen'],
  },
  {
    issue: 'Øv på bytte av signeringsnøkkel',
    daysAgo: 4,
    titles: ['Skriv oppskriften', 'Øv i testmiljøet', 'Øv i produksjon utenom arbeidstid'],
  },
];

/** What an epic under way has on its list, in the words of those who made it. */
export const tasks: readonly (readonly string[])[] = [
  ['Avklar med tjenesteeierne', 'Skisser løsningen', 'Vurder personvern', 'Skriv veiledning'],
  ['Snakk med fem brukere', 'Lag prototype', 'Test med skjermleser', 'Avtal dato for utrulling'],
  ['Avklar med arkivet', 'Oppdater risikovurderingen', 'Fortel tenesteeigarane om det'],
];
