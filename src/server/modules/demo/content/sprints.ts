/** A sprint of the story: what it was for, and what came into it besides what the team's plans had there already. */
export interface DemoSprint {
  readonly goal: string;
  readonly work: readonly string[];
  /** Came in after it had begun. */
  readonly late: readonly string[];
}

/** A team that works in sprints of two weeks: the last of `sprints` is next, the one before it is under way. */
export interface DemoSprintTeam {
  readonly team: string;
  readonly product: string;
  /** Who its issues are given to, besides its lead. */
  readonly people: readonly string[];
  readonly sprints: readonly DemoSprint[];
}

const sprint = (goal: string, work: readonly string[], late: readonly string[] = []): DemoSprint => ({
  goal,
  work,
  late,
});

/** The teams that work in sprints. All others work by kanban. */
export const sprintTeams: readonly DemoSprintTeam[] = [
  {
    team: 'team-fullmakt',
    product: 'fullmakt',
    people: ['berit.tangeraas', 'elin.saetrevik'],
    sprints: [
      sprint('Færre henvendelser om fullmakter som har gått ut', [
        'Vis utløpsdato i listen over fullmakter',
        'Send påminnelse 14 dager før en fullmakt går ut',
        'Rett feil sortering når to fullmakter har samme dato',
        'Rydd i gamle tester for fullmaktslisten',
      ]),
      sprint(
        'En virksomhet kan gi fullmakt til flere på én gang',
        [
          'La virksomheten velge flere mottakere',
          'Vis en oppsummering før fullmaktene sendes',
          'Lagre utkast til fullmakt',
          'Lag feilmelding når mottakeren ikke finnes',
          'Oppgrader bibliotek for skjemavalidering',
        ],
        ['Rett manglende kvittering ved mange mottakere'],
      ),
      sprint('Raskere oppslag for dem som slår opp ofte', [
        'Mål svartid for oppslag per virksomhet',
        'Hent fullmakter samlet i stedet for én og én',
        'Fjern dobbelt oppslag ved innlogging',
        'Skriv veiledning for samlede oppslag',
      ]),
      sprint(
        'Fullmakter kan trekkes tilbake uten å ringe brukerservice',
        [
          'Legg til knapp for å trekke tilbake en fullmakt',
          'Gi beskjed til den som mister fullmakten',
          'Vis historikken for en fullmakt',
          'Rett tekst som sier at fullmakten «slettes»',
        ],
        ['Støtt tilbaketrekking fra mobil'],
      ),
      sprint('Klar for tilsynet: innsyn og sporbarhet', [
        'Vis hvem som har brukt en fullmakt',
        'Lag eksport av brukslogg for en virksomhet',
        'Slett bruksspor etter fem år',
        'Rydd i tilgangene til loggbasen',
        'Dokumenter lagringstidene',
      ]),
      sprint(
        'De fem vanligste fullmaktene kan gis på under ett minutt',
        [
          'Foreslå de vanligste fullmaktene først',
          'Vis eksempler på hva en fullmakt gir rett til',
          'La brukeren kopiere en tidligere fullmakt',
          'Gi tydeligere feil når rettigheten ikke kan gis videre',
          'Rett kontrast på valgt rettighet',
          'Mål hvor lang tid det tar å gi en fullmakt',
          'Rydd i ubrukte oversettelser',
        ],
        ['Rett feil telling når fullmakten gis på vegne av et dødsbo'],
      ),
      sprint('Mindre ventetid når Enhetsregisteret er nede', [
        'Vis siste kjente opplysninger når registeret ikke svarer',
        'Legg oppslag i kø når registeret er nede',
        'Lag varsel når køen vokser',
      ]),
    ],
  },
  {
    team: 'team-hendelser',
    product: 'hendelser',
    people: ['kristoffer.voldnes', 'rashid.karim'],
    sprints: [
      sprint('Abonnenter ser selv hvorfor en hendelse ikke kom fram', [
        'Vis siste leveringsforsøk for et abonnement',
        'Forklar feilkodene fra mottakeren',
        'Rett dobbel levering etter omstart',
      ]),
      sprint('Tåle tre ganger så mange hendelser', [
        'Mål gjennomstrømming i testmiljøet',
        'Send hendelser i bolker',
        'Fjern lås som alle leveringer venter på',
        'Oppgrader køtjenesten',
      ]),
      sprint(
        'Nye abonnenter kommer i gang på en dag',
        [
          'Lag prøvehendelser som kan sendes fra siden',
          'Skriv veiledning for mottak av hendelser',
          'Vis et ferdig eksempel i tre språk',
          'La abonnenten velge hendelsestyper i en liste',
        ],
        ['Rett feil adresse i eksempelet'],
      ),
      sprint('Ingen hendelser blir borte ved utrulling', [
        'Tøm køen før en kopi tas ned',
        'Legg til prøve som ruller ut mens hendelser kommer',
        'Varsel når en hendelse er eldre enn ti minutter',
        'Rydd i gamle leveringslogger',
      ]),
      sprint(
        'Abonnementer kan settes på pause',
        [
          'Legg til pause på et abonnement',
          'Send det som kom i pausen, når den er over',
          'Vis tydelig at et abonnement står på pause',
          'Slett hendelser som er eldre enn fristen',
          'Rett tidsavbrudd ved gjenopptak',
          'Dokumenter hva pause betyr for fristene',
        ],
        ['Gi beskjed når en pause har vart i en uke'],
      ),
      sprint('Filtrering hos oss i stedet for hos mottakeren', [
        'Filtrer på organisasjonsnummer',
        'Filtrer på tjeneste',
        'Mål hvor mye filtrene sparer',
      ]),
    ],
  },
  {
    team: 'team-verksted',
    product: 'verksted',
    people: ['torunn.eidhammer', 'amina.yusuf'],
    sprints: [
      sprint('Førehandsvisinga er til å stole på', [
        'Vis skjemaet med same skrift som i drift',
        'Rett førehandsvising av vedlegg',
        'Hent testdata frå Tenor',
      ]),
      sprint(
        'Fleire kan arbeide i same app',
        [
          'Vis kven andre som har appen open',
          'Gi varsel når nokon har lagra før deg',
          'Slå saman endringar i ulike sider',
          'Rydd i handteringa av greiner',
        ],
        ['Rett tap av endring når nettet fell ut'],
      ),
      sprint('Tekstar på tre språk utan å miste oversikta', [
        'Vis kva tekstar som manglar på nynorsk',
        'Søk i alle tekstane i appen',
        'Legg til import av tekstar frå rekneark',
        'Rett rekkjefølgja på språk',
      ]),
      sprint('Ein ny app er i testmiljøet på ti minutt', [
        'Lag ein mal for enkle søknader',
        'Fjern steg som ingen bruker',
        'Mål tida frå ny app til første utrulling',
        'Oppgrader byggjemiljøet',
        'Gi betre feil når utrullinga stoppar',
      ]),
      sprint(
        'Reglar kan byggjast utan å skrive kode',
        [
          'Lag reglar for synlegheit ved å peike og klikke',
          'Vis kva reglar som gjeld eit felt',
          'Prøv ein regel mot testdata',
          'Støtt utrekning av sum',
          'Rett at reglar forsvinn når eit felt får nytt namn',
          'Dokumenter avgrensingane',
        ],
        ['Gi åtvaring når to reglar er i strid'],
      ),
      sprint('Betre hjelp til dei som er nye', [
        'Lag ei rundvising for nye brukarar',
        'Vis lenkje til rettleiing ved kvart felt',
        'Foreslå neste steg når appen er tom',
      ]),
    ],
  },
];
