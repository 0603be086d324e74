import type { DemoInitiative } from './initiative.ts';

/** In implementation, or done. */
export const runningInitiatives: readonly DemoInitiative[] = [
  {
    id: 'innboks-samlet',
    title: 'Én innboks for innbyggere og virksomheter',
    creator: 'sara.nygjerde',
    owner: 'sara.nygjerde',
    group: 'gruppe-meldinger',
    product: 'innboks',
    source: 'allocationLetter',
    moscow: 'must',
    personMonths: 64,
    audience: 'public',
    description:
      'Vi samler meldinger, skjemasvar og dialoger fra hele det offentlige i én innboks. Den skal virke likt for innbyggere og for dem som handler på vegne av en virksomhet.\n\nArbeidet omfatter ny innboks, flytting av innhold fra den gamle meldingsboksen og et grensesnitt som fagsystemer kan bruke direkte.',
    problem:
      'Folk må i dag lete etter post fra det offentlige tre ulike steder. I brukerundersøkelsen svarte 41 prosent at de har gått glipp av en frist fordi de ikke visste hvor brevet lå. Regnskapsførere bruker i snitt 25 minutter om dagen på å åpne innbokser for kundene sine én for én.',
    risk: 'Den gamle meldingsboksen må holdes i live på en plattform der støtten løper ut. Blir ikke innholdet flyttet i tide, mister virksomheter tilgang til dokumenter de er pliktige til å oppbevare.',
    competence: 'Tjenestedesign, søk, migrering av store datamengder, personvern',
    collaborators: 'Næringsregisteret i Hamarvik, Statens tilskotsforvalting, Nordvik kommune',
    nextScope:
      'Flytte de siste 30 millioner meldingene, åpne grensesnittet for fagsystemer og slå av den gamle innboksen for nye avsendere.',
    objectives: [
      [
        'Folk finner det de har fått, på første forsøk',
        [
          ['Andel som finner en bestemt melding på under ett minutt', 52, 85, 'prosent'],
          ['Henvendelser til brukerstøtte om «finner ikke brevet»', 1900, 700, 'i måneden'],
        ],
      ],
      [
        'Virksomheter håndterer posten i sine egne systemer',
        [
          ['Fagsystemer som leser innboksen direkte', 0, 12, 'systemer'],
          ['Meldinger åpnet fra fagsystem', 0, 30, 'prosent'],
        ],
      ],
    ],
    milestones: [
      ['Ny innboks åpen for alle innbyggere', -96],
      ['Første fagsystem leser innboksen', -24],
      ['Alt innhold flyttet', 74],
      ['Gammel meldingsboks stengt for nye avsendere', 118],
    ],
    funding: [
      [0, 'Drift, post 01', 9_800_000],
      [0, 'Utvikling, post 22', 4_200_000],
      [1, 'Utvikling, post 22', 6_500_000],
    ],
    period: [-310, 130],
    created: 362,
    moves: [
      ['toProblem', 351],
      ['toConcept', 322],
      ['toPlanning', 268],
      ['toImplementation', 214],
    ],
  },
  {
    id: 'sms-sikker',
    title: 'Varsler som folk tør å stole på',
    creator: 'fatima.elamrani',
    owner: 'fatima.elamrani',
    group: 'gruppe-meldinger',
    product: 'varsling',
    source: 'okr',
    moscow: 'must',
    personMonths: 22,
    audience: 'public',
    description:
      'Vi gjør det lett å skille et ekte varsel fra svindel: felles avsendernavn, ingen lenker i SMS, og en side der man kan sjekke om et varsel kom fra det offentlige.',
    problem:
      'Svindlere etterligner varslene våre. I første halvår ble 3 100 falske SMS-er meldt inn, og hver femte mottaker sier at de nå lar være å åpne ekte varsler.',
    risk: 'Folk slutter å reagere på varsler, og frister går ut. Da må tjenesteeierne tilbake til papirbrev, som koster dem rundt 14 kroner stykket.',
    competence: 'Telekom, sikkerhet, klarspråk',
    collaborators: 'Mobiloperatørene, Helsefaglig registersenter, Utdanningsforvaltningen',
    nextScope: 'Rulle ut beskyttet avsendernavn hos alle operatører og måle effekten i tre måneder.',
    objectives: [
      [
        'Folk kjenner igjen et ekte varsel',
        [
          ['Andel som skiller ekte fra falskt i test', 58, 90, 'prosent'],
          ['Varsler åpnet innen ett døgn', 61, 75, 'prosent'],
        ],
      ],
    ],
    milestones: [
      ['SMS uten lenke for alle avsendere', -62],
      ['Beskyttet avsendernavn hos alle operatører', 21],
      ['Effekten er målt', 96],
    ],
    funding: [
      [0, 'Drift, post 01', 3_400_000],
      [1, 'Drift, post 01', 1_100_000],
    ],
    period: [-230, 100],
    created: 288,
    moves: [
      ['toProblem', 279],
      ['toConcept', 251],
      ['toPlanning', 203],
      ['toImplementation', 158],
    ],
  },
  {
    id: 'fullmakt-parorende',
    title: 'Fullmakt til pårørende på fem minutter',
    creator: 'henrik.lundemo',
    owner: 'henrik.lundemo',
    group: 'gruppe-identitet',
    product: 'fullmakt',
    source: 'agencyStrategy',
    moscow: 'should',
    personMonths: 31,
    description:
      'Den som trenger hjelp til sine offentlige ærend, skal kunne gi en pårørende fullmakt hjemmefra, også uten egen smarttelefon. Fullmakten skal være lett å forstå, lett å trekke tilbake og gjelde på tvers av etater.',
    problem:
      'I dag krever en fullmakt papirskjema, kopi av legitimasjon og to ukers behandling hos hver etat. Mange gir i stedet fra seg BankID, og mister oversikten over hva andre gjør i deres navn.',
    risk: 'Folk fortsetter å dele innloggingen sin. Det gir økonomisk utnytting som er vanskelig å oppdage, og etatene får ikke vite hvem som egentlig handler.',
    competence: 'Juss (fullmakt og vergemål), tjenestedesign, universell utforming',
    collaborators: 'Helsefaglig registersenter, Fjelldal kommune',
    nextScope: 'Pilot med to etater, deretter åpning for alle over 18 år.',
    objectives: [
      [
        'Flere får hjelp uten å gi fra seg BankID',
        [
          ['Aktive fullmakter til pårørende', 0, 40000, 'fullmakter'],
          ['Tid fra start til gyldig fullmakt', 20160, 5, 'minutter'],
          ['Andel som forstår hva fullmakten gjelder', 47, 85, 'prosent'],
        ],
      ],
    ],
    milestones: [
      ['Pilot med to etater', -38],
      ['Fullmakt uten smarttelefon', 35],
      ['Åpnet for alle', 88],
    ],
    funding: [
      [0, 'Drift, post 01', 5_100_000],
      [1, 'Satsingsmidler pårørende', 3_600_000],
    ],
    period: [-190, 110],
    created: 335,
    moves: [
      ['toProblem', 321],
      ['toConcept', 290],
      [
        'backToProblem',
        262,
        'Jussen må avklares før vi velger konsept: kan fullmakten gjelde helseopplysninger?',
      ],
      ['toConcept', 231],
      ['toPlanning', 192],
      ['toImplementation', 131],
    ],
  },
  {
    id: 'flytting',
    title: 'Flytt tenestene frå den gamle plattforma',
    creator: 'guro.fjellheim',
    owner: 'torunn.eidhammer',
    group: 'gruppe-tjenester',
    product: 'verksted',
    source: 'allocationLetter',
    moscow: 'must',
    personMonths: 120,
    audience: 'public',
    description:
      'Alle skjema og tenester på den gamle plattforma skal over på den nye før avtala om drift går ut. Vi lagar verktøy som flyttar det meste av eit skjema automatisk, og hjelper tenesteeigarane med resten.',
    problem:
      'Det står att 412 skjema på den gamle plattforma. Små tenesteeigarar har verken folk eller pengar til å byggje dei på nytt, og kvart skjema tek i dag om lag seks veker å flytte for hand.',
    risk: 'Driftsavtala kan ikkje forlengjast meir enn éin gong. Skjema som ikkje er flytte, sluttar å verke, og pliktig rapportering stoppar opp.',
    competence: 'Skjemautvikling, datamodellering, rettleiing, endringsleiing',
    collaborators:
      'Statens tilskotsforvalting, Jordskifte- og eigedomsetaten, Kystforvaltningen, Nordvik kommune',
    nextScope: 'Flytte 180 skjema til, og stengje for nye innsendingar i dei som er flytte.',
    objectives: [
      [
        'Alle tenester er over i tide',
        [
          ['Skjema att på den gamle plattforma', 412, 0, 'skjema'],
          ['Tid for å flytte eitt skjema', 30, 4, 'arbeidsdagar'],
        ],
      ],
      [
        'Tenesteeigarane klarer det meste sjølve',
        [
          ['Skjema flytta utan hjelp frå oss', 10, 70, 'prosent'],
          ['Tenesteeigarar som er nøgde med rettleiinga', 55, 80, 'prosent'],
        ],
      ],
    ],
    milestones: [
      ['Flytteverktøyet tek dei vanlegaste felta', -120],
      ['Halvparten av skjemaa er flytte', -9],
      ['Alle tenesteeigarar har ein plan', 46],
      ['Alt er flytta', 240],
    ],
    funding: [
      [0, 'Utvikling, post 22', 14_500_000],
      [1, 'Utvikling, post 22', 17_000_000],
    ],
    period: [-330, 245],
    created: 371,
    moves: [
      ['toProblem', 366],
      ['toConcept', 345],
      ['toPlanning', 306],
      ['toImplementation', 259],
      ['hold', 187, 'Leverandøren av den gamle plattforma stengde uttrekket over sommaren.'],
      ['resume', 152],
    ],
  },
  {
    id: 'utrulling',
    title: 'Fra grønt bygg til produksjon samme dag',
    creator: 'thea.kvammen',
    owner: 'thea.kvammen',
    group: 'gruppe-data',
    product: 'driftsplattform',
    source: 'productGroupStrategy',
    moscow: 'should',
    personMonths: 18,
    description:
      'Alle team skal kunne sette en ferdig testet endring i produksjon selv, samme dag, med tilbakerulling på under fem minutter. Vi lager felles utrulling, felles overvåking og felles sjekker.',
    problem:
      'Fra en endring er ferdig til den er i produksjon, går det i dag elleve dager (median). Det meste er venting på faste vinduer og manuelle kontroller som ikke finner feil.',
    risk: 'Sikkerhetsrettelser blir liggende for lenge, og teamene samler endringer i store leveranser som er vanskelige å rulle tilbake.',
    competence: 'Plattform, sikkerhet, observerbarhet',
    collaborators: 'Alle produktgruppene',
    nextScope: 'De fire siste teamene over på felles utrulling.',
    objectives: [
      [
        'Endringer når brukerne raskt og trygt',
        [
          ['Tid fra grønt bygg til produksjon (median)', 11, 1, 'dager'],
          ['Produksjonssettinger som må rulles tilbake', 9, 3, 'prosent'],
        ],
      ],
    ],
    milestones: [
      ['Felles utrulling for de første fire teamene', -130],
      ['Tilbakerulling med ett trykk', -41],
      ['Alle tolv team er over', -9],
    ],
    funding: [[0, 'Drift, post 01', 2_700_000]],
    period: [-260, 45],
    onRoadmap: true,
    created: 318,
    moves: [
      ['toProblem', 311],
      ['toConcept', 287],
      ['toPlanning', 249],
      ['toImplementation', 205],
    ],
  },
  {
    id: 'betaling-felles',
    title: 'Felles betaling for gebyrer',
    creator: 'mikkel.gaup',
    owner: 'mikkel.gaup',
    group: 'gruppe-tjenester',
    product: 'betaling',
    source: 'idea',
    moscow: 'should',
    personMonths: 14,
    description:
      'Tjenesteeierne skal kunne ta betalt for et gebyr i selve tjenesten, uten egen avtale med betalingsleverandør. Oppgjør og bokføring går automatisk.',
    problem:
      'Åtte etater har kjøpt hver sin betalingsløsning. Brukeren får faktura i posten etter innsending, og hver femte betaler for sent.',
    risk: 'Etatene fortsetter å bygge hver for seg, og saker blir liggende til papirfakturaen er betalt.',
    competence: 'Betaling, regnskap, avtaler',
    collaborators: 'Næringsregisteret i Hamarvik, Kystforvaltningen',
    nextScope: 'Overlevering til forvaltning.',
    objectives: [
      [
        'Gebyret er betalt når saken er sendt',
        [
          ['Gebyrer betalt ved innsending', 0, 80, 'prosent'],
          ['Tjenesteeiere som bruker løsningen', 0, 5, 'etater'],
        ],
      ],
    ],
    milestones: [
      ['Første tjenesteeier i produksjon', -88],
      ['Automatisk oppgjør', -47],
    ],
    funding: [[0, 'Drift, post 01', 2_100_000]],
    period: [-240, -20],
    created: 340,
    moves: [
      ['toProblem', 331],
      ['toConcept', 305],
      ['toPlanning', 271],
      ['toImplementation', 233],
      ['toDone', 16],
    ],
  },
];
