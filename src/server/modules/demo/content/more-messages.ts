import { more } from './more.ts';

/** More of the roadmap of messages. */
export const moreMessages = [
  more({
    product: 'innboks',
    title: 'Mapper og merkelapper i innboksen',
    initiative: 'innboks-samlet',
    description: 'Folk og virksomheter sorterer posten sin selv, og finner den igjen.',
    result: 'Regnskapsførere bruker merkelapper på åtte av ti meldinger.',
    weeks: 10,
    stage: 'running',
    epics: [
      [
        'Merkelapper',
        'Mapper passer ikke når en melding hører til flere steder.',
        [
          'La brukeren lage egne merkelapper',
          'Del merkelapper i en virksomhet',
          'Filtrer listen på flere merkelapper',
          'Rett tastaturrekkefølge i menyen',
          'Vis farge sammen med ord',
        ],
      ],
      [
        'Regler som sorterer',
        'De som får hundre brev om dagen, vil slippe å gjøre det for hånd.',
        [
          'Lag regel ut fra avsender',
          'Lag regel ut fra tjeneste',
          'Prøv regelen på det som ligger der',
          'Vis hvilke meldinger en regel har flyttet',
        ],
      ],
      [
        'Arkiv og papirkurv',
        'Ingenting skal forsvinne ved et uhell.',
        [
          'Angre flytting i ti sekunder',
          'Vis dato for endelig sletting',
          'Stans sletting av bevaringspliktig post',
          'Tøm papirkurv etter 90 dager',
        ],
      ],
      [
        'Merkelapper i grensesnittet',
        'Fagsystemer vil lese det samme som folk ser.',
        [
          'Ta med merkelapper i svaret',
          'La systemer sette merkelapp',
          'Beskriv rettigheter',
          'Lag eksempel for to fagsystemer',
        ],
      ],
    ],
  }),
  more({
    product: 'innboks',
    title: 'Frister i kalenderen',
    initiative: 'innboks-samlet',
    description: 'Meldinger med frist vises i en oversikt og kan legges i egen kalender.',
    result: 'Færre glemte frister: fra 41 til 15 prosent i brukerundersøkelsen.',
    weeks: 9,
    stage: 'backlog',
    epics: [
      [
        'Frist som eget felt',
        'Fristen står i teksten og kan ikke sorteres.',
        [
          'Legg frist til i meldingsformatet',
          'Vis frist i listen med ord',
          'Be de ti største avsenderne sende frist',
          'Avvis frist som er passert',
          'Lag oversikt over avsendere uten frist',
        ],
      ],
      [
        'Abonnement på kalender',
        'Folk lever etter sin egen kalender.',
        [
          'Lag kalenderlenke med hemmelig nøkkel',
          'La brukeren slå av lenken',
          'Test i tre kalenderprogrammer',
          'Skjul innhold som er sensitivt',
        ],
      ],
      [
        'Påminnelse før frist',
        'Et varsel i tide er bedre enn et purrebrev.',
        [
          'Send påminnelse tre dager før',
          'Stans når saken er svart på',
          'La mottakeren velge dager',
          'Mål virkningen i to måneder',
        ],
      ],
    ],
  }),
  more({
    product: 'digital-post',
    title: 'Post til dem som ikke leser den',
    description: 'Ulest post med rettsvirkning følges opp med brev på papir etter avtalt tid.',
    result: 'Ingen mister en klagefrist fordi de ikke logger inn.',
    weeks: 12,
    stage: 'delivered',
    epics: [
      [
        'Følg med på ulest post',
        'Avsenderen må få vite at brevet ikke er åpnet.',
        [
          'Send hendelse når fristen for lesing er ute',
          'La avsender velge antall dager',
          'Rett telling over helger og helligdager',
          'Vis andel ulest for hver avsender',
        ],
      ],
      [
        'Utskrift etter frist',
        'Papir er nødløsningen, og den må virke.',
        [
          'Bestill utskrift automatisk',
          'Stopp utskrift hvis brevet leses i mellomtiden',
          'Merk brevet som tidligere sendt digitalt',
          'Avtal pris med utskriftsleverandør',
          'Håndter adresser i utlandet',
        ],
      ],
      [
        'Rapport til avsendere',
        'Etatene vil vite hva det koster dem.',
        ['Lag månedlig rapport', 'Vis utvikling over to år', 'Last ned som regneark'],
      ],
    ],
  }),
  more({
    product: 'varsling',
    title: 'Varsling på flere språk',
    initiative: 'sms-sikker',
    description: 'Mottakeren får varselet på språket de har valgt.',
    result: 'Varsel på bokmål, nynorsk, nordsamisk og engelsk fra alle avsendere.',
    weeks: 7,
    stage: 'running',
    epics: [
      [
        'Språkvalg fra kontaktregisteret',
        'Valget finnes, men blir ikke brukt.',
        [
          'Les språkvalg ved utsending',
          'Velg bokmål når oversettelse mangler',
          'Vis avsender hvilke språk som mangler',
          'Test samiske tegn hos operatørene',
        ],
      ],
      [
        'Maler med flere språk',
        'Avsenderne skriver i dag én tekst.',
        [
          'La maler ha tekst på fire språk',
          'Tell tegn for hvert språk',
          'Foreslå nynorsk av bokmålsteksten',
          'Lag godkjenning før malen tas i bruk',
          'Rett linjeskift i e-post',
        ],
      ],
      [
        'Tall på språk',
        'Vi rapporterer språkbruk etter språklova.',
        ['Tell varsler for hvert språk', 'Vis måltall mot lovkravet', 'Publiser tallene kvartalsvis'],
      ],
    ],
  }),
  more({
    product: 'varsling',
    title: 'Nattero for varsler',
    description: 'Varsler som kan vente, sendes om dagen.',
    result: 'Ingen ordinære varsler mellom 21 og 8.',
    weeks: 5,
    stage: 'delivered',
    epics: [
      [
        'Hastegrad på varsler',
        'Noen varsler må ut straks, de fleste kan vente.',
        [
          'Legg hastegrad til i bestillingen',
          'Begrens hvem som kan bruke hast',
          'Vis bruk av hast for hver avsender',
          'Skriv veiledning om når noe haster',
        ],
      ],
      [
        'Kø til morgenen',
        'Klokka åtte må ikke alt gå på én gang.',
        [
          'Spre utsending over en time',
          'Følg tidssonen til mottakeren',
          'Vis forventet tidspunkt til avsender',
          'Rett dobbel utsending ved omstart',
        ],
      ],
    ],
  }),
  more({
    product: 'formidling',
    title: 'Sporbar filoverføring',
    description: 'Avsender og mottaker ser hvor filen er, helt fram.',
    result: 'Henvendelser om «hvor er filen» er borte.',
    weeks: 11,
    stage: 'running',
    epics: [
      [
        'Hendelser for hvert steg',
        'I dag er det stille fra opplasting til nedlasting.',
        [
          'Send hendelse når filen er skannet',
          'Send hendelse når mottaker har hentet',
          'Vis tidslinje i grensesnittet',
          'Ta vare på sporet i ti år',
          'Rett rekkefølge på like tidspunkt',
        ],
      ],
      [
        'Viruskontroll av store filer',
        'Filer over fem GB stopper i kontrollen.',
        [
          'Del filen opp under skanning',
          'Gi svar innen ti minutter',
          'La avsender sende på nytt',
          'Varsle drift når køen vokser',
        ],
      ],
      [
        'Sletting etter avtale',
        'Filer blir liggende lenger enn noen vil.',
        [
          'La avsender bestemme levetid',
          'Slett når alle har hentet',
          'Bevis sletting overfor avsender',
          'Rydd i filer uten eier',
        ],
      ],
    ],
  }),
  more({
    product: 'meldingsboks-klassisk',
    title: 'Lesemodus for gammel meldingsboks',
    initiative: 'flytting',
    description: 'Den gamle meldingsboksen kan leses, men ikke skrives til, mens flyttingen går ferdig.',
    result: 'Ingen nye meldinger på den gamle plattformen.',
    weeks: 6,
    stage: 'proposed',
    epics: [
      [
        'Steng for nye avsendere',
        'Hver ny avsender gjør flyttingen lengre.',
        [
          'Avvis nye tjenester med forklaring',
          'Flytt de siste åtte avsenderne',
          'Oppdater veiledningen',
          'Fjern skjema for bestilling',
        ],
      ],
      [
        'Bare lesing',
        'Brukerne skal merke minst mulig.',
        [
          'Vis melding om at boksen er flyttet',
          'Lenk hver melding til den nye innboksen',
          'Slå av svarfunksjonen',
          'Test ytelse på lesekopi',
        ],
      ],
    ],
  }),
];
