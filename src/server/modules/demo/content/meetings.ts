import type { Decision } from '../../../../domain/meeting/index.ts';

/** What a meeting of the story says of one initiative (by its name in the story). */
export interface DemoDecision {
  readonly about: string;
  readonly decision: Decision;
  readonly words: string;
  /** Who follows it up, and in how many days. */
  readonly followUp?: readonly [string, number];
}

/** One weekly meeting: days ago (negative: ahead), who writes it down, and what is decided of some of its items. */
export interface DemoMeeting {
  readonly daysAgo: number;
  readonly secretary: string;
  readonly summary: string;
  readonly decisions: readonly DemoDecision[];
  /** An item of its own, with what is noted of it. */
  readonly own?: readonly [string, string];
  readonly addendum?: string;
}

/** The office's weekly meetings, the oldest first. */
export const demoMeetings: readonly DemoMeeting[] = [
  {
    daysAgo: 52,
    secretary: 'camilla.holtestad',
    summary:
      'Gjennomgang av porteføljen etter sommeren. Vi ble enige om å holde oss til det som venter på en beslutning.',
    decisions: [
      {
        about: 'flytting',
        decision: 'noted',
        words: 'Uttaket går etter planen igjen. Status hver annen uke til flyttingen er ferdig.',
      },
      {
        about: 'oppslag-samtykke',
        decision: 'moreInfo',
        words: 'Vi vil vite hvor mange som faktisk vil bruke dette før vi går videre.',
        followUp: ['rashid.karim', 14],
      },
    ],
    own: [
      'Kapasitet i designmiljøet',
      'To designere er borte til januar. Gruppelederne melder behov samlet.',
    ],
  },
  {
    daysAgo: 45,
    secretary: 'camilla.holtestad',
    summary: '',
    decisions: [
      {
        about: 'ki-veiledning',
        decision: 'moreInfo',
        words: 'Juridisk vurdering av språkmodellen mangler. Ta den med neste gang.',
        followUp: ['oyvind.strandskog', 20],
      },
    ],
  },
  {
    daysAgo: 38,
    secretary: 'guro.fjellheim',
    summary: 'Vi brukte mest tid på tiltaka som ventar på pengar neste år.',
    decisions: [
      {
        about: 'skjema-nynorsk',
        decision: 'noted',
        words: 'Konseptet held. Gruppa legg fram kostnad per skjema når dei ber om å gå vidare.',
      },
    ],
  },
  {
    daysAgo: 31,
    secretary: 'camilla.holtestad',
    summary: '',
    decisions: [
      {
        about: 'arkiv-eksport',
        decision: 'noted',
        words: 'Nytt forslag. Vi ser det i sammenheng med arkivkravene i tildelingsbrevet.',
      },
    ],
    own: ['Satsningsforslag neste år', 'Listen fryses denne uken. Ledergruppen får den mandag.'],
  },
  {
    daysAgo: 24,
    secretary: 'guro.fjellheim',
    summary: '',
    decisions: [
      {
        about: 'kapasitet-sikkerhet',
        decision: 'noted',
        words: 'Gjekk til konsept forrige veke. Tryggleiksleiaren er med i arbeidet.',
      },
      {
        about: 'arkiv-eksport',
        decision: 'hold',
        words: 'Venter på avklaring fra Arkivverket om hvem som skal ta imot uttrekkene.',
        followUp: ['anne.lise.moenget', 10],
      },
    ],
  },
  {
    daysAgo: 17,
    secretary: 'camilla.holtestad',
    summary: 'Kort møte. To avklaringer og ett nytt forslag.',
    decisions: [
      {
        about: 'barnehage',
        decision: 'moreInfo',
        words: 'Hvilke kommuner vil være med fra start? Vi trenger minst fem før vi tar det opp.',
        followUp: ['guro.fjellheim', 21],
      },
      {
        about: 'betaling-felles',
        decision: 'noted',
        words: 'Tiltaket er ferdig. Målingene fortsetter ut neste år.',
      },
    ],
    addendum: 'Det var sju kommuner som hadde meldt interesse på møtetidspunktet, ikke fem.',
  },
  {
    daysAgo: 10,
    secretary: 'camilla.holtestad',
    summary: '',
    decisions: [
      {
        about: 'arkiv-eksport',
        decision: 'takeUp',
        words: 'Arkivverket har svart. Vi tar tiltaket fram igjen.',
      },
      {
        about: 'overvaking',
        decision: 'noted',
        words: 'Planleggingen er i rute. Beslutning ventes i neste kvartal.',
      },
    ],
  },
  {
    daysAgo: 3,
    secretary: 'guro.fjellheim',
    summary: 'Tre saker ventar på leiargruppa. Avgjerdsnotata er sende.',
    decisions: [
      {
        about: 'oppslag-samtykke',
        decision: 'toManagement',
        words: 'Innsikta er god. Vi rår til å gå til konsept.',
      },
      {
        about: 'hendelser-livet',
        decision: 'toManagement',
        words: 'Konsept B er testet med etterlatte. Vi anbefaler ja, med en tydelig plan for personvern.',
      },
      {
        about: 'kvittering',
        decision: 'moreInfo',
        words: 'Finn ut kor mange kvitteringar som faktisk blir etterspurde etter eitt år.',
        followUp: ['stein.rune.liavaag', 12],
      },
    ],
    own: ['Kapasitet neste kvartal', 'Gruppe Data har mest å gjere. Vi ser på omfordeling i neste møte.'],
  },
];

/** Words for items that nobody had much to say about, by why they were on the agenda. */
export const usualWords: Readonly<Record<string, readonly [nb: string, nn: string]>> = {
  gate: [
    'Kravene er oppfylt. Tas med når saken legges fram.',
    'Krava er oppfylte. Blir teken med når saka blir lagd fram.',
  ],
  returned: ['Fordelingen drøftes med gruppelederen.', 'Fordelinga blir drøfta med gruppeleiaren.'],
  new: [
    'Nytt i porteføljen. Vi ser på det når behovet er beskrevet.',
    'Nytt i porteføljen. Vi ser på det når behovet er skildra.',
  ],
  report: ['Rapporten purres.', 'Rapporten blir purra.'],
  late: ['Ny sluttdato settes av eieren.', 'Eigaren set ny sluttdato.'],
  milestone: ['Milepælen er gjennomgått.', 'Milepælen er gjennomgått.'],
  followUp: ['Svaret er kommet, ingen videre oppfølging.', 'Svaret er kome, inga vidare oppfølging.'],
};
