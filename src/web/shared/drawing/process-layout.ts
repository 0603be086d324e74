import { type ProcessDefinition, stepsOf } from '../../../domain/kernel/process.ts';

/** A state as a box. */
export interface Box {
  readonly state: string;
  readonly x: number;
  readonly y: number;
  readonly step: boolean;
}

/** A transition as a line with an arrow at its end. `label` is where its name goes. */
export interface Arrow {
  readonly transition: string;
  readonly path: string;
  readonly move: string;
  readonly label: { readonly x: number; readonly y: number };
}

/** A drawing of a process. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

export const boxWidth = 176;
export const boxHeight = 46;
const gap = 56;
const margin = 16;

/**
 * Lays out a process: the ordinary path in a row, ways back as arcs above it, side states in a row below, each
 * with one line from a bracket under the states it can be reached from, and one back.
 */
export function layOut(definition: ProcessDefinition): Drawing {
  const steps = stepsOf(definition);
  const side = Object.keys(definition.states).filter(
    (s) => !steps.includes(s) && !definition.states[s]?.retired,
  );
  const transitions = Object.entries(definition.transitions);
  const index = (s: string) => steps.indexOf(s);
  const target = (to: string | { readonly resume: string }) => (typeof to === 'string' ? to : to.resume);
  const backs = transitions.filter(([, t]) =>
    t.from.some((f) => index(f) >= 0 && index(target(t.to)) >= 0 && index(target(t.to)) < index(f)),
  );
  const spans = backs.map(([, t]) => Math.max(...t.from.map((f) => index(f) - index(target(t.to)))));
  const top = margin + (backs.length > 0 ? 30 + 26 * Math.max(...spans) : 0);
  const x = (i: number) => margin + i * (boxWidth + gap);
  const middle = top + boxHeight / 2;
  const sideTop = top + boxHeight + 104;
  const width = Math.max(x(steps.length - 1) + boxWidth, x(side.length)) + margin;
  const boxes: Box[] = steps.map((state, i) => ({ state, x: x(i), y: top, step: true }));
  const each = width / (side.length + 1);
  for (const [i, state] of side.entries())
    boxes.push({ state, x: each * (i + 1) - boxWidth / 2, y: sideTop, step: false });
  const at = (state: string) => boxes.find((b) => b.state === state) as Box;
  const arrows: Arrow[] = [];
  for (const [transition, t] of transitions) {
    const to = target(t.to);
    const b = at(to);
    const fromSteps = t.from.filter((f) => index(f) >= 0);
    const fromSide = t.from.filter((f) => index(f) < 0);
    if (index(to) >= 0)
      for (const f of fromSteps) {
        const a = at(f);
        const distance = index(to) - index(f);
        if (distance > 0) {
          const rise = (distance - 1) * 34;
          arrows.push({
            transition,
            move: t.move,
            path:
              distance === 1
                ? `M${a.x + boxWidth} ${middle}H${b.x - 3}`
                : `M${a.x + boxWidth * 0.7} ${a.y + boxHeight}C${a.x + boxWidth * 0.8} ${a.y + boxHeight + rise} ${b.x + boxWidth * 0.2} ${b.y + boxHeight + rise} ${b.x + boxWidth * 0.3} ${b.y + boxHeight + 3}`,
            label: { x: (a.x + boxWidth + b.x) / 2, y: distance === 1 ? middle - 8 : a.y + boxHeight + rise },
          });
        } else {
          const height = 22 + 26 * -distance;
          arrows.push({
            transition,
            move: t.move,
            path: `M${a.x + boxWidth * 0.35} ${a.y}C${a.x + boxWidth * 0.25} ${a.y - height} ${b.x + boxWidth * 0.75} ${b.y - height} ${b.x + boxWidth * 0.65} ${b.y - 3}`,
            label: { x: (a.x + b.x + boxWidth) / 2, y: top - height * 0.75 - 4 },
          });
        }
      }
    else if (fromSteps.length > 0) {
      const first = at(fromSteps[0] as string);
      const last = at(fromSteps.at(-1) as string);
      const lane = top + boxHeight + 22 + 18 * side.indexOf(to);
      const end = b.x + boxWidth * 0.4;
      const ticks = fromSteps
        .map((f) => `M${at(f).x + boxWidth * (0.3 + 0.1 * side.indexOf(to))} ${top + boxHeight}V${lane}`)
        .join('');
      const left = Math.min(first.x + boxWidth * 0.3, end);
      const right = Math.max(last.x + boxWidth * 0.5, end);
      arrows.push({
        transition,
        move: t.move,
        path: `${ticks}M${left} ${lane}H${right}M${end} ${lane}V${b.y - 3}`,
        label: { x: end - 8, y: b.y - 16 },
      });
    }
    for (const f of fromSide) {
      const a = at(f);
      if (index(to) < 0) {
        const leftwards = a.x > b.x;
        arrows.push({
          transition,
          move: t.move,
          path: leftwards
            ? `M${a.x} ${a.y + boxHeight / 2}H${b.x + boxWidth + 3}`
            : `M${a.x + boxWidth} ${a.y + boxHeight / 2}H${b.x - 3}`,
          label: { x: (a.x + b.x + boxWidth) / 2, y: a.y + boxHeight / 2 - 8 },
        });
      } else {
        const start = a.x + boxWidth * 0.75;
        // A resumed matter goes back to wherever it was: the line ends at the bracket under the states, not at one of them.
        const back = typeof t.to !== 'string';
        const lane = top + boxHeight + 22 + 18 * side.indexOf(f);
        arrows.push({
          transition,
          move: t.move,
          path: back
            ? `M${start} ${a.y}V${lane + 3}`
            : `M${start} ${a.y}V${top + boxHeight + 78}H${b.x + boxWidth * 0.15}V${top + boxHeight + 3}`,
          label: { x: start + 8, y: a.y - 8 },
        });
      }
    }
  }
  return {
    width,
    height: side.length > 0 ? sideTop + boxHeight + margin : top + boxHeight + margin + 34,
    boxes,
    arrows,
  };
}
