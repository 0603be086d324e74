import { more } from './more.ts';

/** More of the roadmap of data and platform. */
export const moreData = [
  more({
    product: 'hendelser',
    title: 'Hendelser med garantert levering',
    initiative: 'hendelser-livet',
    description: 'Mottakere som er nede, får hendelsene når de kommer tilbake, i riktig rekkefølge.',
    result: 'Null tapte hendelser i kvartalsrapporten.',
    weeks: 14,
    stage: 'running',
    epics: [
      [
        'Kø per mottaker',
        'Én treg mottaker skal ikke stoppe de andre.',
        [
          'Del køen etter mottaker',
          'Vis kølengde for tjenesteeier',
          'Varsle når køen er eldre enn en time',
          'Rett rekkefølge ved samtidige hendelser',
          'Prøv med ti millioner i kø',
        ],
      ],
      [
        'Nytt forsøk og brevkø',
        'Noen hendelser lar seg aldri levere.',
        [
          'Prøv igjen med økende pause',
          'Flytt til brevkø etter tre dager',
          'La mottaker be om hendelsen på nytt',
          'Vis årsak i klartekst',
        ],
      ],
      [
        'Bevis for levering',
        'Avsender må kunne vise at hendelsen kom fram.',
        [
          'Signer kvittering fra mottaker',
          'Ta vare på kvitteringer i fem år',
          'Slå opp levering på nøkkel',
          'Rapporter leveringstid per måned',
        ],
      ],
    ],
  }),
  more({
    product: 'hendelser',
    title: 'Katalog over hendelsestyper',
    description: 'Alle kan se hvilke hendelser som finnes, hvem som eier dem, og hva de inneholder.',
    result: 'Nye mottakere kommer i gang på en dag.',
    weeks: 6,
    stage: 'delivered',
    epics: [
      [
        'Skjema for hver type',
        'Beskrivelsene ligger i dag i presentasjoner.',
        [
          'Beskriv alle typer med JSON Schema',
          'Kontroller hendelser mot skjemaet',
          'Vis eksempel for hver type',
          'Finn typer som ikke er i bruk',
        ],
      ],
      [
        'Versjoner',
        'Endringer må ikke knekke mottakere.',
        [
          'La to versjoner leve samtidig',
          'Varsle abonnenter om ny versjon',
          'Vis hvem som bruker den gamle',
          'Steng den gamle etter avtale',
          'Skriv regler for hva som er en brytende endring',
        ],
      ],
    ],
  }),
  more({
    product: 'registeroppslag',
    title: 'Innsynslogg for innbyggere',
    initiative: 'oppslag-samtykke',
    description: 'Den enkelte ser hvem som har slått opp, når og med hvilken hjemmel.',
    result: 'Alle oppslag fra tolv etater er synlige innen et døgn.',
    weeks: 17,
    stage: 'backlog',
    epics: [
      [
        'Samle loggene',
        'Loggene ligger hos hver etat i ulike formater.',
        [
          'Avtal felles format',
          'Ta imot logg fra tre etater',
          'Kontroller at hjemmel er oppgitt',
          'Avvis logg med fritekst om person',
          'Mål forsinkelse',
        ],
      ],
      [
        'Vis oppslagene',
        'Listen må være til å forstå.',
        [
          'Skriv etatens navn slik folk kjenner det',
          'Forklar hjemmelen i klarspråk',
          'Grupper like oppslag',
          'La brukeren spørre etaten direkte',
        ],
      ],
      [
        'Oppslag som skal skjules',
        'Noen oppslag gjelder etterforskning.',
        [
          'Skjul etter merking fra etaten',
          'Vis oppslaget når fristen er ute',
          'Logg hvem som skjulte',
          'Avklar regler med Datatilsynet',
        ],
      ],
    ],
  }),
  more({
    product: 'registeroppslag',
    title: 'Raskere oppslag ved stor trafikk',
    description: 'Oppslag svarer like fort første dag i måneden som ellers.',
    result: '95 prosent av oppslagene under 200 millisekunder, alle dager.',
    weeks: 8,
    stage: 'delivered',
    epics: [
      [
        'Finn flaskehalsene',
        'Vi har gjettet for lenge.',
        [
          'Mål tid i hvert ledd',
          'Kjør lasttest med ekte mønster',
          'Rett spørring uten indeks',
          'Skriv rapport om funnene',
        ],
      ],
      [
        'Mellomlager med rett levetid',
        'Noen registre endrer seg én gang i døgnet.',
        [
          'Avtal levetid med registereierne',
          'Tøm ved endringsmelding',
          'Vis alder på svaret',
          'Slå av mellomlager for enkeltoppslag',
        ],
      ],
      [
        'Køordning ved topp',
        'Viktige tjenester skal fram først.',
        [
          'Del trafikken i tre klasser',
          'Svar 429 med tidspunkt for nytt forsøk',
          'Vis bruk for hver klient',
          'Øv på topp sammen med skatteetaten',
        ],
      ],
    ],
  }),
  more({
    product: 'dokumentlager',
    title: 'Søk i dokumentinnhold',
    initiative: 'arkiv-eksport',
    description: 'Saksbehandlere finner dokumenter på innhold, ikke bare på tittel.',
    result: 'Tiden for å finne et eldre dokument går fra ti minutter til ett.',
    weeks: 13,
    stage: 'running',
    epics: [
      [
        'Les tekst ut av filer',
        'Halvparten er skannede bilder.',
        [
          'Les tekst fra PDF',
          'Kjenn igjen tekst i bilder',
          'Håndter tabeller',
          'Rett tegnsett i gamle filer',
          'Hopp over passordbeskyttede filer',
        ],
      ],
      [
        'Søk med tilgangskontroll',
        'Et treff kan røpe noe man ikke skal se.',
        [
          'Filtrer treff på tilgang',
          'Skjul antall treff man ikke ser',
          'Logg søk i sensitive arkiv',
          'Test som bruker uten tilgang',
        ],
      ],
      [
        'Framhev treff i dokumentet',
        'Man må slippe å lete en gang til.',
        ['Åpne på riktig side', 'Marker ord i visningen', 'Gå til neste treff med tastatur'],
      ],
    ],
  }),
  more({
    product: 'driftsplattform',
    title: 'Kostnad per tjeneste',
    initiative: 'overvaking',
    description: 'Hvert team ser hva tjenestene deres koster i drift, og hva som driver kostnaden.',
    result: 'Driftskostnadene går ned med ti prosent på et år.',
    weeks: 7,
    stage: 'running',
    epics: [
      [
        'Merk alle ressurser',
        'En fjerdedel av regningen mangler eier.',
        [
          'Merk ressurser med team og produkt',
          'Stopp nye ressurser uten merke',
          'Finn eiere til de 300 siste',
          'Rydd i ressurser uten bruk',
        ],
      ],
      [
        'Tavle for kostnad',
        'Teamene styrer ikke det de ikke ser.',
        [
          'Vis kostnad per uke',
          'Vis endring siden forrige utrulling',
          'Sammenlikn test og produksjon',
          'Varsle ved hopp på over tjue prosent',
          'Last ned tall til regnskapet',
        ],
      ],
      [
        'Slå av test om natten',
        'Testmiljøene står på hele døgnet.',
        ['Lag tidsplan for hvert miljø', 'La team starte miljøet selv', 'Mål innsparing'],
      ],
    ],
  }),
  more({
    product: 'driftsplattform',
    title: 'Hemmeligheter som byttes av seg selv',
    initiative: 'kapasitet-sikkerhet',
    description: 'Passord og nøkler til tjenestene byttes uten at noen må huske det.',
    result: 'Ingen hemmelighet er eldre enn 90 dager.',
    weeks: 9,
    stage: 'proposed',
    epics: [
      [
        'Oversikt over hemmeligheter',
        'Vi må vite hva vi har.',
        [
          'List hemmeligheter med alder',
          'Finn hemmeligheter i kildekode',
          'Gi hver en eier',
          'Fjern dem som ikke brukes',
        ],
      ],
      [
        'Automatisk bytte',
        'Bytte for hånd blir utsatt.',
        [
          'Bytt databasepassord uten nedetid',
          'Bytt nøkler mot samarbeidspartnere',
          'Øv på bytte ved lekkasje',
          'Varsle når bytte feiler',
          'Skriv rutine for vakt',
        ],
      ],
    ],
  }),
];
