import type { DocumentType } from '../../../../domain/demand/index.ts';

/** A demand of a guiding document of the story. */
export interface DemoDemand {
  readonly number: string;
  readonly title: string;
  readonly text: string;
  /** Initiatives of the story that answer it; none: nobody has answered it yet. */
  readonly answers?: readonly string[];
  /** Days ahead of today that it is to be in place. */
  readonly due?: number;
  readonly owner?: string;
  /** What people decided besides: met before all that answers it is done, or set aside; each with a reason. */
  readonly end?: readonly ['meet', string] | readonly ['notPursue', string];
}

/** A guiding document of the story. `year` is counted from this year. */
export interface DemoDocument {
  readonly id: string;
  readonly title: string;
  readonly type: DocumentType;
  readonly year: number;
  readonly issuer: string;
  readonly group?: string;
  readonly registered: number;
  readonly demands: readonly DemoDemand[];
}

/**
 * The allocation letter and the strategies, with their numbered demands. `{year}` in a title is the
 * document's year, `{until}` the last year it holds.
 */
export const demoDocuments: readonly DemoDocument[] = [
  {
    id: 'tildelingsbrev',
    title: 'Tildelingsbrev {year}',
    type: 'allocationLetter',
    year: 0,
    issuer: 'Departementet for digitalt samarbeid',
    registered: 316,
    demands: [
      {
        number: '1.1',
        title: 'Innbyggere og virksomheter skal få post fra det offentlige på ett sted',
        text: 'Direktoratet skal i løpet av året åpne en felles innboks for innbyggere og virksomheter, og rapportere på bruken hvert tertial.',
        answers: ['innboks-samlet'],
        due: 40,
        owner: 'oyvind.strandskog',
      },
      {
        number: '1.2',
        title: 'Svindel i det offentliges navn skal ned',
        text: 'Direktoratet skal sette i verk tiltak som gjør det lettere å skille ekte varsler fra falske.',
        answers: ['sms-sikker'],
        due: 40,
        owner: 'oyvind.strandskog',
      },
      {
        number: '1.3',
        title: 'Gebyrer skal kunne betales ved innsending',
        text: 'Direktoratet skal tilby en felles betalingsløsning for gebyrer til tjenesteeierne.',
        answers: ['betaling-felles'],
        due: 10,
        owner: 'guro.fjellheim',
      },
      {
        number: '2.1',
        title: 'Pårørende skal få hjelpe uten å låne andres innlogging',
        text: 'Direktoratet skal legge til rette for at pårørende kan handle på vegne av en de hjelper, med en gyldig fullmakt.',
        answers: ['fullmakt-parorende'],
        due: 70,
        owner: 'anne.lise.moenget',
      },
      {
        number: '2.2',
        title: 'Flere skal kunne logge inn på høyt sikkerhetsnivå',
        text: 'Andelen innbyggere uten innlogging på høyt nivå skal reduseres vesentlig. Direktoratet skal vurdere oppmøte og videolegitimasjon.',
        answers: ['mobil-innlogging', 'video-oppmote'],
        due: 200,
        owner: 'anne.lise.moenget',
      },
      {
        number: '3.1',
        title: 'Den gamle tjenesteplattformen skal avvikles',
        text: 'Direktoratet skal flytte alle tjenester fra den gamle plattformen og legge fram en plan for når den slås av.',
        answers: ['flytting'],
        due: 240,
        owner: 'guro.fjellheim',
      },
      {
        number: '3.2',
        title: 'Løsningene skal tåle tjenestenektangrep',
        text: 'Direktoratet skal i samarbeid med nasjonal sikkerhetsmyndighet sikre at fellesløsningene er tilgjengelige også under angrep.',
        answers: ['kapasitet-sikkerhet'],
        due: 130,
        owner: 'rashid.karim',
      },
      {
        number: '3.3',
        title: 'Klimafotavtrykket fra driften skal måles og rapporteres',
        text: 'Direktoratet skal måle energibruken i egne og innleide driftsmiljøer, og rapportere i årsrapporten.',
        due: 62,
      },
      {
        number: '4.1',
        title: 'Løsningene skal følge kravene til universell utforming',
        text: 'Kjente brudd på kravene skal rettes innen utgangen av året.',
        answers: ['tilgjengelighet'],
        due: 40,
        owner: 'rashid.karim',
      },
      {
        number: '4.2',
        title: 'Samiske språk skal være tilgjengelige i fellesløsningene',
        text: 'Direktoratet skal legge fram en plan for nordsamisk, lulesamisk og sørsamisk i innlogging, innboks og skjema.',
        due: -12,
      },
    ],
  },
  {
    id: 'virksomhetsstrategi',
    title: 'Strategi for Samhandlingsdirektoratet {year}–{until}',
    type: 'agencyStrategy',
    year: -1,
    issuer: 'Samhandlingsdirektoratet',
    registered: 340,
    demands: [
      {
        number: '1',
        title: 'Folk skal bare trenge å fortelle det én gang',
        text: 'Opplysninger det offentlige har, skal gjenbrukes, og livshendelser skal utløse det som følger av dem.',
        answers: ['hendelser-livet'],
        owner: 'rashid.karim',
      },
      {
        number: '2',
        title: 'Alle skal kunne se hvem som har brukt opplysningene om dem',
        text: 'Åpenhet om bruk av data er en forutsetning for tillit.',
        answers: ['oppslag-samtykke'],
        owner: 'rashid.karim',
      },
      {
        number: '3',
        title: 'Vi leverer endringer når de er klare, ikke når kalenderen sier det',
        text: 'Fra ferdig bygget til i bruk skal det ta timer, ikke uker.',
        answers: ['utrulling', 'overvaking'],
        owner: 'rashid.karim',
      },
      {
        number: '4',
        title: 'Virksomheter skal ha ett sted å holde kontaktopplysningene sine oppdatert',
        text: 'Varsler skal nå den rette, første gang.',
        answers: ['kontakt-virksomhet'],
        owner: 'anne.lise.moenget',
      },
      {
        number: '5',
        title: 'Små kommuner skal kunne ta i bruk fellesløsningene uten egne utviklere',
        text: 'Veiledning og ferdige oppsett skal gjøre det mulig å komme i gang på en uke.',
      },
      {
        number: '6',
        title: 'Direktoratet skal ha en egen app for innbyggere',
        text: 'Appen skal samle det innbyggeren trenger på mobilen.',
        answers: ['egen-app'],
        end: ['notPursue', 'Ledergruppen har besluttet at vi satser på nettlesere og andres apper.'],
      },
    ],
  },
  {
    id: 'gruppestrategi-identitet',
    title: 'Strategi for Identitet og fullmakt {year}',
    type: 'productGroupStrategy',
    year: 0,
    issuer: 'Identitet og fullmakt',
    group: 'gruppe-identitet',
    registered: 286,
    demands: [
      {
        number: 'A',
        title: 'Fullmakt skal være like enkelt som å logge inn',
        text: 'Den som gir fullmakt, skal forstå hva den gjelder, og kunne trekke den tilbake med ett trykk.',
        answers: ['fullmakt-parorende'],
        owner: 'henrik.lundemo',
      },
      {
        number: 'B',
        title: 'Ingen skal stå uten digital legitimasjon fordi de mangler BankID',
        text: 'Vi skal tilby minst én vei inn for hver gruppe som faller utenfor i dag.',
        answers: ['mobil-innlogging'],
        owner: 'maja.bergersvik',
      },
      {
        number: 'C',
        title: 'Signering skal virke på tvers av landegrenser i Norden',
        text: 'Vi skal følge det nordiske arbeidet og være klare når avtalene er på plass.',
      },
    ],
  },
  {
    id: 'gruppestrategi-meldinger',
    title: 'Strategi for Meldinger og innboks {year}',
    type: 'productGroupStrategy',
    year: 0,
    issuer: 'Meldinger og innboks',
    group: 'gruppe-meldinger',
    registered: 281,
    demands: [
      {
        number: 'A',
        title: 'Fagsystemene skal lese innboksen direkte',
        text: 'Regnskapsførere og større virksomheter skal slippe å åpne innbokser for hånd.',
        answers: ['innboks-samlet'],
        owner: 'sara.nygjerde',
      },
      {
        number: 'B',
        title: 'Varsler skal være til å stole på',
        text: 'Mottakeren skal kunne sjekke om et varsel er ekte.',
        answers: ['sms-sikker'],
        owner: 'fatima.elamrani',
      },
      {
        number: 'C',
        title: 'Kvitteringer skal holde i ti år',
        text: 'Den som har sendt noe inn, skal kunne bevise det like lenge som kravene gjelder.',
        answers: ['kvittering'],
        owner: 'eirik.nesheimdal',
      },
      {
        number: 'D',
        title: 'Papirpost skal fases ut for alle som kan ta imot digitalt',
        text: 'Avsenderne skal se hva de sparer, og hvem de ikke når.',
      },
    ],
  },
  {
    id: 'gruppestrategi-tenester',
    title: 'Strategi for Skjema og tenester {year}',
    type: 'productGroupStrategy',
    year: 0,
    issuer: 'Skjema og tenester',
    group: 'gruppe-tjenester',
    registered: 274,
    demands: [
      {
        number: 'A',
        title: 'Alle nye skjema skal finnast på bokmål og nynorsk frå første dag',
        text: 'Språkkrava skal vere oppfylte når skjemaet opnar, ikkje i etterkant.',
        answers: ['skjema-nynorsk'],
        owner: 'lars.petter.sundbo',
      },
      {
        number: 'B',
        title: 'Tenesteeigarane skal klare flyttinga sjølve',
        text: 'Verktøy og rettleiing skal gjere at dei fleste flyttar utan hjelp frå oss.',
        answers: ['flytting'],
        owner: 'torunn.eidhammer',
      },
      {
        number: 'C',
        title: 'Den som fyller ut, skal få hjelp der og då',
        text: 'Spørsmål om skjemaet skal kunne få svar utan å forlate det.',
        answers: ['ki-veiledning'],
        owner: 'lars.petter.sundbo',
      },
      {
        number: 'D',
        title: 'Tilskotsordningane skal ha felles oppsett for søknad og rapport',
        text: 'Den som søkjer fleire stader, skal kjenne seg att.',
      },
    ],
  },
  {
    id: 'gruppestrategi-data',
    title: 'Strategi for Data og plattform {year}',
    type: 'productGroupStrategy',
    year: 0,
    issuer: 'Data og plattform',
    group: 'gruppe-data',
    registered: 268,
    demands: [
      {
        number: 'A',
        title: 'Team skal sette i produksjon selv, samme dag som bygget er grønt',
        text: 'Plattformen skal ta vare på kontrollen, så team slipper å vente på den.',
        answers: ['utrulling'],
        owner: 'thea.kvammen',
        end: ['meet', 'Alle tolv team setter i produksjon selv. Vi venter ikke på at tiltaket avsluttes.'],
      },
      {
        number: 'B',
        title: 'Vi skal se feil før brukerne gjør det',
        text: 'Felles bilde av driften, med vakt og ansvar på samme sted.',
        answers: ['overvaking'],
        owner: 'rashid.karim',
      },
      {
        number: 'C',
        title: 'Dokumenter skal kunne avleveres til arkiv uten mellomlagring',
        text: 'Avlevering skal skje rett fra lageret, med det arkivet trenger for å ta imot.',
        answers: ['arkiv-eksport'],
        owner: 'arild.myhrestuen',
      },
    ],
  },
];
