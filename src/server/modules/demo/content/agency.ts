import type { PublicText } from '../../../../domain/kernel/text.ts';

/** The agency of the demo, and the domain of its people's addresses (reserved for examples, RFC 2606). */
export const agency = { title: 'Samhandlingsdirektoratet', shortName: 'samd', domain: 'samd.example' };

/** A product group and its teams. */
export interface DemoGroup {
  readonly key: string;
  readonly title: string;
  readonly teams: readonly { readonly key: string; readonly title: string }[];
}

/** Four product groups, twelve teams. */
export const groups: readonly DemoGroup[] = [
  {
    key: 'gruppe-identitet',
    title: 'Identitet og fullmakt',
    teams: [
      { key: 'team-innlogging', title: 'Team Innlogging' },
      { key: 'team-fullmakt', title: 'Team Fullmakt' },
      { key: 'team-signering', title: 'Team Signering' },
    ],
  },
  {
    key: 'gruppe-meldinger',
    title: 'Meldinger og innboks',
    teams: [
      { key: 'team-innboks', title: 'Team Innboks' },
      { key: 'team-post', title: 'Team Post' },
      { key: 'team-varsling', title: 'Team Varsling' },
    ],
  },
  {
    key: 'gruppe-tjenester',
    title: 'Skjema og tjenester',
    teams: [
      { key: 'team-skjemamotor', title: 'Team Skjemamotor' },
      { key: 'team-verksted', title: 'Team Verksted' },
      { key: 'team-katalog', title: 'Team Katalog og betaling' },
    ],
  },
  {
    key: 'gruppe-data',
    title: 'Data og plattform',
    teams: [
      { key: 'team-hendelser', title: 'Team Hendelser' },
      { key: 'team-oppslag', title: 'Team Oppslag og lager' },
      { key: 'team-plattform', title: 'Team Plattform' },
    ],
  },
];

/** A product or service: who makes it, what it is, which applications it runs as, which tracker its team uses. */
export interface DemoProduct {
  readonly slug: string;
  readonly title: string;
  readonly team: string;
  readonly generation: 'altinn2' | 'altinn3' | 'common';
  readonly service: boolean;
  readonly description: PublicText;
  readonly applications: readonly string[];
  /** Prefix of its team's own issue tracker; null for teams that keep their issues here. */
  readonly tracker: string | null;
  /** Median days between deployments to production. */
  readonly rhythm: number;
}

const text = (nb: string, nn: string, en: string): PublicText => ({ nb, nn, en, source: 'nb' });

