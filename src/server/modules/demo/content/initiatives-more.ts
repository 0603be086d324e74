import type { DemoInitiative } from './initiative.ts';

/** Newly come in, or on their way through the first phases. */
export const moreInitiatives: readonly DemoInitiative[] = [
  {
    id: 'raadhus',
    title: 'Ett innlogget rådhus på mobilen',
    creator: 'elin.saetrevik',
    owner: 'elin.saetrevik',
    group: 'gruppe-tjenester',
    product: 'tjenestekatalog',
    source: 'guidingDocument',
    moscow: 'should',
    personMonths: 22,
    description:
      'Innbyggere i små kommuner finner alle kommunens tjenester ett sted, logget inn, uten at kommunen må lage en app.',
    problem:
      'Nordvik kommune har 61 skjema fordelt på ni leverandører. Innbyggerne ringer servicetorget fordi de ikke finner fram.',
    risk: 'Små kommuner kjøper hver sin løsning, og innbyggerne må lære en ny for hver flytting.',
    competence: 'Tjenestedesign, søk, kommunal sektor',
    collaborators: 'Nordvik kommune, Fjelldal kommune',
    nextScope: 'Intervjue tre kommuner og prøve en klikkbar skisse med tjue innbyggere.',
    period: [40, 320],
    created: 47,
    moves: [['toProblem', 33]],
  },
  {
    id: 'gjenbruk-samtykke',
    title: 'Samtykke ein gong, bruk fleire stader',
    creator: 'jonas.haugland',
    owner: 'jonas.haugland',
    group: 'gruppe-data',
    product: 'registeroppslag',
    source: 'agencyStrategy',
    moscow: 'could',
    personMonths: 16,
    description:
      'Når ein person har samtykt til at ein etat hentar opplysningar, kan samtykket brukast av andre til same føremål.',
    problem: 'Ein lånesøkjar samtykkjer i snitt sju gonger til at nokon hentar inntekta hans.',
    risk: 'Folk sluttar å lese det dei samtykkjer til.',
    nextScope: 'Greie ut heimel saman med to etatar.',
    period: [70, 280],
    created: 61,
    moves: [['toProblem', 40]],
  },
  {
    id: 'beredskap-varsling',
    title: 'Varsling til innbyggere når noe skjer',
    creator: 'maja.bergersvik',
    owner: null,
    group: 'gruppe-meldinger',
    product: 'varsling',
    source: 'allocationLetter',
    moscow: null,
    description:
      'Kommunen varsler alle som bor eller har bygg i et område, når vannet må kokes eller veien er stengt.',
    created: 12,
    moves: [],
  },
  {
    id: 'frivillige',
    title: 'Enklere for frivillige lag å søke tilskudd',
    creator: 'sara.nygjerde',
    owner: 'ingrid.solbakk',
    group: 'gruppe-tjenester',
    source: 'idea',
    moscow: null,
    description:
      'Lag og foreninger fyller ut det samme om styre, medlemstall og regnskap til hver etat. Det kan hentes.',
    collaborators: 'Statens tilskotsforvalting',
    created: 4,
    moves: [],
  },
];
