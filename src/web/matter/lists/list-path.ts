const paths: Readonly<Record<string, string>> = {
  need: '/needs',
  demand: '/demands',
  keyResult: '/key-results',
  initiative: '/portfolio',
  roadmapElement: '/roadmap',
  epic: '/backlog/epics',
  issue: '/backlog/issues',
};

/** The list of a kind of matter. */
export function listPath(kind: string): string {
  return paths[kind] ?? '/';
}
