import { processOf } from '../processes.ts';

/** The page of a node: a matter's own page, or that of its kind; the thread for all others. Begins with a slash. */
export function pageOf(node: { readonly key: string; readonly kind: string }): string {
  const key = encodeURIComponent(node.key);
  if (processOf(node.kind)) return `/matters/${key}`;
  if (node.kind === 'deployment') return `/deployments/${key}`;
  if (node.kind === 'application') return `/applications/${key}`;
  if (node.kind === 'meeting') return `/meetings/${key}`;
  if (node.kind === 'planList') return `/plans/${key}`;
  if (node.kind === 'guidingDocument') return `/guiding-documents/${key}`;
  if (node.kind === 'sprint') return `/backlog/sprints/${key}`;
  return `/thread/${key}`;
}
