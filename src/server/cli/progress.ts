/** A bar on standard error. */
export interface Progress {
  /** `total` 0 or undefined: not known, then only the count is shown. */
  update(done: number, total?: number): void;
  /** Removes the bar. */
  finish(): void;
}

const width = 24;
const redrawMs = 80;

/** A progress bar where a person is watching (standard error is a terminal), nothing elsewhere. */
export function progress(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { update: () => {}, finish: () => {} };
  let drawn = 0;
  return {
    update(done, total) {
      const complete = total !== undefined && done >= total;
      if (!complete && Date.now() - drawn < redrawMs) return;
      drawn = Date.now();
      stream.write(`\r\u001b[K${line(label, done, total)}`);
    },
    finish() {
      stream.write('\r\u001b[K');
    },
  };
}

function line(label: string, done: number, total: number | undefined): string {
  if (!total) return `${label} ${done}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * width);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
  return `${label} ${bar} ${Math.floor(share * 100)} % (${done}/${total})`;
}
