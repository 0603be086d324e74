import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { LinkValue, ThreadNodeValue, ThreadValue } from '../../../contract/thread.ts';
import { EnvironmentMark } from '../../shared/facts/environment-mark.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { When } from '../../shared/ui/when.tsx';
import { graphOf, type ThreadGraph } from './picture/graph.ts';

const shownAtOnce = 8;

/** The thread as an indented list: upwards why it exists, downwards what came of it. Each node is unfolded once. */
export function Outline({ thread }: { readonly thread: ThreadValue }) {
  const { t } = useTexts();
  const graph = graphOf(thread);
  return (
    <div className="rt-outline">
      {(['up', 'down'] as const).map((side) => (
        <section key={side}>
          <h2>{t(side === 'up' ? 'thread.up' : 'thread.down')}</h2>
          {(graph[side].get(thread.focus.key)?.length ?? 0) === 0 ? (
            <p className="rt-faint">{t(side === 'up' ? 'thread.up.none' : 'thread.down.none')}</p>
          ) : (
            <Branch
              graph={graph}
              at={thread.focus.key}
              side={side}
              trail={[thread.focus.key]}
              first={firstTrails(graph, thread.focus.key, side)}
            />
          )}
        </section>
      ))}
    </div>
  );
}

interface BranchProps {
  readonly graph: ThreadGraph;
  readonly at: string;
  readonly side: 'up' | 'down';
  readonly trail: readonly string[];
  /** Where each node is shown with what hangs under it: its parent on the shortest way. */
  readonly first: ReadonlyMap<string, string>;
}

function Branch({ graph, at, side, trail, first }: BranchProps) {
  const { t, derived } = useTexts();
  const [all, setAll] = useState(false);
  const links = [...(graph[side].get(at) ?? [])].sort((a, b) =>
    compare(graph.nodes.get(end(a, side)), graph.nodes.get(end(b, side))),
  );
  const shown = all ? links : links.slice(0, shownAtOnce);
  return (
    <ul>
      {shown.map((link) => {
        const node = graph.nodes.get(end(link, side));
        if (!node) return null;
        const here = first.get(node.key) === at && !trail.includes(node.key);
        const further = (graph[side].get(node.key)?.length ?? 0) > 0;
        return (
          <li key={link.id} data-suggested={link.status === 'suggested'}>
            <div className="rt-outline-line">
              <span className="rt-outline-link">{derived(`link.${link.type}.${side}`)}</span>
              <NodeLine node={node} />
              {link.status === 'suggested' ? (
                <em className="rt-suggested">{t('thread.suggestion')}</em>
              ) : null}
              {further && !here ? <small className="rt-faint">({t('thread.shownAbove')})</small> : null}
            </div>
            {further && here ? (
              <Branch graph={graph} at={node.key} side={side} trail={[...trail, node.key]} first={first} />
            ) : null}
          </li>
        );
      })}
      {links.length > shown.length ? (
        <li>
          <Button variant="tertiary" data-size="sm" onClick={() => setAll(true)}>
            {t('thread.showRest', { count: links.length - shown.length })}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

/** A node on one line: shape, key, title, state or place, when, owner. */
export function NodeLine({ node }: { readonly node: ThreadNodeValue }) {
  const { t, shortDay } = useTexts();
  return (
    <>
      <NodeLink node={node} />
      {node.state ? <StateBadge kind={node.kind} state={node.state} category={node.category} /> : null}
      {node.environment ? <EnvironmentMark name={node.environment} production={node.production} /> : null}
      {node.start || node.end ? (
        <span className="rt-faint">
          {t('thread.fact.plannedSpan', {
            start: node.start ? shortDay(node.start) : t('thread.fact.open'),
            end: node.end ? shortDay(node.end) : t('thread.fact.open'),
          })}
        </span>
      ) : node.at ? (
        <span className="rt-faint">
          <When at={node.at} />
        </span>
      ) : null}
      {node.owner ? <span className="rt-faint">{node.owner.name}</span> : null}
    </>
  );
}

const end = (link: LinkValue, side: 'up' | 'down') => (side === 'up' ? link.from : link.to);

/** The parent of each node on the shortest way from the start, by which it is shown in full exactly once. */
function firstTrails(graph: ThreadGraph, start: string, side: 'up' | 'down'): Map<string, string> {
  const first = new Map<string, string>();
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift())
    for (const link of graph[side].get(at) ?? []) {
      const next = end(link, side);
      if (next === start || first.has(next)) continue;
      first.set(next, at);
      queue.push(next);
    }
  return first;
}

/** Oldest first, then by key: the order in which it happened. */
function compare(a: ThreadNodeValue | undefined, b: ThreadNodeValue | undefined): number {
  const [x, y] = [a?.at ?? '', b?.at ?? ''];
  return x < y ? -1 : x > y ? 1 : (a?.key ?? '') < (b?.key ?? '') ? -1 : 1;
}
