/** Collects conditions and their values; `$n` numbers are given as they come, so that a text depends only on its shape. */
export class Where {
  readonly values: unknown[];
  private readonly parts: string[] = [];

  constructor(values: readonly unknown[] = []) {
    this.values = [...values];
  }

  /** Adds a value and gives its placeholder. */
  value(v: unknown): string {
    this.values.push(v);
    return `$${this.values.length}`;
  }

  /** Adds a condition. */
  and(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  /** The conditions joined, or `true`. */
  get text(): string {
    return this.parts.length === 0 ? 'true' : this.parts.map((p) => `(${p})`).join(' and ');
  }
}
