import { looseEpicsOfServices } from './loose-epics-services.ts';
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
  ...looseEpicsOfServices,
];
