import type { DemoInitiative } from './initiative.ts';

/** Registered, in the problem phase, in concept or in planning. */
export const earlyInitiatives: readonly DemoInitiative[] = [
  {
    id: 'kontakt-virksomhet',
    title: 'Felles kontaktregister for virksomheter',
    creator: 'maja.bergersvik',
    owner: 'maja.bergersvik',
    group: 'gruppe-identitet',
    product: 'kontaktregister',
    source: 'allocationLetter',
    moscow: 'must',
    personMonths: 36,
    audience: 'public',
    description:
      'Ett sted der en virksomhet sier hvem det offentlige skal kontakte om hva, og som alle etater slår opp i.',
    problem:
      'En virksomhet med 30 ansatte oppgir i snitt kontaktopplysninger ni ulike steder. Opplysningene blir gamle, og hvert tredje varsel går til noen som har sluttet.',
    risk: 'Viktige vedtak når ikke fram, og klagefrister løper uten at virksomheten vet om det.',
    competence: 'Registerforvaltning, personvern, integrasjon',
    collaborators: 'Næringsregisteret i Hamarvik, Statens tilskotsforvalting',
    nextScope:
      'Detaljere løsning og budsjett, avtale datadeling med Næringsregisteret og teste skjemaet med ti virksomheter.',
    objectives: [
      [
        'Varsler når den rette i virksomheten',
        [
          ['Varsler som kommer i retur', 34, 8, 'prosent'],
          ['Virksomheter med bekreftet kontakt siste år', 22, 75, 'prosent'],
        ],
      ],
    ],
    milestones: [
      ['Avtale om datadeling', 26],
      ['Register åpnet for de første etatene', 110],
      ['Gamle kontaktlister slått av', 250],
    ],
    funding: [
      [0, 'Drift, post 01', 1_800_000],
      [1, 'Utvikling, post 22', 5_900_000],
    ],
    period: [-20, 260],
    created: 204,
    moves: [
      ['toProblem', 190],
      ['toConcept', 148],
      ['toPlanning', 67],
    ],
    pending: [
      'toImplementation',
      3,
      'Planen er ferdig og forankret med Næringsregisteret. Vi ber om ja til å starte.',
    ],
  },
  {
    id: 'mobil-innlogging',
    title: 'Innlogging for dem som ikke har BankID',
    creator: 'sindre.hovlandsdal',
    owner: 'maja.bergersvik',
    group: 'gruppe-identitet',
    product: 'innlogging',
    source: 'agencyStrategy',
    moscow: 'must',
    personMonths: 28,
    description:
      'Et trygt alternativ på høyt nivå for innbyggere som ikke får eller ikke vil ha BankID, med oppmøte hos kommunen for å vise legitimasjon.',
    problem:
      'Rundt 160 000 innbyggere står uten innlogging på høyt nivå. Mange er eldre, nyankomne eller har en diagnose som gjør at banken sier nei.',
    risk: 'De samme menneskene må bruke papir og oppmøte når alle andre får raske svar, og forskjellen vokser for hver tjeneste vi digitaliserer.',
    competence: 'Identitetsforvaltning, juss, sikkerhet, brukerinnsikt',
    collaborators: 'Nordvik kommune, Fjelldal kommune, Helsefaglig registersenter',
    nextScope: 'Planlegge pilot i to kommuner og beregne kostnaden per utstedt identitet.',
    objectives: [
      [
        'Alle kan logge inn på høyt nivå',
        [
          ['Innbyggere uten innlogging på høyt nivå', 160000, 90000, 'personer'],
          ['Tid fra oppmøte til første innlogging', 14, 1, 'dager'],
        ],
      ],
    ],
    period: [30, 420],
    created: 246,
    moves: [
      ['toProblem', 233],
      ['toConcept', 171],
      ['toPlanning', 39],
    ],
  },
  {
    id: 'hendelser-livet',
    title: 'Fortell det bare én gang ved dødsfall',
    creator: 'nora.vestbygda',
    owner: 'nora.vestbygda',
    group: 'gruppe-data',
    product: 'hendelser',
    source: 'guidingDocument',
    moscow: 'should',
    personMonths: 40,
    description:
      'Når et dødsfall er registrert, får etatene vite det automatisk, og de etterlatte møter én samlet oversikt over hva som må gjøres og hva som allerede er gjort.',
    problem:
      'Etterlatte er i kontakt med i snitt elleve offentlige kontorer det første halvåret. De må melde det samme hver gang, og får likevel brev adressert til den døde.',
    risk: 'Feilutbetalinger må kreves tilbake fra boet, og tilliten svekkes i en sårbar situasjon.',
    competence: 'Hendelsesdrevet integrasjon, juss, tjenestedesign i livshendelser',
    collaborators: 'Helsefaglig registersenter, Utdanningsforvaltningen, Fjelldal kommune',
    nextScope: 'To konsepter skal prøves med ti etterlatte og tre etater før vi velger.',
    objectives: [
      [
        'Etterlatte melder fra én gang',
        [
          ['Offentlige kontorer man må kontakte selv', 11, 2, 'kontorer'],
          ['Brev sendt til avdøde etter 14 dager', 5200, 200, 'i året'],
        ],
      ],
    ],
    period: [60, 500],
    created: 168,
    moves: [
      ['toProblem', 155],
      ['toConcept', 84],
    ],
    pending: ['toPlanning', 6, 'Konsept B valgt etter test med etterlatte. Vi ber om å gå til planlegging.'],
    approvedAgo: 2,
  },
  {
    id: 'skjema-nynorsk',
    title: 'Skjema på nynorsk frå første dag',
    creator: 'guro.fjellheim',
    owner: 'lars.petter.sundbo',
    group: 'gruppe-tjenester',
    product: 'skjemamotor',
    source: 'guidingDocument',
    moscow: 'should',
    personMonths: 9,
    description:
      'Verktøya våre skal gjere det like lett å lage eit skjema på nynorsk som på bokmål: omsetjing undervegs, felles ordliste, og stopp før produksjon når ein tekst manglar.',
    problem:
      'Berre 38 prosent av skjemaa finst på begge målformer, sjølv om lova krev det. Tenesteeigarane seier at omsetjinga kjem sist og ofte blir gløymd.',
    risk: 'Tenesteeigarane bryt språklova, og vi blir sett på som grunnen.',
    competence: 'Språk, skjemautvikling',
    collaborators: 'Statens tilskotsforvalting, Jordskifte- og eigedomsetaten',
    nextScope: 'Prøve to måtar å støtte omsetjing på i Verksted saman med fire skjemautviklarar.',
    objectives: [
      [
        'Alle nye skjema finst på begge målformer',
        [
          ['Nye skjema på begge målformer', 38, 100, 'prosent'],
          ['Tid brukt på omsetjing per skjema', 9, 2, 'timar'],
        ],
      ],
    ],
    period: [15, 200],
    created: 139,
    moves: [
      ['toProblem', 124],
      ['toConcept', 58],
    ],
    pending: ['toPlanning', 4, 'Konseptet er prøvd med fire tenesteeigarar. Vi bed om å få planleggje.'],
  },
  {
    id: 'oppslag-samtykke',
    title: 'Se hvem som har slått opp på deg',
    creator: 'arild.myhrestuen',
    owner: 'arild.myhrestuen',
    group: 'gruppe-data',
    product: 'registeroppslag',
    source: 'okr',
    moscow: 'could',
    personMonths: 12,
    description:
      'Innbyggeren får se hvilke etater som har hentet opplysninger om dem, når og med hvilken hjemmel.',
    problem:
      'Vi gjør 90 millioner oppslag i året. Den det gjelder, kan bare få vite om dem ved å be om innsyn skriftlig, og svaret tar i snitt tre uker.',
    risk: 'Manglende åpenhet svekker tilliten til deling av data, og vi får flere innsynskrav enn vi klarer å svare på.',
    competence: 'Personvern, logganalyse, tjenestedesign',
    collaborators: 'Statens tilskotsforvalting',
    nextScope:
      'Intervjue tolv innbyggere og kartlegge hvilke oppslag som kan vises uten å røpe kontrollarbeid.',
    period: [90, 300],
    created: 96,
    moves: [['toProblem', 71]],
    pending: ['toConcept', 9, 'Innsikten er klar: seks av ti vil vite dette. Ber om å få gå til konsept.'],
  },
  {
    id: 'ki-veiledning',
    title: 'Svar på spørsmål om skjemaet mens du fyller det ut',
    creator: 'amina.yusuf',
    owner: 'ida.marie.fossdal',
    group: 'gruppe-tjenester',
    product: 'skjemamotor',
    source: 'idea',
    moscow: null,
    description:
      'Hjelp i skjemaet som bygger på tjenesteeierens egen veiledning, med henvisning til hvor svaret er hentet fra. Ingen opplysninger fra skjemaet skal forlate løsningen.',
    problem:
      'Hver fjerde utfylling blir avbrutt. De vanligste grunnene er ord folk ikke forstår, og usikkerhet om hva som skal legges ved.',
    nextScope:
      'Kartlegge hvilke spørsmål folk stiller i dag, og hva tjenesteeierne allerede har skrevet svar på.',
    created: 63,
    moves: [['toProblem', 41]],
  },
  {
    id: 'kapasitet-sikkerhet',
    title: 'Felles vern mot tjenestenektangrep',
    creator: 'thea.kvammen',
    owner: 'thea.kvammen',
    group: 'gruppe-data',
    product: 'driftsplattform',
    source: 'guidingDocument',
    moscow: 'must',
    personMonths: 16,
    audience: 'restricted',
    description:
      'Vi samler vernet foran alle fellesløsningene, øver på angrep hvert kvartal og gjør det mulig å stenge av deler uten å ta ned alt.',
    problem:
      'Tre angrep i fjor gjorde innloggingen treg i til sammen fem timer. Hver produktgruppe har sine egne grenser og sin egen vaktliste.',
    risk: 'Et langvarig angrep stanser alle tjenester som krever innlogging, også i krise.',
    competence: 'Nettverk, sikkerhet, beredskap',
    collaborators: 'Nasjonalt responsmiljø, driftsleverandøren',
    nextScope: 'Velge konsept sammen med driftsleverandøren og anslå kostnad.',
    period: [45, 260],
    created: 88,
    moves: [
      ['toProblem', 80],
      ['toConcept', 27],
    ],
  },
  {
    id: 'arkiv-eksport',
    title: 'Arkivering rett fra Dokumentlager',
    creator: 'arild.myhrestuen',
    owner: null,
    group: 'gruppe-data',
    product: 'dokumentlager',
    source: 'productGroupStrategy',
    moscow: null,
    description:
      'Tjenesteeiere skal kunne arkivere innsendte skjemaer direkte, uten å laste dem ned til et eget mellomlager.',
    created: 33,
    moves: [],
  },
  {
    id: 'barnehage',
    title: 'Søk barnehageplass i hele landet med ett skjema',
    creator: 'berit.tangeraas',
    owner: null,
    group: 'gruppe-tjenester',
    source: 'idea',
    moscow: null,
    description:
      'Foreldre som flytter, fyller i dag ut ulike skjemaer for hver kommune. Mange av spørsmålene er de samme. Kan vi lage en felles del som kommunene bygger videre på?',
    created: 19,
    moves: [],
  },
  {
    id: 'kvittering',
    title: 'Kvittering ein kan stole på ti år etter',
    creator: 'jonas.haugland',
    owner: null,
    group: 'gruppe-meldinger',
    product: 'digital-post',
    source: 'idea',
    moscow: null,
    description:
      'Når eg har sendt noko til det offentlege, vil eg kunne vise det fram seinare. I dag forsvinn kvitteringa når avsendaren ryddar.',
    created: 8,
    moves: [],
  },
];
