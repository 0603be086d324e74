import type { LinkValue, ThreadNodeValue, ThreadValue } from '../../contract/thread.ts';

/** `roadmapElement` → `roadmap element`. */
export function inWords(name: string): string {
  return name.replace(/([A-Z])/g, (c) => ` ${c.toLowerCase()}`);
}

/** A length of time in the largest unit that says it: `3 days`, `4 hours`, `2 minutes`. */
export function lengthInWords(seconds: number): string {
  const [count, unit] =
    seconds >= 86_400
      ? [seconds / 86_400, 'day']
      : seconds >= 3600
        ? [seconds / 3600, 'hour']
        : [seconds / 60, 'minute'];
  const whole = Math.round(count);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

/** What may not reach a terminal: control characters in a title could rewrite what is on it. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

/** A thread as indented lists: what the node comes from, what came of it, where it was delivered, what is missing. */
export function threadInWords(thread: ThreadValue, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const when = (at: string): string => day.format(new Date(at));
  const { focus, rollup } = thread;
  const parts = [lineOf(focus, when)];
  const up = tree(thread, 'up', when);
  const down = tree(thread, 'down', when);
  parts.push(up.length > 0 ? ['Comes from', ...up].join('\n') : 'Comes from nothing that is known.');
  parts.push(down.length > 0 ? ['Led to', ...down].join('\n') : 'Led to nothing that is known.');
  if (thread.deliveries.length > 0) {
    parts.push(
      [
        'Delivered',
        ...thread.deliveries.map((d) => {
          const facts = [
            d.firstAt === null ? '' : `first in ${plain(d.firstEnvironment ?? '?')} ${when(d.firstAt)}`,
            d.firstProductionAt === null ? 'not in production' : `in production ${when(d.firstProductionAt)}`,
            d.leadTimeSeconds === null ? '' : `${lengthInWords(d.leadTimeSeconds)} from test to production`,
            `${d.deployments} deployment${d.deployments === 1 ? '' : 's'}`,
          ];
          return `  ${plain(d.application.title)}: ${facts.filter(Boolean).join(', ')}`;
        }),
      ].join('\n'),
    );
  }
  if (rollup !== null) {
    parts.push(
      `Work below: ${rollup.total}, of which closed ${rollup.closed}, released ${rollup.released}, in production ${rollup.inProduction}`,
    );
  }
  if (thread.holes.length > 0) {
    parts.push(
      ['Holes', ...thread.holes.map((h) => `  ${plain(h.node.key)}: ${inWords(h.code)}`)].join('\n'),
    );
  }
  if (thread.cut) parts.push('There is more: this is as far as the limit goes (--limit).');
  return parts.join('\n\n');
}

function lineOf(n: ThreadNodeValue, when: (at: string) => string): string {
  const title = n.title === n.key ? '' : ` ${plain(n.title)}`;
  const facts = [
    inWords(n.kind),
    n.state === null ? '' : inWords(n.state),
    n.application === null || n.kind === 'application' ? '' : plain(n.application),
    n.environment === null ? '' : `${plain(n.environment)}${n.production ? ' (production)' : ''}`,
    n.owner === null ? '' : plain(n.owner.name),
    n.start === null && n.end === null ? '' : `${n.start ?? '…'} – ${n.end ?? '…'}`,
    n.kind === 'deployment' && n.at !== null ? when(n.at) : '',
  ];
  return `${plain(n.key)}${title} (${facts.filter(Boolean).join(', ')})`;
}

/** The nodes on one side of the focus, each under the one it was reached from; met again, it is only pointed at. */
function tree(thread: ThreadValue, direction: 'up' | 'down', when: (at: string) => string): string[] {
  const nodes = new Map(thread.nodes.map((n) => [n.key, n]));
  const next = new Map<string, string[]>();
  for (const l of thread.links) {
    const [here, there] = endsOf(l, direction);
    next.set(here, [...(next.get(here) ?? []), there]);
  }
  const lines: string[] = [];
  const told = new Set([thread.focus.key]);
  const tell = (key: string, depth: number): void => {
    for (const other of next.get(key) ?? []) {
      const node = nodes.get(other);
      if (!node) continue;
      const indent = '  '.repeat(depth);
      if (told.has(other)) {
        lines.push(`${indent}${plain(other)} (told above)`);
        continue;
      }
      told.add(other);
      lines.push(indent + lineOf(node, when));
      tell(other, depth + 1);
    }
  };
  tell(thread.focus.key, 1);
  return lines;
}

function endsOf(l: LinkValue, direction: 'up' | 'down'): [here: string, there: string] {
  return direction === 'up' ? [l.to, l.from] : [l.from, l.to];
}
