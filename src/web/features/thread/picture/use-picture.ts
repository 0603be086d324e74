import { useMemo } from 'react';
import type { ThreadValue } from '../../../../contract/thread.ts';
import { addHoles } from './add-holes.ts';
import { foldThread } from './fold.ts';
import { graphOf, type ThreadGraph } from './graph.ts';
import { type Layout, layOut } from './lay-out.ts';
import { mainPath } from './main-path.ts';

/** A thread drawn: its cards and lines, and the red line through the selected card. */
export interface DrawnThread {
  readonly graph: ThreadGraph;
  readonly layout: Layout;
  /** Ids of the cards on the red line. */
  readonly path: ReadonlySet<string>;
  /** Ids of the links on the red line. */
  readonly pathLinks: ReadonlySet<number>;
  /** The id of the card of a key. */
  readonly cardOf: ReadonlyMap<string, string>;
}

/** Draws a thread. The layout depends only on the thread and what is unfolded, so that selecting moves nothing. */
export function usePicture(thread: ThreadValue, opened: ReadonlySet<string>, selected: string): DrawnThread {
  const drawn = useMemo(() => {
    const graph = graphOf(thread);
    const home = mainPath(graph, thread.focus.key);
    const folded = foldThread(graph, new Set(home.keys), opened);
    const picture = addHoles(folded, graph, thread.holes);
    const layout = layOut(picture, new Set(home.keys));
    return { graph, layout, cardOf: folded.cardOf };
  }, [thread, opened]);
  return useMemo(() => {
    const key = drawn.graph.nodes.has(selected) ? selected : thread.focus.key;
    const path = mainPath(drawn.graph, key);
    return {
      ...drawn,
      path: new Set(path.keys.flatMap((k) => drawn.cardOf.get(k) ?? [])),
      pathLinks: path.links,
    };
  }, [drawn, selected, thread.focus.key]);
}
