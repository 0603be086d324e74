/** Something done on a page that can be taken back. */
interface Undoable {
  readonly id: number;
  /** The address of the page it was done on. */
  readonly page: string;
  readonly undo: () => void;
}

let done: readonly Undoable[] = [];
/** So many steps back are kept. */
const most = 50;

/** Keeps how something is taken back, also after its toast has gone. */
export function remember(step: Undoable): void {
  done = [...done, step].slice(-most);
}

/** Takes out a step, so that it is taken back once; undefined when it has been already. */
export function take(id: number): Undoable | undefined {
  const step = done.find((d) => d.id === id);
  done = done.filter((d) => d.id !== id);
  return step;
}

/** The latest step on a page; null when nothing there can be taken back. */
export function latest(page: string): number | null {
  return done.findLast((d) => d.page === page)?.id ?? null;
}
