/** An initiative (by its name in the story) in a list: kroner, priority 1–3, and what the list says of it. */
export interface DemoPlanItem {
  readonly about: string;
  readonly amount?: number;
  readonly priority?: 1 | 2 | 3;
  readonly note?: string;
}

/** A list of the story: `ahead` years from this one; days ago it was made and, when it was, frozen. */
export interface DemoPlan {
  readonly type: 'budgetProposal' | 'yearPlan';
  readonly ahead: number;
  readonly made: number;
  readonly frozen?: number;
  readonly by: string;
  readonly introduction: string;
  readonly items: readonly DemoPlanItem[];
}

/** The proposal that has been sent, and the plan that is being made. */
export const demoPlans: readonly DemoPlan[] = [
  {
    type: 'budgetProposal',
    ahead: 1,
    made: 49,
    frozen: 30,
    by: 'camilla.holtestad',
    introduction:
      'Forslagene er valgt fra porteføljen etter nytte for innbyggere og virksomheter, og etter krav i tildelingsbrevet. De er satt opp i prioritert rekkefølge.',
    items: [
      {
        about: 'kontakt-virksomhet',
        amount: 5_900_000,
        priority: 1,
        note: 'Tildelingsbrevet krever et felles register. Uten midlene åpner registeret ett år senere.',
      },
      {
        about: 'mobil-innlogging',
        amount: 8_400_000,
        priority: 1,
        note: 'Dekker pilot i to kommuner og utstyr til 40 oppmøtesteder.',
      },
      { about: 'hendelser-livet', amount: 6_200_000, priority: 1 },
      {
        about: 'skjema-nynorsk',
        amount: 2_100_000,
        priority: 2,
        note: 'Språklova krev skjema på begge målformer. Beløpet dekkjer dei 60 mest brukte skjemaa.',
      },
      { about: 'kapasitet-sikkerhet', amount: 4_500_000, priority: 2 },
      { about: 'oppslag-samtykke', amount: 3_000_000, priority: 3 },
    ],
  },
  {
    type: 'yearPlan',
    ahead: 1,
    made: 21,
    by: 'guro.fjellheim',
    introduction:
      'Planen samlar tiltaka som er i gang eller har fått pengar. Han blir ferdig når tildelinga er klar.',
    items: [
      {
        about: 'flytting',
        amount: 12_000_000,
        priority: 1,
        note: 'Må vere ferdig før støtta til den gamle plattforma går ut.',
      },
      { about: 'innboks-samlet', amount: 9_500_000, priority: 1 },
      { about: 'fullmakt-parorende', amount: 3_800_000, priority: 1 },
      { about: 'sms-sikker', amount: 2_600_000, priority: 2 },
      { about: 'utrulling', priority: 2, note: 'Innenfor rammen til produktgruppen.' },
      { about: 'kontakt-virksomhet', amount: 5_900_000, priority: 1 },
      { about: 'overvaking', amount: 1_400_000, priority: 3 },
    ],
  },
];
