/** A routine as teams write theirs, in both written standards. */
export interface DemoRoutine {
  readonly nb: readonly string[];
  readonly nn: string;
}

/** How teams work with the nine processes, and with some of those that a routine is welcome for. */
export const routines: Readonly<Record<string, DemoRoutine>> = {
  need: {
    nb: [
      'Vi går gjennom nye behov hver tirsdag. Den som har **ukevakt**, svarer innen fem dager, også når svaret er nei.',
      'Produkteieren ser på nye behov før planleggingen annenhver mandag. Behov fra tjenesteeiere tas først.',
    ],
    nn: 'Vi går gjennom nye behov kvar onsdag. Den som har vekevakt, svarer innan fem dagar.',
  },
  development: {
    nb: [
      '- Én sak, én gren, én som leser gjennom.\n- Ingenting slås inn med røde tester.\n- Endrer vi noe brukeren ser, prøves det med skjermleser først.',
      'Vi programmerer i par når det haster eller er nytt. Ellers leser en annen gjennom samme dag. Sikkerhetsskanningen må være grønn.',
    ],
    nn: '- Éi sak, éi grein, éin som les gjennom.\n- Ingenting blir slått inn med raude testar.',
  },
  release: {
    nb: [
      'Vi samler det som hører sammen, hver torsdag. Endringsloggen leses gjennom av en som ikke har skrevet koden.',
      'Vi har ingen faste releaser. Det som er klart, går ut samme dag, og står i endringsloggen.',
    ],
    nn: 'Vi samlar det som høyrer saman, annankvar torsdag, og seier frå til dei som blir råka.',
  },
  change: {
    nb: [
      'Alt som går gjennom byggelinjen, er standard endring. Endringer i databasen og i oppsettet godkjennes av en i Team Plattform.',
      'Endringer etter klokka 14 på fredag venter til mandag. Unntak avtales med vakten.',
    ],
    nn: 'Alt som går gjennom byggelinja, er standard endring. Resten blir godkjent av ein annan enn den som gjer det.',
  },
  deployment: {
    nb: [
      'Vi setter i produksjon på hverdager før klokka 14. Den som trykker, følger med på tavlene i en halvtime og ruller tilbake ved feil.',
      'Hver innslåing går til test av seg selv. Til produksjon trykker den som laget den, når testene i TT02 er grønne.',
    ],
    nn: 'Vi set i produksjon på kvardagar før klokka 14. Den som trykkjer, følgjer med i ein halvtime og rullar tilbake ved feil.',
  },
  request: {
    nb: [
      'Forespørsler kommer i køen fra brukerservice. Ukevakten svarer samme dag og sier når den er ferdig.',
    ],
    nn: 'Førespurnader kjem i køen frå brukarservice. Vekevakta svarer same dag.',
  },
  incident: {
    nb: [
      'Ukevakten eier hendelsen til noen andre har sagt at de tar over. Først få det opp igjen, så finne ut hvorfor. Oppdatering hvert 30. minutt så lenge brukere merker det.',
      'Ring vakten. Skriv i hendelseskanalen det du ser og det du gjør. Ingen retter alene om natta.',
    ],
    nn: 'Ring vakta. Skriv i hendingskanalen det du ser og det du gjer. Oppdatering kvart 30. minutt.',
  },
  problem: {
    nb: [
      'Etter hver større hendelse skriver vi én side innen en uke: hva skjedde, hvorfor, hva gjør vi. Tiltakene blir saker.',
    ],
    nn: 'Etter kvar større hending skriv vi éi side innan ei veke. Tiltaka blir saker.',
  },
  access: {
    nb: [
      'Teamlederen går gjennom tilgangslisten første mandag i kvartalet. Den som slutter, fjernes samme dag.',
    ],
    nn: 'Teamleiaren går gjennom tilgangslista første måndag i kvartalet. Den som sluttar, blir fjerna same dag.',
  },
  roadmap: {
    nb: [
      'Produkteieren bekrefter framdrift og datoer mandag før ti. Er noe usikkert, står det i teksten, ikke bare i datoen.',
    ],
    nn: 'Produkteigaren stadfestar framdrift og datoar måndag før ti.',
  },
  backlog: {
    nb: [
      'Vi rydder i backloggen annenhver torsdag. Det ingen har rørt på et halvt år, lukkes med en grunn.',
      'De øverste ti sakene er klare til å tas. Resten er bare i rekkefølge.',
    ],
    nn: 'Vi ryddar i backloggen annankvar torsdag. Det ingen har rørt på eit halvt år, blir lukka med ein grunn.',
  },
};

/** Days since a routine was written and (null: never since) last reviewed, picked from for each team and process. */
export const routineAges: readonly (readonly [written: number, reviewed: number | null])[] = [
  [374, null],
  [372, 40],
  [300, 95],
  [245, null],
  [180, 21],
  [130, null],
  [64, null],
  [18, null],
];
