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
