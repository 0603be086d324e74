import type { DemoInitiative } from './initiative.ts';

/** On hold, rejected, or done early in the year. */
export const sideInitiatives: readonly DemoInitiative[] = [
  {
    id: 'video-oppmote',
    title: 'Digitalt oppmøte med videolegitimasjon',
    creator: 'sindre.hovlandsdal',
    owner: 'maja.bergersvik',
    group: 'gruppe-identitet',
    product: 'innlogging',
    source: 'idea',
    moscow: 'could',
    personMonths: 20,
    description: 'Vis legitimasjon over video i stedet for å møte opp, for tjenester som krever det i dag.',
    problem:
      'I tynt befolkede kommuner er det opptil tre timers kjøring til nærmeste kontor som kan se på et pass.',
    risk: 'Oppmøtekravet står i veien for digitale tjenester i store deler av landet.',
    competence: 'Biometri, personvern, anskaffelse',
    collaborators: 'Fjelldal kommune',
    nextScope: 'Personvernkonsekvensvurdering og markedsdialog.',
    period: [120, 400],
    created: 227,
    moves: [
      ['toProblem', 214],
      ['toConcept', 172],
      ['hold', 103, 'Vi venter på ny forskrift om videolegitimasjon. Den er varslet til våren.'],
    ],
  },
  {
    id: 'papir-postboks',
    title: 'Skanning av all papirpost til innboksen',
    creator: 'sara.nygjerde',
    owner: 'eirik.nesheimdal',
    group: 'gruppe-meldinger',
    product: 'digital-post',
    source: 'idea',
    moscow: 'wont',
    personMonths: 45,
    description:
      'Papirpost fra små avsendere skannes og legges i innboksen, slik at mottakeren slipper to kanaler.',
    problem: 'Rundt 600 små avsendere sender fortsatt bare papir.',
    nextScope: 'Kartlegge volum og kostnad.',
    created: 259,
    moves: [
      ['toProblem', 240],
      [
        'reject',
        198,
        'Skanning koster mer enn å hjelpe avsenderne over på digital post. Vi går videre med veiledning i stedet.',
      ],
    ],
  },
  {
    id: 'egen-app',
    title: 'Egen app for offentlige tjenester',
    creator: 'elin.saetrevik',
    owner: null,
    group: 'gruppe-meldinger',
    product: 'innboks',
    source: 'idea',
    moscow: 'wont',
    description: 'En app som samler innboks, varsler og fullmakter.',
    created: 147,
    moves: [
      [
        'reject',
        128,
        'Nettsidene virker godt på mobil, og en app gir dobbelt vedlikehold. Vi ser på det igjen når behovet for varsler uten SMS er avklart.',
      ],
    ],
  },
  {
    id: 'tilgjengelighet',
    title: 'Alle flatene følgjer krava til universell utforming',
    creator: 'stein.rune.liavaag',
    owner: 'stein.rune.liavaag',
    group: 'gruppe-tjenester',
    source: 'guidingDocument',
    moscow: 'must',
    personMonths: 11,
    audience: 'public',
    description:
      'Vi rettar dei 84 brota som tilsynet fann, og legg automatiske kontrollar inn i bygga slik at dei ikkje kjem att.',
    problem:
      'Tilsynet fann 84 brot på krava i fem av løysingane våre. Dei fleste gjeld tastatur, kontrast og feilmeldingar som skjermlesarar ikkje les opp.',
    risk: 'Dagbøter, og folk som ikkje får brukt tenestene.',
    competence: 'Universell utforming, frontend',
    collaborators: 'Brukarorganisasjonane',
    nextScope: 'Overføre ansvaret for kontrollane til teama.',
    objectives: [
      [
        'Ingen blir stengde ute',
        [
          ['Kjende brot på krava', 84, 0, 'brot'],
          ['Bygg med automatisk kontroll', 10, 100, 'prosent'],
        ],
      ],
    ],
    milestones: [
      ['Alle alvorlege brot er retta', -150],
      ['Kontroll i alle bygg', -92],
    ],
    funding: [[0, 'Drift, post 01', 1_650_000]],
    period: [-330, -70],
    created: 368,
    moves: [
      ['toProblem', 363],
      ['toConcept', 349],
      ['toPlanning', 327],
      ['toImplementation', 299],
      ['toDone', 64],
    ],
  },
  {
    id: 'overvaking',
    title: 'Ett bilde av driften for alle team',
    creator: 'kristoffer.voldnes',
    owner: 'rashid.karim',
    group: 'gruppe-data',
    product: 'driftsplattform',
    source: 'productGroupStrategy',
    moscow: 'should',
    personMonths: 8,
    description:
      'Felles oversikt over hva som kjører, hva som er tregt, og hvem som har vakt. Erstatter fire ulike verktøy.',
    problem:
      'Når noe går galt på tvers, bruker vi de første 40 minuttene på å finne ut hvem som eier feilen.',
    risk: 'Hendelser varer lenger enn de trenger, og de samme feilene kommer igjen.',
    competence: 'Observerbarhet, drift',
    collaborators: 'Alle team med vakt',
    nextScope: 'Velge verktøy sammen med teamene og prøve det på innloggingen.',
    objectives: [
      [
        'Vi finner feilen raskt',
        [
          ['Tid til rett team er på saken', 40, 5, 'minutter'],
          ['Verktøy for overvåking', 4, 1, 'verktøy'],
        ],
      ],
    ],
    milestones: [
      ['Valgt verktøy', 18],
      ['Innlogging over', 60],
    ],
    funding: [[0, 'Drift, post 01', 900_000]],
    period: [10, 160],
    created: 121,
    moves: [
      ['toProblem', 112],
      ['toConcept', 85],
      ['toPlanning', 44],
    ],
  },
];
