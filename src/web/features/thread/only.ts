import type { ThreadNodeValue, ThreadValue } from '../../../contract/thread.ts';
import { abandonedStates } from '../../../domain/thread/index.ts';
import { graphOf, type ThreadGraph } from './picture/graph.ts';

/** A part of the thread that a number elsewhere opens. */
export type Only =
  | { readonly what: 'closed' | 'merged' | 'released' | 'inProduction' }
  | { readonly what: 'production' }
  | { readonly what: 'kind'; readonly kind: string };

const work: ReadonlySet<string> = new Set(['epic', 'issue', 'externalIssue']);
const measures = ['closed', 'merged', 'released', 'inProduction'] as const;

/** Reads the part asked for in an address (`only`, `production`, `kind`); null for the whole thread. */
export function readOnly(search: URLSearchParams): Only | null {
  const measure = measures.find((m) => m === search.get('only'));
  if (measure) return { what: measure };
  if (search.get('production') === 'yes') return { what: 'production' };
  const kind = search.get('kind');
  return kind ? { what: 'kind', kind } : null;
}

/**
 * The nodes of one part. The measures are those of the truth bar: work below the focus, each once, by the rules the
 * roll-up is counted by; `production` is what came out downstream in production; a kind is everything downstream of it.
 */
export function nodesOf(thread: ThreadValue, only: Only): readonly ThreadNodeValue[] {
  const graph = graphOf(thread);
  const downstream = thread.nodes.filter((n) => n.distance > 0);
  if (only.what === 'kind') return downstream.filter((n) => n.kind === only.kind);
  if (only.what === 'production') return downstream.filter((n) => n.kind === 'deployment' && n.production);
  return workBelow(graph, thread.focus.key).filter((n) => {
    const came = outcome(graph, n);
    const closed = n.category === 'done' || (n.kind === 'externalIssue' && came.production);
    if (only.what === 'closed') return closed;
    return only.what === 'inProduction' ? came.production : came.out;
  });
}

function workBelow(graph: ThreadGraph, start: string): readonly ThreadNodeValue[] {
  const parts = (key: string) =>
    (graph.down.get(key) ?? []).flatMap((l) => {
      const node = graph.nodes.get(l.to);
      return l.type === 'decomposes' && l.status === 'confirmed' && node && !isAbandoned(node) ? [node] : [];
    });
  const seen = new Map<string, ThreadNodeValue>();
  const queue = [...parts(start)];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (seen.has(node.key)) continue;
    seen.set(node.key, node);
    queue.push(...parts(node.key));
  }
  return [...seen.values()].filter((n) => work.has(n.kind) && !parts(n.key).some((p) => work.has(p.kind)));
}

function isAbandoned(node: ThreadNodeValue): boolean {
  return abandonedStates.some((s) => s.kind === node.kind && s.state === node.state);
}

/** Whether a work item came out in a deployment (itself or through a release), and whether in production. */
function outcome(graph: ThreadGraph, node: ThreadNodeValue): { out: boolean; production: boolean } {
  const carriers = (key: string) =>
    (graph.down.get(key) ?? []).flatMap((l) => {
      const to = graph.nodes.get(l.to);
      return (l.type === 'delivers' || l.type === 'deploys') && l.status === 'confirmed' && to ? [to] : [];
    });
  const direct = carriers(node.key);
  const all = [...direct, ...direct.filter((n) => n.kind === 'release').flatMap((r) => carriers(r.key))];
  return { out: all.length > 0, production: all.some((n) => n.production) };
}