/** Twenty products and services, of both generations of the platform and of the common services. */
export const products: readonly DemoProduct[] = [
  {
    slug: 'innlogging',
    title: 'Innlogging',
    team: 'team-innlogging',
    generation: 'common',
    service: false,
    description: text(
      'Én innlogging til offentlige tjenester, for innbyggere og ansatte.',
      'Éi innlogging til offentlege tenester, for innbyggjarar og tilsette.',
      'One login to public services, for citizens and employees.',
    ),
    applications: ['innlogging-web', 'innlogging-api'],
    tracker: 'LOGG',
    rhythm: 9,
  },
  {
    slug: 'fullmakt',
    title: 'Fullmakt',
    team: 'team-fullmakt',
    generation: 'altinn3',
    service: false,
    description: text(
      'Gi og ta imot fullmakter på vegne av deg selv eller en virksomhet.',
      'Gje og ta imot fullmakter på vegner av deg sjølv eller ei verksemd.',
      'Give and receive powers of attorney for yourself or a business.',
    ),
    applications: ['fullmakt-web', 'fullmakt-api'],
    tracker: 'FULL',
    rhythm: 13,
  },
  {
    slug: 'signering',
    title: 'Signering',
    team: 'team-signering',
    generation: 'altinn3',
    service: false,
    description: text(
      'Signer dokumenter digitalt, alene eller flere sammen.',
      'Signer dokument digitalt, åleine eller fleire saman.',
      'Sign documents digitally, alone or together.',
    ),
    applications: ['signering-api'],
    tracker: 'SIGN',
    rhythm: 16,
  },
  {
    slug: 'kontaktregister',
    title: 'Kontaktregister',
    team: 'team-innlogging',
    generation: 'common',
    service: false,
    description: text(
      'Riktig e-post og mobilnummer til innbyggere og virksomheter.',
      'Rett e-post og mobilnummer til innbyggjarar og verksemder.',
      'The right e-mail and mobile number for citizens and businesses.',
    ),
    applications: ['kontakt-api'],
    tracker: 'KONT',
    rhythm: 15,
  },
  {
    slug: 'roller-klassisk',
    title: 'Roller klassisk',
    team: 'team-fullmakt',
    generation: 'altinn2',
    service: false,
    description: text(
      'Roller og rettigheter på den gamle plattformen. Fases ut.',
      'Roller og rettar på den gamle plattforma. Blir fasa ut.',
      'Roles and rights on the old platform. Being phased out.',
    ),
    applications: ['roller-klassisk'],
    tracker: 'ROLLE',
    rhythm: 45,
  },
  {
    slug: 'innboks',
    title: 'Innboks',
    team: 'team-innboks',
    generation: 'altinn3',
    service: false,
    description: text(
      'Alt fra det offentlige samlet på ett sted.',
      'Alt frå det offentlege samla på éin stad.',
      'Everything from the public sector in one place.',
    ),
    applications: ['innboks-web', 'innboks-api'],
    tracker: 'INN',
    rhythm: 10,
  },
  {
    slug: 'digital-post',
    title: 'Digital post',
    team: 'team-post',
    generation: 'common',
    service: false,
    description: text(
      'Sender brev digitalt, eller på papir til dem som ikke er digitale.',
      'Sender brev digitalt, eller på papir til dei som ikkje er digitale.',
      'Sends letters digitally, or on paper to those who are not digital.',
    ),
    applications: ['post-mottak', 'post-utsending'],
    tracker: 'POST',
    rhythm: 12,
  },
  {
    slug: 'varsling',
    title: 'Varsling',
    team: 'team-varsling',
    generation: 'altinn3',
    service: false,
    description: text(
      'Varsler på e-post og SMS når noe venter på deg.',
      'Varslar på e-post og SMS når noko ventar på deg.',
      'Notifies by e-mail and text message when something awaits you.',
    ),
    applications: ['varsling-api'],
    tracker: 'VARS',
    rhythm: 11,
  },
  {
    slug: 'formidling',
    title: 'Formidling',
    team: 'team-post',
    generation: 'altinn3',
    service: false,
    description: text(
      'Trygg overføring av store filer mellom virksomheter.',
      'Trygg overføring av store filer mellom verksemder.',
      'Safe transfer of large files between organisations.',
    ),
    applications: ['formidling-api'],
    tracker: 'POST',
    rhythm: 17,
  },
  {
    slug: 'meldingsboks-klassisk',
    title: 'Meldingsboks klassisk',
    team: 'team-innboks',
    generation: 'altinn2',
    service: false,
    description: text(
      'Meldingsboksen på den gamle plattformen. Fases ut.',
      'Meldingsboksen på den gamle plattforma. Blir fasa ut.',
      'The message box of the old platform. Being phased out.',
    ),
    applications: ['meldingsboks-klassisk'],
    tracker: 'INN',
    rhythm: 40,
  },
  {
    slug: 'skjemamotor',
    title: 'Skjemamotor',
    team: 'team-skjemamotor',
    generation: 'altinn3',
    service: false,
    description: text(
      'Kjører skjemaer og dialoger for tjenesteeierne.',
      'Køyrer skjema og dialogar for tenesteeigarane.',
      'Runs forms and dialogues for the service owners.',
    ),
    applications: ['skjema-web', 'skjema-api', 'skjema-pdf'],
    tracker: 'SKJ',
    rhythm: 10,
  },
  {
    slug: 'verksted',
    title: 'Verksted',
    team: 'team-verksted',
    generation: 'altinn3',
    service: false,
    description: text(
      'Her lager tjenesteeierne sine egne skjemaer og tjenester.',
      'Her lagar tenesteeigarane sine eigne skjema og tenester.',
      'Where service owners make their own forms and services.',
    ),
    applications: ['verksted-web', 'verksted-bygg'],
    tracker: 'VERK',
    rhythm: 8,
  },
  {
    slug: 'betaling',
    title: 'Betaling',
    team: 'team-katalog',
    generation: 'altinn3',
    service: false,
    description: text(
      'Ta imot gebyrer og betaling i en tjeneste.',
      'Ta imot gebyr og betaling i ei teneste.',
      'Take fees and payments in a service.',
    ),
    applications: ['betaling-api'],
    tracker: null,
    rhythm: 20,
  },
  {
    slug: 'tjenestekatalog',
    title: 'Tjenestekatalog',
    team: 'team-katalog',
    generation: 'common',
    service: false,
    description: text(
      'Oversikten over offentlige tjenester, med hvem de er for og hva som kreves.',
      'Oversikta over offentlege tenester, med kven dei er for og kva som krevst.',
      'The overview of public services: whom they are for and what they require.',
    ),
    applications: ['katalog-web'],
    tracker: null,
    rhythm: 18,
  },
  {
    slug: 'skjema-klassisk',
    title: 'Skjema klassisk',
    team: 'team-skjemamotor',
    generation: 'altinn2',
    service: false,
    description: text(
      'Innsendingsskjemaer på den gamle plattformen. Fases ut.',
      'Innsendingsskjema på den gamle plattforma. Blir fasa ut.',
      'Submission forms of the old platform. Being phased out.',
    ),
    applications: ['skjema-klassisk'],
    tracker: 'SKJ',
    rhythm: 35,
  },
  {
    slug: 'hendelser',
    title: 'Hendelser',
    team: 'team-hendelser',
    generation: 'altinn3',
    service: false,
    description: text(
      'Abonner på det som skjer, i stedet for å spørre igjen og igjen.',
      'Abonner på det som skjer, i staden for å spørje om att og om att.',
      'Subscribe to what happens instead of asking again and again.',
    ),
    applications: ['hendelser-api'],
    tracker: null,
    rhythm: 14,
  },
  {
    slug: 'registeroppslag',
    title: 'Registeroppslag',
    team: 'team-oppslag',
    generation: 'altinn3',
    service: false,
    description: text(
      'Oppslag i felles registre med samtykke og lovhjemmel.',
      'Oppslag i felles register med samtykke og lovheimel.',
      'Look-ups in common registers with consent and a legal basis.',
    ),
    applications: ['oppslag-api'],
    tracker: 'OPPS',
    rhythm: 15,
  },
  {
    slug: 'dokumentlager',
    title: 'Dokumentlager',
    team: 'team-oppslag',
    generation: 'altinn3',
    service: false,
    description: text(
      'Lagrer innsendte data og vedlegg trygt, så lenge de skal lagres.',
      'Lagrar innsende data og vedlegg trygt, så lenge dei skal lagrast.',
      'Keeps submitted data and attachments safe for as long as they shall be kept.',
    ),
    applications: ['lager-api'],
    tracker: 'OPPS',
    rhythm: 19,
  },
  {
    slug: 'driftsplattform',
    title: 'Driftsplattform',
    team: 'team-plattform',
    generation: 'common',
    service: true,
    description: text(
      'Kjøremiljø, overvåking og utrulling for alle team.',
      'Køyremiljø, overvaking og utrulling for alle team.',
      'Runtime, monitoring and rollout for all teams.',
    ),
    applications: ['plattform-portal', 'utrulling'],
    tracker: 'PLAT',
    rhythm: 7,
  },
  {
    slug: 'brukerstotte',
    title: 'Brukerstøtte for tjenesteeiere',
    team: 'team-verksted',
    generation: 'common',
    service: true,
    description: text(
      'Veiledning, opplæring og hjelp til dem som lager tjenester på plattformen.',
      'Rettleiing, opplæring og hjelp til dei som lagar tenester på plattforma.',
      'Guidance, training and help for those who make services on the platform.',
    ),
    applications: [],
    tracker: null,
    rhythm: 30,
  },
];

/** Service owners: fictional public bodies. Organisation numbers are made by `fictionalOrganisationNumber`. */
export const organisations: readonly { readonly shortName: string; readonly title: string }[] = [
  { shortName: 'nreg', title: 'Næringsregisteret i Hamarvik' },
  { shortName: 'kyst', title: 'Kystforvaltningen' },
  { shortName: 'stf', title: 'Statens tilskotsforvalting' },
  { shortName: 'jse', title: 'Jordskifte- og eigedomsetaten' },
  { shortName: 'hrs', title: 'Helsefaglig registersenter' },
  { shortName: 'nvk', title: 'Nordvik kommune' },
  { shortName: 'fjk', title: 'Fjelldal kommune' },
  { shortName: 'utf', title: 'Utdanningsforvaltningen' },
];

/** Environments, in the order things are promoted. */
export const environments = [
  { name: 'test', production: false, position: 1 },
  { name: 'prod', production: true, position: 2 },
] as const;
