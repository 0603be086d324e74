/** A view that somebody in the story has saved: who, when (days ago), its name, its list, and whom it is shared with. */
export interface DemoView {
  readonly who: string;
  readonly daysAgo: number;
  readonly name: string;
  readonly address: string;
  readonly sharedWith: 'nobody' | 'team' | 'agency';
  readonly team?: string;
}

/** Views as people keep them. */
export const views: readonly DemoView[] = [
  {
    who: 'ingrid.solbakk',
    daysAgo: 120,
    name: 'Må gjøres, ikke ferdig',
    address: '/portfolio?priority=1&state=notStarted,problem,concept,planning,implementation&sort=plannedEnd',
    sharedWith: 'agency',
  },
  {
    who: 'ingrid.solbakk',
    daysAgo: 64,
    name: 'Venter på beslutning',
    address: '/portfolio?state=problem,concept,planning&sort=state',
    sharedWith: 'nobody',
  },
  {
    who: 'anne.lise.moenget',
    daysAgo: 48,
    name: 'Tiltak på vent',
    address: '/portfolio?state=onHold&sort=updated',
    sharedWith: 'agency',
  },
  {
    who: 'sara.nygjerde',
    daysAgo: 90,
    name: 'Veikartet for Innboks',
    address: '/roadmap?product=innboks&sort=plannedEnd',
    sharedWith: 'agency',
  },
  {
    who: 'jonas.haugland',
    daysAgo: 33,
    name: 'Feil vi ikkje har teke tak i',
    address: '/backlog/issues?team=team-post&state=todo&issueType=bug',
    sharedWith: 'team',
    team: 'team-post',
  },
  {
    who: 'jonas.haugland',
    daysAgo: 20,
    name: 'Til gjennomgang no',
    address: '/backlog/issues?team=team-post&state=inReview&view=board',
    sharedWith: 'team',
    team: 'team-post',
  },
  {
    who: 'amina.yusuf',
    daysAgo: 11,
    name: 'Mine åpne saker',
    address: '/backlog/issues?owner=me&state=todo,inProgress,inReview',
    sharedWith: 'nobody',
  },
];
