/** Something that takes up height in a column: a card, or a line that passes through. */
export interface Slot {
  readonly id: string;
  readonly column: number;
  readonly height: number;
}

/** A neighbour in the next column; heavier ones are kept straighter. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

const orderingSweeps = 12;
const placingSweeps = 10;

/**
 * Orders each column so that lines cross little (barycentre sweeps), then places it so that neighbours stand level
 * (least squares with no overlap). Same input, same picture.
 * @param gap height between two slots
 * @returns the top of each slot, the topmost being 0
 */
export function placeRows(slots: readonly Slot[], ties: readonly Tie[], gap: number): Map<string, number> {
  const columns: Slot[][] = [];
  for (const slot of slots) {
    const column = columns[slot.column];
    if (column) column.push(slot);
    else columns[slot.column] = [slot];
  }
  const filled = columns.map((c) => c ?? []);
  const before = neighbours(
    ties,
    (t) => t.to,
    (t) => t.from,
  );
  const after = neighbours(
    ties,
    (t) => t.from,
    (t) => t.to,
  );
  order(filled, before, after);
  return place(filled, before, after, gap);
}

type Neighbours = ReadonlyMap<string, readonly { readonly id: string; readonly weight: number }[]>;

function neighbours(ties: readonly Tie[], of: (t: Tie) => string, other: (t: Tie) => string): Neighbours {
  const found = new Map<string, { id: string; weight: number }[]>();
  for (const tie of ties) {
    const list = found.get(of(tie)) ?? [];
    list.push({ id: other(tie), weight: tie.weight });
    found.set(of(tie), list);
  }
  return found;
}

function weightedMean(
  near: readonly { readonly id: string; readonly weight: number }[] | undefined,
  valueFor: (id: string) => number | undefined,
): { mean: number; weight: number } | null {
  let [sum, weight] = [0, 0];
  for (const n of near ?? []) {
    const value = valueFor(n.id);
    if (value === undefined) continue;
    sum += value * n.weight;
    weight += n.weight;
  }
  return weight === 0 ? null : { mean: sum / weight, weight };
}

function order(columns: Slot[][], before: Neighbours, after: Neighbours): void {
  const rank = new Map<string, number>();
  const number = (column: readonly Slot[]) => {
    column.forEach((s, i) => {
      rank.set(s.id, (i + 0.5) / column.length);
    });
  };
  for (const column of columns) number(column);
  for (let sweep = 0; sweep < orderingSweeps; sweep++) {
    const forwards = sweep % 2 === 0;
    const near = forwards ? before : after;
    for (const column of forwards ? columns : [...columns].reverse()) {
      const wish = new Map(
        column.map((s) => [
          s.id,
          weightedMean(near.get(s.id), (id) => rank.get(id))?.mean ?? rank.get(s.id) ?? 0,
        ]),
      );
      column.sort((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0));
      number(column);
    }
  }
}

function place(
  columns: readonly Slot[][],
  before: Neighbours,
  after: Neighbours,
  gap: number,
): Map<string, number> {
  const centre = new Map<string, number>();
  for (const column of columns) {
    let y = 0;
    for (const slot of column) {
      centre.set(slot.id, y + slot.height / 2);
      y += slot.height + gap;
    }
    // Every column begins centred on the same line.
    for (const slot of column) centre.set(slot.id, (centre.get(slot.id) ?? 0) - (y - gap) / 2);
  }
  for (let sweep = 0; sweep < placingSweeps; sweep++)
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse())
      settle(column, centre, before, after, gap);
  const tops = new Map<string, number>();
  for (const slot of columns.flat()) tops.set(slot.id, (centre.get(slot.id) ?? 0) - slot.height / 2);
  const top = Math.min(...tops.values());
  for (const [id, y] of tops) tops.set(id, y - top);
  return tops;
}

/** Moves one column as near to its neighbours as its order and gaps allow (pool adjacent violators). */
function settle(
  column: readonly Slot[],
  centre: Map<string, number>,
  before: Neighbours,
  after: Neighbours,
  gap: number,
): void {
  const blocks: { sum: number; weight: number; from: number; to: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  column.forEach((slot, i) => {
    const previous = column[i - 1];
    if (previous) offset += (previous.height + slot.height) / 2 + gap;
    offsets.push(offset);
    const near = [...(before.get(slot.id) ?? []), ...(after.get(slot.id) ?? [])];
    const wish = weightedMean(near, (id) => centre.get(id)) ?? {
      mean: centre.get(slot.id) ?? 0,
      weight: 0.1,
    };
    blocks.push({ sum: (wish.mean - offset) * wish.weight, weight: wish.weight, from: i, to: i });
    for (
      let last = blocks.at(-1), below = blocks.at(-2);
      last && below;
      last = blocks.at(-1), below = blocks.at(-2)
    ) {
      if (below.sum / below.weight <= last.sum / last.weight) break;
      blocks.splice(-2, 2, {
        sum: below.sum + last.sum,
        weight: below.weight + last.weight,
        from: below.from,
        to: last.to,
      });
    }
  });
  for (const block of blocks)
    for (let i = block.from; i <= block.to; i++) {
      const slot = column[i];
      if (slot) centre.set(slot.id, block.sum / block.weight + (offsets[i] ?? 0));
    }
}
