/** A quarter of a year, by its first day. */
export interface Quarter {
  readonly from: string;
  readonly to: string;
  readonly year: number;
  readonly number: number;
}

/** The quarter some quarters from the one that holds a day. */
export function quarterOf(day: string, ahead = 0): Quarter {
  const at = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3) + ahead;
  const [year, index] = [Math.floor(at / 4), ((at % 4) + 4) % 4];
  const first = new Date(Date.UTC(year, index * 3, 1)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year, index * 3 + 3, 0)).toISOString().slice(0, 10);
  return { from: first, to: last, year, number: index + 1 };
}
