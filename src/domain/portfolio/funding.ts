/** One row of the field `funding`: NOK of a budget line in a year. */
export interface FundingRow {
  readonly year: number;
  readonly budgetLine: string;
  readonly amount: number;
}

/** Funding as a table: a line for each budget line, a column for each year, with sums both ways. */
export interface FundingTable {
  readonly years: readonly number[];
  readonly lines: readonly {
    readonly budgetLine: string;
    /** In the order of `years`. */
    readonly amounts: readonly number[];
    readonly sum: number;
  }[];
  /** In the order of `years`. */
  readonly sums: readonly number[];
  readonly total: number;
}

/** Sums funding by budget line (however its spaces and case were written) and year, both ascending. */
export function fundingTable(rows: readonly FundingRow[]): FundingTable {
  const years = [...new Set(rows.map((r) => r.year))].sort((a, b) => a - b);
  const named = new Map<string, { budgetLine: string; amounts: number[] }>();
  for (const r of rows) {
    const budgetLine = r.budgetLine.replace(/\s+/g, ' ').trim();
    const id = budgetLine.toLowerCase();
    const line = named.get(id) ?? { budgetLine, amounts: years.map(() => 0) };
    const at = years.indexOf(r.year);
    line.amounts[at] = (line.amounts[at] ?? 0) + r.amount;
    named.set(id, line);
  }
  const lines = [...named.values()]
    .sort((a, b) => a.budgetLine.localeCompare(b.budgetLine, 'nb'))
    .map((l) => ({ ...l, sum: l.amounts.reduce((s, a) => s + a, 0) }));
  return {
    years,
    lines,
    sums: years.map((_, i) => lines.reduce((s, l) => s + (l.amounts[i] ?? 0), 0)),
    total: lines.reduce((s, l) => s + l.sum, 0),
  };
}
