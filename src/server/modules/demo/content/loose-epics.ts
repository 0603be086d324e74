import type { ShortEpic } from './more.ts';

/** Epics of a team's own that no roadmap element asked for: upkeep, security and what the users tell of. */
export const looseEpics: readonly { readonly product: string; readonly epics: readonly ShortEpic[] }[] = [
  {
    product: 'innlogging',
    epics: [
      [
        'Oppgradering av kjernebiblioteker',
        'Støtten for dagens versjon går ut til våren.',
        [
          'Oppgrader rammeverket i innloggingen',
          'Oppgrader rammeverket i administrasjonen',
          'Fjern utfaset krypteringsmetode',
          'Rett tester som avhenger av rekkefølge',
          'Mål oppstartstid før og etter',
          'Oppdater driftsdokumentasjonen',
        ],
      ],
      [
        'Feilmeldinger folk forstår',
        'Brukerstøtte får spørsmål om koder vi selv har funnet på.',
        [
          'Samle alle feilkoder i én liste',
          'Skriv om de tjue vanligste',
          'Vis hva brukeren kan gjøre',
          'Legg ved sporings-id for brukerstøtte',
          'Oversett til nynorsk og engelsk',
          'Test med fem brukere',
        ],
      ],
      [
        'Øving på bortfall',
        'Vi vet ikke hvor lenge vi klarer oss uten folkeregisteret.',
        [
          'Beskriv hva som virker uten register',
          'Øv på bortfall i test',
          'Lag bryter for redusert drift',
          'Skriv melding til tjenestene',
          'Evaluer øvingen',
        ],
      ],
    ],
  },
  {
    product: 'fullmakt',
    epics: [
      [
        'Ytelse i tilgangskontrollen',
        'Store kontor opplever sider på ti sekunder.',
        [
          'Finn de tregeste oppslagene',
          'Legg indeks på delegeringer',
          'Hent rettigheter i ett kall',
          'Mellomlagre i økten',
          'Rett lekkasje av tilkoblinger',
          'Vis svartid på tavlen',
        ],
      ],
      [
        'Rydding i tilgangspakker',
        'Det finnes 400 pakker, og halvparten er like.',
        [
          'Finn pakker med samme innhold',
          'Slå sammen etter avtale med eier',
          'Gi pakkene navn folk kjenner',
          'Fjern pakker uten bruk',
          'Varsle dem som mister en pakke',
          'Lag søk i pakker',
        ],
      ],
      [
        'Revisjonslogg for delegering',
        'Tilsynet ba om den.',
        [
          'Logg hvem som ga og trakk tilbake',
          'Vis loggen for virksomheten',
          'La loggen stå i ti år',
          'Lag uttrekk til tilsynet',
          'Test at loggen ikke kan endres',
        ],
      ],
    ],
  },
  {
    product: 'signering',
    epics: [
      [
        'Bytte av tidsstempelleverandør',
        'Avtalen går ut, og den nye er billigere.',
        [
          'Sammenlikn tre leverandører',
          'Støtt to leverandører samtidig',
          'Bytt i test',
          'Bytt i produksjon',
          'Fjern gammel leverandør',
          'Oppdater valideringen',
        ],
      ],
      [
        'Signering uten forsinkelse',
        'Toppene på slutten av måneden gir kø.',
        [
          'Mål tid i hvert steg',
          'Flytt PDF-arbeidet til egen kø',
          'Varsle ved lang kø',
          'Rett dobbel innsending',
          'Vis framdrift til brukeren',
        ],
      ],
    ],
  },
  {
    product: 'innboks',
    epics: [
      [
        'Universell utforming, runde to',
        'Tilsynet fant elleve avvik.',
        [
          'Rett kontrast i lister',
          'Rett overskriftsnivåer',
          'Les opp antall nye meldinger',
          'Gjør menyen brukbar med tastatur',
          'Rett skjermleser i vedleggslisten',
          'Be om ny kontroll',
        ],
      ],
      [
        'Mindre støy i varsler om nye meldinger',
        'Folk slår av alt når de får for mye.',
        [
          'Slå sammen varsler fra samme avsender',
          'La brukeren velge dag i uken',
          'Vis hvorfor du fikk varselet',
          'Lenk til innstillinger',
          'Mål hvor mange som slår av',
          'Rett varsel om slettede meldinger',
        ],
      ],
      [
        'Sikkerhetstest høst',
        'Årlig test av ekstern leverandør.',
        [
          'Avtal omfang',
          'Rett funn om sesjonslevetid',
          'Rett funn om filnavn',
          'Vurder funn om ratebegrensning',
          'Skriv svar til leverandøren',
        ],
      ],
    ],
  },
  {
    product: 'digital-post',
    epics: [
      [
        'Bedre feilmeldinger til avsendere',
        'Avsenderne gjetter hva som er galt.',
        [
          'Si hvilket felt som er feil',
          'Vis eksempel på rett verdi',
          'Skill feil hos oss fra feil hos dem',
          'Lag side med alle koder',
          'Send daglig oversikt',
          'Fjern koder uten innhold',
        ],
      ],
      [
        'Miljøregnskap for utskrift',
        'Vi rapporterer papir for første gang.',
        [
          'Hent tall fra leverandør',
          'Regn om til kilo papir',
          'Vis per avsender',
          'Legg tallene i årsrapporten',
          'Avtal kvalitet med leverandøren',
        ],
      ],
    ],
  },
  {
    product: 'varsling',
    epics: [
      [
        'Ny avtale for SMS',
        'Prisen går ned, men grensesnittet er nytt.',
        [
          'Koble til ny leverandør',
          'Send én prosent over ny rute',
          'Sammenlikn leveringsgrad',
          'Flytt resten',
          'Avslutt gammel avtale',
          'Rett tegnsett for samisk',
        ],
      ],
      [
        'Tavle for leveringsgrad',
        'Vi oppdager svikt på telefon fra avsenderne.',
        [
          'Vis leveringsgrad per operatør',
          'Varsle vakt ved fall',
          'Lag historikk over et år',
          'Del tavlen med avsendere',
          'Rett tidssone i grafene',
        ],
      ],
      [
        'Opprydding i gamle maler',
        'Det ligger 2300 maler ingen eier.',
        [
          'Finn maler uten bruk',
          'Spør eierne',
          'Slett etter seks måneder',
          'Krev eier på nye maler',
          'Lag eksport før sletting',
        ],
      ],
    ],
  },
  {
    product: 'skjemamotor',
    epics: [
      [
        'Raskare første side',
        'På tregt nett ventar folk i åtte sekund.',
        [
          'Mål på ekte telefonar',
          'Del opp pakken',
          'Last skrifttypar seinare',
          'Vis skjemaet før alle reglane er lasta',
          'Rett blinking ved lasting',
          'Følg med på storleiken i byggjet',
        ],
      ],
      [
        'Skjermlesarfeil i tabellar',
        'Tre tenesteeigarar har meldt det same.',
        [
          'Les opp rad og kolonne',
          'Rett fokus etter sletting av rad',
          'Vis talet på rader',
          'Test med to skjermlesarar',
          'Skriv rettleiing til tenesteeigarar',
        ],
      ],
      [
        'Nytt format for reglar',
        'Det gamle formatet kan ikkje prøvast.',
        [
          'Skriv spesifikasjon',
          'Les begge formata',
          'Lag verktøy som set om',
          'Set om dei ti største skjemaa',
          'Fjern gammal tolk',
          'Køyr reglane i test ved bygg',
        ],
      ],
    ],
  },
  {
    product: 'verksted',
    epics: [
      [
        'Stabil innlogging i Verksted',
        'Økta går ut midt i arbeidet.',
        [
          'Forny økta i bakgrunnen',
          'Ta vare på arbeid når økta går ut',
          'Varsle før ho går ut',
          'Rett dobbel innlogging',
          'Logg årsaka',
        ],
      ],
      [
        'Ny rettleiing for nybyrjarar',
        'Halvparten gir opp den første dagen.',
        [
          'Lag skjema på ti minutt som øving',
          'Film kvart steg',
          'Skriv om ordlista',
          'Test med fem nye tenesteeigarar',
          'Fjern utdaterte sider',
          'Lenk frå feilmeldingar',
        ],
      ],
    ],
  },
  {
    product: 'tjenestekatalog',
    epics: [
      [
        'Datakvalitet i katalogen',
        'En av fem tjenester har gammel kontaktinformasjon.',
        [
          'Kontroller lenker hver natt',
          'Be eier bekrefte hvert halvår',
          'Skjul tjenester uten eier',
          'Vis sist bekreftet',
          'Lag rapport til etatene',
          'Rett import av åpningstider',
        ],
      ],
      [
        'Åpne data fra katalogen',
        'Kommunene vil vise tjenestene på egne sider.',
        [
          'Beskriv datasettet',
          'Lag nedlasting hver natt',
          'Støtt DCAT',
          'Vis hvem som bruker dataene',
          'Skriv lisens',
        ],
      ],
    ],
  },
  {
    product: 'betaling',
    epics: [
      [
        'Avstemming uten regneark',
        'Økonomi bruker to dager i måneden.',
        [
          'Hent oppgjør fra banken',
          'Koble oppgjør til kjøp',
          'Vis avvik med årsak',
          'La økonomi lukke avvik',
          'Lag eksport til regnskapssystemet',
          'Rett valuta på utenlandske kort',
        ],
      ],
      [
        'Sikkerhetskrav til kort',
        'Kravene skjerpes i mars.',
        [
          'Gå gjennom nye krav',
          'Fjern kortdata fra logger',
          'Oppgrader betalingsvindu',
          'Få godkjent egenerklæring',
          'Øv på hendelse',
        ],
      ],
    ],
  },
  {
    product: 'hendelser',
    epics: [
      [
        'Partisjonering av hendelseslageret',
        'Tabellen har passert to milliarder rader.',
        [
          'Del etter måned',
          'Flytt gamle måneder uten stans',
          'Slett etter avtalt tid',
          'Mål skriving før og etter',
          'Rett sikkerhetskopi',
          'Oppdater tavler',
        ],
      ],
      [
        'Testmottaker for alle',
        'Alle lager sin egen testmottaker.',
        [
          'Lag mottaker med nettside',
          'Vis hendelser direkte',
          'La den svare med feil på bestilling',
          'Slett data hver natt',
          'Skriv veiledning',
        ],
      ],
    ],
  },
  {
    product: 'registeroppslag',
    epics: [
      [
        'Bytte av sertifikater',
        'Alle sertifikater må byttes før sommeren.',
        [
          'Lag liste over sertifikater',
          'Bytt mot folkeregisteret',
          'Bytt mot enhetsregisteret',
          'Bytt mot motorvognregisteret',
          'Automatiser neste bytte',
          'Varsle 60 dager før',
        ],
      ],
      [
        'Klarere avtaler med registereiere',
        'Oppetid er ikke nevnt i tre av avtalene.',
        [
          'Gå gjennom avtalene',
          'Foreslå mål for oppetid',
          'Legg vedlikeholdsvindu i kalender',
          'Avtal varsling ved brudd',
          'Vis målt oppetid',
        ],
      ],
    ],
  },
  {
    product: 'dokumentlager',
    epics: [
      [
        'Billigere lagring av gamle filer',
        'Åtti prosent er aldri åpnet etter et år.',
        [
          'Mål når filer åpnes',
          'Flytt til kaldt lager etter et år',
          'Hent tilbake på under ett minutt',
          'Vis lagringsklasse',
          'Regn ut innsparing',
          'Øv på gjenoppretting',
        ],
      ],
      [
        'Kontrollsum på alle filer',
        'Vi må kunne vise at ingenting er endret.',
        [
          'Regn ut sum ved opplasting',
          'Kontroller et utvalg hver natt',
          'Varsle ved avvik',
          'Regn ut for gamle filer',
          'Lag rapport til arkivet',
        ],
      ],
    ],
  },
  {
    product: 'driftsplattform',
    epics: [
      [
        'Oppgradering av Kubernetes',
        'Versjonen mister støtte om fire måneder.',
        [
          'Les endringslogg',
          'Oppgrader test',
          'Rett utfasede grensesnitt i tolv tjenester',
          'Oppgrader produksjon',
          'Øv på tilbakerulling',
          'Oppdater bilder for noder',
        ],
      ],
      [
        'Færre falske alarmer',
        'Vakten ble vekket tolv ganger uten grunn i oktober.',
        [
          'Gå gjennom alle alarmer',
          'Slett dem ingen handler på',
          'Juster terskler etter trafikk',
          'Skriv hva vakten skal gjøre',
          'Mål alarmer per vakt',
          'Vis falske alarmer i tavlen',
        ],
      ],
      [
        'Skanning av avhengigheter',
        'Vi finner sårbarheter for sent.',
        [
          'Skann ved hvert bygg',
          'Lag sak for alvorlige funn',
          'Vis alder på funn',
          'La team utsette med begrunnelse',
          'Rapporter til sikkerhetsleder',
        ],
      ],
    ],
  },
  {
    product: 'brukerstotte',
    epics: [
      [
        'Innkjøring av nye i brukerstøtten',
        'Tre nye begynner i januar, og opplæringen er muntlig.',
        [
          'Skriv sjekkliste for første uke',
          'Lag øvingssaker med fasit',
          'Samle svarene på de vanligste spørsmålene',
          'Gi lesetilgang til testmiljøene',
          'Avtal fadder for hver',
          'Spør dem hva som manglet etter en måned',
        ],
      ],
      [
        'Telefonen på rett sted',
        'En av tre som ringer, skulle ha ringt tjenesteeieren.',
        [
          'Lytt på hundre samtaler og noter årsak',
          'Skriv om telefonmenyen',
          'Vis tjenesteeierens nummer på skjemaet',
          'Sett over med ett trykk',
          'Mål andelen på nytt etter en måned',
          'Legg åpningstider i katalogen',
          'Rett feil nummer i eldre brev',
          'Lag side på nynorsk',
          'Lag side på engelsk',
          'Varsle kommunene',
          'Følg opp i møte med etatene',
        ],
      ],
    ],
  },
];
