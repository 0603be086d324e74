import type { Language } from '../../../../domain/kernel/text.ts';

/** A person of the demo. Roles are written `role` or `role@where` (a key, a product's slug, a short name, a process). */
export interface DemoPerson {
  /** The part of the address before the @, and the name by which the story knows the person. */
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly string[];
  /** Another domain than the agency's: for people of service owners. */
  readonly domain?: string;
}

const person = (
  id: string,
  name: string,
  roles: readonly string[],
  language: Language = 'nb',
): DemoPerson => ({
  id,
  name,
  language,
  roles: ['employee', ...roles],
});

/** Everybody, the ones worth trying first at the top: that is the order in which one chooses among them. */
export const people: readonly DemoPerson[] = [
  person('ingrid.solbakk', 'Ingrid Solbakk', ['portfolioManager', 'processOwner@initiative']),
  person('magnus.aasheim', 'Magnus Åsheim', ['managementGroup']),
  person('sara.nygjerde', 'Sara Nygjerde', ['productOwner@innboks', 'productOwner@meldingsboks-klassisk']),
  person('jonas.haugland', 'Jonas Haugland', ['teamLead@team-post', 'teamMember@team-post'], 'nn'),
  person('amina.yusuf', 'Amina Yusuf Hassan', ['teamMember@team-skjemamotor']),
  person('kari.oyehaug', 'Kari Øyehaug', ['admin'], 'nn'),
  person('per.erik.dahlby', 'Per Erik Dahlby', ['auditor']),
  person('hilde.brekkemo', 'Hilde Brekkemo', ['managementGroup']),
  person('tor.arne.vikmark', 'Tor Arne Vikmark', ['managementGroup'], 'nn'),
  person('anne.lise.moenget', 'Anne Lise Moenget', [
    'portfolioOffice',
    'productGroupLeader@gruppe-identitet',
    'processOwner@roadmapElement',
  ]),
  person('oyvind.strandskog', 'Øyvind Strandskog', [
    'portfolioOffice',
    'productGroupLeader@gruppe-meldinger',
  ]),
  person(
    'guro.fjellheim',
    'Guro Fjellheim',
    ['portfolioOffice', 'productGroupLeader@gruppe-tjenester'],
    'nn',
  ),
  person('rashid.karim', 'Rashid Karim', ['portfolioOffice', 'productGroupLeader@gruppe-data']),
  person('camilla.holtestad', 'Camilla Holtestad', ['portfolioOffice', 'processOwner@need']),
  person(
    'stein.rune.liavaag',
    'Stein Rune Liavåg',
    ['portfolioOffice', 'processOwner@epic', 'processOwner@issue', 'processOwner@development'],
    'nn',
  ),
  person('maja.bergersvik', 'Maja Bergersvik', ['productOwner@innlogging', 'productOwner@kontaktregister']),
  person('henrik.lundemo', 'Henrik Lundemo', ['productOwner@fullmakt', 'productOwner@roller-klassisk']),
  person('silje.bakkejord', 'Silje Bakkejord', ['productOwner@signering', 'teamLead@team-signering']),
  person(
    'eirik.nesheimdal',
    'Eirik Nesheimdal',
    ['productOwner@digital-post', 'productOwner@formidling'],
    'nn',
  ),
  person('fatima.elamrani', 'Fatima El Amrani', ['productOwner@varsling', 'teamLead@team-varsling']),
  person('lars.petter.sundbo', 'Lars Petter Sundbø', [
    'productOwner@skjemamotor',
    'productOwner@skjema-klassisk',
  ]),
  person(
    'torunn.eidhammer',
    'Torunn Eidhammer',
    ['productOwner@verksted', 'productOwner@brukerstotte'],
    'nn',
  ),
  person('mikkel.gaup', 'Mikkel Ánde Gaup', [
    'productOwner@betaling',
    'productOwner@tjenestekatalog',
    'teamLead@team-katalog',
  ]),
  person('nora.vestbygda', 'Nora Vestbygda', ['productOwner@hendelser', 'teamLead@team-hendelser']),
  person('arild.myhrestuen', 'Arild Myhrestuen', [
    'productOwner@registeroppslag',
    'productOwner@dokumentlager',
    'teamLead@team-oppslag',
  ]),
  person(
    'thea.kvammen',
    'Thea Kvammen',
    [
      'productOwner@driftsplattform',
      'teamLead@team-plattform',
      'processOwner@change',
      'processOwner@deployment',
      'processOwner@incident',
    ],
    'nn',
  ),
  person('sindre.hovlandsdal', 'Sindre Hovlandsdal', ['teamLead@team-innlogging']),
  person('linh.tran', 'Linh Tran Nguyen', ['teamLead@team-fullmakt']),
  person('vegard.rudshaug', 'Vegard Rudshaug', ['teamLead@team-innboks']),
  person('ida.marie.fossdal', 'Ida Marie Fossdal', ['teamLead@team-skjemamotor']),
  person('odd.kjetil.rosland', 'Odd Kjetil Røsland', ['teamLead@team-verksted'], 'nn'),
  person('elin.saetrevik', 'Elin Sætrevik', ['teamMember@team-innboks', 'teamMember@team-varsling']),
  person('kristoffer.voldnes', 'Kristoffer Voldnes', [
    'teamMember@team-plattform',
    'teamMember@team-hendelser',
  ]),
  person('berit.tangeraas', 'Berit Tangerås', []),
  {
    id: 'marit.heggelund',
    name: 'Marit Heggelund',
    language: 'nb',
    roles: ['serviceOwnerAdmin@kyst'],
    domain: 'kyst.example',
  },
  {
    id: 'olav.tveiteraas',
    name: 'Olav Tveiterås',
    language: 'nn',
    roles: ['serviceOwnerMember@stf'],
    domain: 'stf.example',
  },
  {
    id: 'bjorn.ravnanger',
    name: 'Bjørn Ravnanger',
    language: 'nb',
    roles: ['serviceOwnerAdmin@nreg'],
    domain: 'nreg.example',
  },
  {
    id: 'solveig.aarskog',
    name: 'Solveig Årskog',
    language: 'nn',
    roles: ['serviceOwnerMember@jse'],
    domain: 'jse.example',
  },
  {
    id: 'hanne.lillebo',
    name: 'Hanne Lillebø',
    language: 'nb',
    roles: ['serviceOwnerMember@hrs'],
    domain: 'hrs.example',
  },
  {
    id: 'trond.sandnesvik',
    name: 'Trond Sandnesvik',
    language: 'nb',
    roles: ['serviceOwnerAdmin@nvk'],
    domain: 'nvk.example',
  },
  {
    id: 'aud.rindal',
    name: 'Aud Rindal',
    language: 'nn',
    roles: ['serviceOwnerMember@fjk'],
    domain: 'fjk.example',
  },
  {
    id: 'james.oyelaran',
    name: 'James Oyelaran',
    language: 'en',
    roles: ['serviceOwnerMember@utf'],
    domain: 'utf.example',
  },
];
