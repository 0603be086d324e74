import type { ShortEpic } from './more.ts';

/** Epics of their own of the teams behind forms, data and the platform. */
export const looseEpicsOfServices: readonly {
  readonly product: string;
  readonly epics: readonly ShortEpic[];
}[] = [
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
