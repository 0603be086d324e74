import { more } from './more.ts';

/** More of the roadmap of identity and mandates. */
export const moreIdentity = [
  more({
    product: 'innlogging',
    title: 'Passnøkler som innlogging',
    initiative: 'mobil-innlogging',
    description: 'Innbyggere logger inn med passnøkkel på egen enhet, med samme sikkerhetsnivå som i dag.',
    result: 'Halvparten av innloggingene på mobil skjer uten kodebrikke.',
    weeks: 18,
    stage: 'running',
    epics: [
      [
        'Registrering av passnøkkel',
        'Nøkkelen må knyttes til riktig person ved første gangs bruk.',
        [
          'Vis hvilke enheter som kan ha passnøkkel',
          'Knytt nøkkelen til innlogget person',
          'La brukeren gi nøkkelen et navn',
          'Send varsel når en ny nøkkel er lagt til',
          'Skriv hjelpetekst om delte enheter',
        ],
      ],
      [
        'Innlogging med passnøkkel',
        'Den vanlige veien skal være kortere enn i dag.',
        [
          'Foreslå passnøkkel først når den finnes',
          'Fall tilbake til kodebrikke uten ny side',
          'Rett feilmelding når enheten er låst',
          'Mål tiden fra klikk til innlogget',
          'Test med skjermleser på iOS og Android',
        ],
      ],
      [
        'Tap og bytte av enhet',
        'Folk mister telefonen, og da må de inn likevel.',
        [
          'Lag side for å slette en nøkkel',
          'Sperr nøkler som ikke er brukt på ett år',
          'Beskriv rutine for brukerstøtte',
          'Vis siste bruk av hver nøkkel',
        ],
      ],
      [
        'Sikkerhetsnivå høyt med passnøkkel',
        'Noen tjenester krever mer enn det enheten kan bevise alene.',
        [
          'Vurder krav i forskriften opp mot løsningen',
          'Prøv legitimasjon med pass ved registrering',
          'Avklar godkjenning med tilsynet',
          'Utred kostnader ved nivå høyt',
        ],
      ],
    ],
  }),
  more({
    product: 'innlogging',
    title: 'Innlogging for utenlandske brukere',
    description: 'De som har e-ID fra et annet europeisk land, kommer inn med den.',
    result: 'E-ID fra ti land virker i alle tjenester på lavt og betydelig nivå.',
    weeks: 14,
    stage: 'delivered',
    epics: [
      [
        'Tilkobling til europeisk knutepunkt',
        'Vi kan ikke ha avtale med hvert land.',
        [
          'Sett opp sertifikater for knutepunktet',
          'Oversett attributter til vårt format',
          'Håndter navn med tegn vi ikke kjenner',
          'Loggfør hvilket land innloggingen kom fra',
          'Rett tidsavbrudd mot knutepunktet',
        ],
      ],
      [
        'Kobling til fødselsnummer',
        'Tjenestene kjenner folk på fødselsnummer eller d-nummer.',
        [
          'Finn d-nummer ut fra attributtene',
          'La brukeren bekrefte koblingen',
          'Vis hva som skjer når vi ikke finnes noe treff',
          'Lag manuell kontroll for tvilstilfeller',
        ],
      ],
      [
        'Valg av land i innloggingen',
        'Brukeren må finne sitt eget land fort.',
        [
          'Vis land med flagg og navn på eget språk',
          'Husk valget til neste gang',
          'Test på mobil med 320 piksler bredde',
          'Rett rekkefølge for æ, ø og å',
        ],
      ],
    ],
  }),
  more({
    product: 'fullmakt',
    title: 'Fullmakt på vegne av dødsbo',
    initiative: 'hendelser-livet',
    description: 'Den som har skifteattest, får tilgang til det boet trenger, uten å søke hos hver etat.',
    result: 'Arvinger rekker fristene uten å oppsøke et kontor.',
    weeks: 16,
    stage: 'backlog',
    epics: [
      [
        'Hent skifteattest fra domstolene',
        'Attesten er beviset for hvem som kan handle.',
        [
          'Avtal grensesnitt med domstolene',
          'Les attest og finn arvinger',
          'Håndter flere arvinger med felles ansvar',
          'Oppdater når attesten blir endret',
          'Slett når boet er gjort opp',
        ],
      ],
      [
        'Fullmakt som følger av attesten',
        'Ingen skal måtte gi fullmakten for hånd.',
        [
          'Gi arvinger rolle ut fra attest',
          'Vis hvorfor rollen er gitt',
          'Trekk rollen når attesten faller bort',
          'Varsle etater som har spurt',
        ],
      ],
      [
        'Veiledning for pårørende',
        'Folk i sorg skal slippe å lete.',
        [
          'Skriv side om hva man får tilgang til',
          'Test teksten med ti pårørende',
          'Oversett til nynorsk og engelsk',
          'Lenk fra varselet etter dødsfall',
        ],
      ],
      [
        'Innsyn i hvem som har handlet for boet',
        'Arvinger imellom må kunne se hva som er gjort.',
        [
          'Vis handlinger med navn og tid',
          'La arvinger laste ned oversikten',
          'Skjul opplysninger om uvedkommende',
          'Avklar lagringstid med jurist',
        ],
      ],
    ],
  }),
  more({
    product: 'fullmakt',
    title: 'Fullmakt mellom virksomheter',
    description: 'En regnskapsfører får fullmakt fra kunden og kan gi den videre til sine ansatte.',
    result: 'Et regnskapskontor bytter saksbehandler for en kunde på ett minutt.',
    weeks: 20,
    stage: 'running',
    epics: [
      [
        'Klientdelegering',
        'Kontoret må kunne styre hvem av de ansatte som ser hvilken kunde.',
        [
          'Vis alle kunder med søk og filter',
          'La kontoret gi tilgang til grupper av kunder',
          'Rett treg liste over 5000 kunder',
          'Vis hvem som har tilgang til én kunde',
          'Trekk tilbake når ansatt slutter',
        ],
      ],
      [
        'Tidsavgrenset fullmakt',
        'Oppdrag tar slutt, men fullmaktene blir stående.',
        [
          'La fullmakten få sluttdato',
          'Varsle en måned før den går ut',
          'Forny med ett klikk',
          'Vis utgåtte fullmakter i eget filter',
        ],
      ],
      [
        'Bekreftelse fra kunden',
        'Kunden må vite hva den sier ja til.',
        [
          'Skriv samtykketekst i klarspråk',
          'Vis omfang av fullmakten før signering',
          'Send kvittering til begge parter',
          'La kunden avslå med begrunnelse',
          'Fjern gammel avtaleside',
        ],
      ],
      [
        'Grensesnitt for regnskapssystemer',
        'Store kontor styrer tilganger i eget system.',
        [
          'Beskriv endepunkter for klientdelegering',
          'Lag testdata med 200 kunder',
          'Begrens antall kall per system',
          'Skriv eksempel i tre språk',
        ],
      ],
    ],
  }),
  more({
    product: 'signering',
    title: 'Signering på vegne av virksomhet',
    description: 'Signaturen viser hvem som signerte, for hvem, og hvilken rett de hadde.',
    result: 'Kommuner slipper å kontrollere prokura for hånd.',
    weeks: 13,
    stage: 'delivered',
    epics: [
      [
        'Oppslag i signaturrett',
        'Retten står i registeret og må hentes i det signaturen settes.',
        [
          'Slå opp signaturrett ved signering',
          'Håndter krav om to i fellesskap',
          'Vis hvorfor noen ikke kan signere',
          'Lagre bevis for retten i dokumentet',
        ],
      ],
      [
        'Visning i det signerte dokumentet',
        'Mottakeren må kunne lese det uten spesialprogram.',
        [
          'Lag forside med signaturer',
          'Støtt universell utforming i PDF',
          'Rett dato for sommertid',
          'Vis organisasjonsnummer med mellomrom',
        ],
      ],
      [
        'Langtidsbevaring',
        'Dokumentet skal kunne prøves om tjue år.',
        [
          'Legg på tidsstempel fra to kilder',
          'Fornye bevis før sertifikat går ut',
          'Oppgrader bibliotek for PAdES',
          'Test mot valideringstjenesten i EU',
        ],
      ],
    ],
  }),
  more({
    product: 'kontaktregister',
    title: 'Reservasjon mot digital post, forklart',
    description: 'Innbyggere forstår hva reservasjonen betyr, og kan gjøre om valget når de vil.',
    result: 'Færre enn fem prosent av reservasjonene er gjort ved en feil.',
    weeks: 8,
    stage: 'delivered',
    epics: [
      [
        'Ny side for reservasjon',
        'Mange reserverer seg for å slippe varsler.',
        [
          'Skill varsling fra digital post på siden',
          'Skriv om teksten sammen med Språkrådet',
          'Vis hva som kommer på papir',
          'Rett fokus etter lagring',
          'Mål hvor mange som angrer',
        ],
      ],
      [
        'Spør på nytt etter et år',
        'Valget ble kanskje tatt i en annen situasjon.',
        [
          'Finn dem som reserverte seg for over et år siden',
          'Send spørsmål på papir og sms',
          'La folk svare uten å logge inn',
          'Avklar hjemmel med jurist',
        ],
      ],
      [
        'Reservasjon for dem som får hjelp',
        'Verger og pårørende gjør valget for andre.',
        [
          'Vis hvem man handler for',
          'Logg valget på begge personer',
          'Test med vergemål fra register',
          'Skriv rutine for brukerstøtte',
        ],
      ],
    ],
  }),
  more({
    product: 'roller-klassisk',
    title: 'Siste rolle ut av den gamle plattformen',
    initiative: 'flytting',
    description: 'De siste 43 rollene får ny hjemmel og flyttes, eller fjernes etter avtale.',
    result: 'Rolletabellen på den gamle plattformen er tom.',
    weeks: 15,
    stage: 'running',
    epics: [
      [
        'Kartlegg roller uten eier',
        'Vi vet ikke hvem som bruker dem.',
        [
          'List roller uten bruk siste året',
          'Spør tjenesteeierne om bruken',
          'Merk roller som skal fjernes',
          'Lag oversikt på nettsiden',
        ],
      ],
      [
        'Flytt roller med lovhjemmel',
        'Noen roller er nevnt i forskrift og må leve videre.',
        [
          'Skriv rollene om til tilgangspakker',
          'Kjør begge sider side om side i fire uker',
          'Sammenlikn svar fra gammel og ny',
          'Rett avvik i regnskapsroller',
          'Varsle virksomheter om endringen',
        ],
      ],
      [
        'Steng grensesnittet for roller',
        'Gamle kall må få et svar som sier hva de skal gjøre.',
        [
          'Svar 410 med lenke til veiledning',
          'Finn systemer som fortsatt kaller',
          'Ring de ti største',
          'Fjern kode for gamle roller',
        ],
      ],
    ],
  }),
];
