import { columnsOf, type LaneSpan } from './columns.ts';
import type { Picture, PictureEdge, PictureItem } from './fold.ts';
import { placeRows, type Slot, type Tie } from './rows.ts';

/** Sizes of the picture, in its own units (one is a CSS pixel at 100 %). */
export const sizes = {
  cardWidth: 212,
  cardHeight: 74,
  columnGap: 68,
  rowGap: 18,
  passHeight: 10,
  head: 40,
  margin: 16,
} as const;

/** A card with its place. */
export interface PlacedItem extends PictureItem {
  readonly x: number;
  readonly y: number;
  readonly column: number;
}
/** A line with its drawing (`d` of an SVG path). */
export interface PlacedEdge extends PictureEdge {
  readonly d: string;
  /** Where a word about it can stand. */
  readonly middle: { readonly x: number; readonly y: number };
}
/** A lane with its place. */
export interface PlacedLane extends LaneSpan {
  readonly x: number;
  readonly width: number;
}
/** A picture ready to be drawn. */
export interface Layout {
  readonly items: readonly PlacedItem[];
  readonly edges: readonly PlacedEdge[];
  readonly lanes: readonly PlacedLane[];
  readonly width: number;
  readonly height: number;
}

/** How much straighter the red line is kept than the others. */
const pathWeight = 12;

/**
 * Lays a thread out in lanes from origin to effect. A line over several columns gets room of its own in each of them,
 * so that it never passes behind a card; a line that leads back goes below everything.
 * @param path ids of the cards on the red line
 */
export function layOut(picture: Picture, path: ReadonlySet<string>): Layout {
  const columns = columnsOf(picture.items, picture.edges);
  const columnOf = (id: string) => columns.of.get(id) ?? 0;
  const slots: Slot[] = picture.items.map((i) => ({
    id: i.id,
    column: columnOf(i.id),
    height: sizes.cardHeight,
  }));
  const ties: Tie[] = [];
  const passes = new Map<PictureEdge, string[]>();
  for (const edge of picture.edges) {
    const [start, end] = [columnOf(edge.from), columnOf(edge.to)];
    if (start >= end) continue;
    const through: string[] = [];
    const weight = path.has(edge.from) && path.has(edge.to) ? pathWeight : edge.suggested ? 0.5 : 1;
    let last = edge.from;
    for (let column = start + 1; column < end; column++) {
      const id = `pass:${edge.from}>${edge.to}:${column}`;
      slots.push({ id, column, height: sizes.passHeight });
      ties.push({ from: last, to: id, weight });
      through.push(id);
      last = id;
    }
    ties.push({ from: last, to: edge.to, weight });
    passes.set(edge, through);
  }
  const tops = placeRows(slots, ties, sizes.rowGap);
  const step = sizes.cardWidth + sizes.columnGap;
  const xOf = (column: number) => sizes.margin + column * step;
  const yOf = (id: string) => sizes.margin + sizes.head + (tops.get(id) ?? 0);
  const bottom = Math.max(0, ...slots.map((s) => yOf(s.id) + s.height));

  let back = 0;
  const edges = picture.edges.map((edge): PlacedEdge => {
    const through = passes.get(edge);
    const from = { x: xOf(columnOf(edge.from)) + sizes.cardWidth, y: yOf(edge.from) + sizes.cardHeight / 2 };
    const to = { x: xOf(columnOf(edge.to)), y: yOf(edge.to) + sizes.cardHeight / 2 };
    if (!through) {
      back += 1;
      return { ...edge, ...backwards(from, to, bottom + back * 14) };
    }
    const level = through.map((id, i) => ({
      x: xOf(columnOf(edge.from) + i + 1),
      y: yOf(id) + sizes.passHeight / 2,
    }));
    return { ...edge, ...forwards(from, level, to) };
  });
  return {
    items: picture.items.map((item) => ({
      ...item,
      x: xOf(columnOf(item.id)),
      y: yOf(item.id),
      column: columnOf(item.id),
    })),
    edges,
    lanes: columns.lanes.map((lane) => ({
      ...lane,
      x: xOf(lane.first) - sizes.columnGap / 4,
      width: (lane.last - lane.first) * step + sizes.cardWidth + sizes.columnGap / 2,
    })),
    width: sizes.margin * 2 + Math.max(1, columns.count) * step - sizes.columnGap,
    height: bottom + (back > 0 ? back * 14 + 14 : 0) + sizes.margin,
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const round = (n: number) => Math.round(n * 10) / 10;

function curve(from: Point, to: Point): string {
  const half = round((from.x + to.x) / 2);
  return `C${half} ${round(from.y)} ${half} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
}

function forwards(from: Point, level: readonly Point[], to: Point): { d: string; middle: Point } {
  let d = `M${round(from.x)} ${round(from.y)}`;
  let at = from;
  for (const point of level) {
    d += `${curve(at, point)}H${round(point.x + sizes.cardWidth)}`;
    at = { x: point.x + sizes.cardWidth, y: point.y };
  }
  return { d: d + curve(at, to), middle: { x: round((at.x + to.x) / 2), y: round((at.y + to.y) / 2) } };
}

function backwards(from: Point, to: Point, below: number): { d: string; middle: Point } {
  const out = round(from.x + sizes.columnGap / 3);
  const into = round(to.x - sizes.columnGap / 3);
  const low = round(below);
  return {
    d: `M${round(from.x)} ${round(from.y)}C${out} ${round(from.y)} ${out} ${low} ${round(from.x)} ${low}H${round(to.x)}C${into} ${low} ${into} ${round(to.y)} ${round(to.x)} ${round(to.y)}`,
    middle: { x: round((from.x + to.x) / 2), y: low },
  };
}
