import { more } from './more.ts';

/** More of the roadmap of forms and services. */
export const moreServices = [
  more({
    product: 'skjemamotor',
    title: 'Lagre utkast og halde fram seinare',
    initiative: 'skjema-nynorsk',
    description: 'Brukaren kan byrje på telefonen og gjere seg ferdig på ei anna eining.',
    result: 'Talet på skjema som blir avbrotne, går ned med ein tredel.',
    weeks: 9,
    stage: 'delivered',
    epics: [
      [
        'Utkast som lagrar seg sjølve',
        'Folk mistar det dei har skrive når økta går ut.',
        [
          'Lagre etter kvart felt',
          'Vis når utkastet sist vart lagra',
          'Rett tap av vedlegg ved brot',
          'Slett utkast etter 90 dagar',
          'Varsle før utkastet blir sletta',
        ],
      ],
      [
        'Oversikt over utkast',
        'Brukaren må finne att det ho byrja på.',
        [
          'Vis utkast i innboksen',
          'La brukaren gi utkastet eit namn',
          'Slett eige utkast',
          'Test med to opne einingar samtidig',
        ],
      ],
      [
        'Fleire som fyller ut saman',
        'Store søknader blir skrivne av fleire.',
        [
          'Vis kven som skriv kvar',
          'Lås eit felt som er i bruk',
          'Vis kva andre har endra',
          'Avgrens til same verksemd',
        ],
      ],
    ],
  }),
  more({
    product: 'skjemamotor',
    title: 'Kart og eigedom i skjema',
    description: 'Brukaren peikar i eit kart i staden for å skrive gards- og bruksnummer.',
    result: 'Feil eigedomsnummer i søknader er borte.',
    weeks: 12,
    stage: 'running',
    epics: [
      [
        'Kart som felt',
        'Kartet må verke for dei som ikkje kan bruke mus.',
        [
          'Vel eigedom med tastatur',
          'Søk på adresse',
          'Vis valet som tekst',
          'Test med skjermlesar',
          'Rett zoom på små skjermar',
        ],
      ],
      [
        'Oppslag i eigedomsregisteret',
        'Svaret må vere rett og ferskt.',
        [
          'Hent eigar og bruksnummer',
          'Handter seksjonar',
          'Vis når registeret er nede',
          'Mellomlagre i ein time',
        ],
      ],
      [
        'Teikn eit område',
        'Nokre søknader gjeld ein del av ein eigedom.',
        [
          'Teikn flate i kartet',
          'Last opp geometri frå fil',
          'Rekn ut areal',
          'Skriv ut kartet i kvitteringa',
        ],
      ],
    ],
  }),
  more({
    product: 'verksted',
    title: 'Tekst på tre språk i Verksted',
    initiative: 'skjema-nynorsk',
    description: 'Tenesteeigaren skriv bokmål, nynorsk og engelsk side om side, og ser kva som manglar.',
    result: 'Alle nye skjema er på begge målformer frå første dag.',
    weeks: 10,
    stage: 'running',
    epics: [
      [
        'Tekstar side om side',
        'I dag må ein byte språk for å sjå resten.',
        [
          'Vis tre kolonnar med tekst',
          'Marker tekst som manglar',
          'Søk i tekstar på alle språk',
          'Rett lagring når to skriv samtidig',
          'Gå til neste manglande tekst med tastatur',
        ],
      ],
      [
        'Framlegg til omsetjing',
        'Eit framlegg er betre enn eit tomt felt.',
        [
          'Hent framlegg frå omsetjingsteneste',
          'Merk framlegg til dei er lesne',
          'Mål kor mange framlegg som blir retta',
          'Avklar personvern med leverandøren',
        ],
      ],
      [
        'Krav om begge målformer',
        'Lova krev det, så verktøyet må hjelpe.',
        [
          'Stopp produksjonssetjing utan nynorsk',
          'La eigaren grunngi unntak',
          'Vis status i oversikta',
          'Rapporter til Språkrådet',
        ],
      ],
    ],
  }),
  more({
    product: 'verksted',
    title: 'Førehandsvising på mobil',
    description: 'Den som lagar skjemaet, ser det slik det blir på ein liten skjerm.',
    result: 'Færre skjema blir sende tilbake frå testing.',
    weeks: 6,
    stage: 'backlog',
    epics: [
      [
        'Mobilramme i Verksted',
        'Dei fleste fyller ut på telefon.',
        [
          'Vis skjemaet i 390 og 320 piksler',
          'Byt retning på skjermen',
          'Del lenkje til eigen telefon',
          'Rett fokus når ramma blir opna',
        ],
      ],
      [
        'Sjekk av universell utforming',
        'Feila er lette å finne for ei maskin.',
        [
          'Køyr kontroll i førehandsvisinga',
          'Forklar funna i klarspråk',
          'Peik på feltet som må rettast',
          'Hald oversikt over funn over tid',
          'Stopp dei alvorlegaste før test',
        ],
      ],
      [
        'Prøvedata',
        'Eit tomt skjema seier lite.',
        ['Fyll ut med prøveperson', 'Prøv med lange namn og mange rader', 'Vis kvitteringa'],
      ],
    ],
  }),
  more({
    product: 'betaling',
    title: 'Delbetaling og refusjon',
    description: 'Innbyggere kan dele opp store gebyrer og få penger tilbake uten å sende brev.',
    result: 'Refusjoner utbetales innen tre dager.',
    weeks: 11,
    stage: 'running',
    epics: [
      [
        'Refusjon',
        'I dag går refusjoner på e-post mellom etatene.',
        [
          'La saksbehandler bestille refusjon',
          'Krev to personer over 10 000 kroner',
          'Send hendelse når pengene er ute',
          'Rett avrunding på øre',
          'Avstem mot banken hver natt',
        ],
      ],
      [
        'Delbetaling',
        'Noen gebyrer er høyere enn en månedslønn.',
        [
          'La etaten bestemme om gebyret kan deles',
          'Vis plan før betaling',
          'Varsle før neste trekk',
          'Stans når saken blir trukket',
        ],
      ],
      [
        'Kvittering som regnskapet godtar',
        'Virksomheter trenger bilag.',
        [
          'Lag kvittering som EHF',
          'Vis mva riktig',
          'Send kopi til regnskapsfører',
          'La virksomheten søke i kvitteringer',
        ],
      ],
    ],
  }),
  more({
    product: 'tjenestekatalog',
    title: 'Søk som forstår dagligtale',
    description: 'Folk finner tjenesten med sine egne ord.',
    result: 'Åtte av ti søk gir rett treff blant de tre første.',
    weeks: 9,
    stage: 'delivered',
    epics: [
      [
        'Synonymer og målformer',
        'Barnehageplass, barnehageplass og bhg-plass er det samme.',
        [
          'Samle de 500 vanligste søkene',
          'Lag liste over synonymer',
          'Likestill bokmål og nynorsk',
          'Tål skrivefeil i korte ord',
          'Rett rangering av utgåtte tjenester',
        ],
      ],
      [
        'Mål kvaliteten',
        'Uten måling vet vi ikke om det blir bedre.',
        ['Tell søk uten treff', 'Spør hver hundrede bruker', 'Vis utvikling på tavle'],
      ],
      [
        'Forslag mens du skriver',
        'De fleste gir opp etter to forsøk.',
        [
          'Vis fem forslag',
          'Styr listen med tastatur',
          'Les opp antall forslag',
          'Svar innen 50 millisekunder',
        ],
      ],
    ],
  }),
  more({
    product: 'brukerstotte',
    title: 'Selvhjelp for tjenesteeiere',
    description: 'Tjenesteeiere finner svar selv og ser status på det de har spurt om.',
    result: 'Halvparten så mange e-poster til brukerstøtte.',
    weeks: 8,
    stage: 'running',
    epics: [
      [
        'Kunnskapsartikler',
        'De samme ti spørsmålene kommer hver uke.',
        [
          'Skriv de ti vanligste svarene',
          'Gi artiklene en eier',
          'Vis når artikkelen sist ble lest over',
          'La leseren si om det hjalp',
          'Fjern gamle lenker',
        ],
      ],
      [
        'Status på henvendelser',
        'Folk spør på nytt fordi de ikke ser noe.',
        [
          'Vis henvendelser på tvers av kolleger',
          'Vis forventet svartid',
          'La tjenesteeier lukke saken selv',
          'Send varsel når noen svarer',
        ],
      ],
      [
        'Driftsmeldinger per tjeneste',
        'Alle får i dag alle meldinger.',
        ['Abonner på egne tjenester', 'Skriv mal for driftsmelding', 'Vis planlagt arbeid i kalender'],
      ],
    ],
  }),
];
