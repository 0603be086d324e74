import { useSyncExternalStore } from 'react';

/** One change, as the server tells of it. */
export interface LiveChange {
  readonly key: string;
  readonly kind: string;
  readonly type: string;
  readonly actor: string | null;
  readonly actorId: number | null;
}

/** What a listener wants: changes of one node, of everything one sees, or only signals of one's own. */
type Wish =
  | { readonly node: string; readonly change: (c: LiveChange) => void }
  | { readonly node: null; readonly change: (c: LiveChange) => void }
  | { readonly signal: (name: string) => void };

const wishes = new Set<Wish>();
const watchers = new Set<() => void>();
let source: EventSource | null = null;
let address = '';
let connected = false;
let timer: number | undefined;

function setConnected(now: boolean): void {
  if (connected === now) return;
  connected = now;
  for (const w of watchers) w();
}

/** The stream that serves all wishes of this tab; empty when none is needed. */
function wanted(): string {
  const changes = [...wishes].filter((w) => 'change' in w);
  const nodes = new Set(changes.map((w) => w.node));
  const path = '/api/v1/events/stream';
  if (nodes.size === 0) {
    // Nobody looks at a hidden tab's count: it is read when the tab is shown.
    return wishes.size === 0 || document.hidden ? '' : `${path}?only=signals`;
  }
  const [node] = nodes;
  return nodes.size === 1 && node ? `${path}?node=${encodeURIComponent(node)}` : path;
}

function settle(): void {
  timer = undefined;
  const next = wanted();
  if (next === address) return;
  address = next;
  source?.close();
  source = null;
  setConnected(false);
  if (next === '') return;
  const opened = new EventSource(next);
  source = opened;
  opened.addEventListener('open', () => {
    if (source !== opened) return;
    setConnected(true);
    // What was signalled while nobody listened is not known: everybody looks for themselves.
    for (const w of wishes) if ('signal' in w) w.signal('open');
  });
  opened.addEventListener('error', () => {
    if (source !== opened) return;
    setConnected(false);
    // Refused for good (a login that has ended): a later wish tries again.
    if (opened.readyState === EventSource.CLOSED) {
      source = null;
      address = '';
    }
  });
  opened.addEventListener('change', (event) => {
    const change = JSON.parse((event as MessageEvent<string>).data) as LiveChange;
    for (const w of wishes) if ('change' in w && (w.node === null || w.node === change.key)) w.change(change);
  });
  opened.addEventListener('signal', (event) => {
    const { name } = JSON.parse((event as MessageEvent<string>).data) as { name: string };
    for (const w of wishes) if ('signal' in w) w.signal(name);
  });
}

/** A page that goes and one that comes in the same breath share the stream. */
const settleSoon = (): void => {
  if (timer === undefined) timer = window.setTimeout(settle, 50);
};

function add(wish: Wish): () => void {
  if (wishes.size === 0) document.addEventListener('visibilitychange', settleSoon);
  wishes.add(wish);
  settleSoon();
  return () => {
    wishes.delete(wish);
    if (wishes.size === 0) document.removeEventListener('visibilitychange', settleSoon);
    settleSoon();
  };
}

/**
 * Listens for changes of a node (`null`: of everything one sees). All listeners of a tab share one stream, since a
 * browser keeps only a handful of connections to a server. Gives the function that ends it.
 */
export function onLiveChange(node: string | null, change: (c: LiveChange) => void): () => void {
  return add({ node: node === null ? null : node.toUpperCase(), change });
}

/** Listens for signals of one's own by name (`notices`), and `open` when the stream begins anew. Gives the function that ends it. */
export function onLiveSignal(signal: (name: string) => void): () => void {
  return add({ signal });
}

/** Whether the stream is open now. */
export function useLiveConnected(): boolean {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => connected,
  );
}
