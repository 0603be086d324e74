import type { NoteLine } from '../../../../domain/deployment/index.ts';
import type { IssueToRecord } from '../queries/record-nodes.ts';
import { type Reading, trackerOf } from './trackers.ts';

/** A line with where and when it came out. */
export interface LineOfDeployment {
  readonly line: Pick<NoteLine, 'text' | 'kind' | 'references'>;
  readonly productId: number;
  readonly deployedAt: string;
}

/** Largest number an issue can have in the database. */
const largest = 2_147_483_647;
const longestTitle = 300;
/** From this rank on, a title says what the issue is about. */
const telling = 2;

/** The issues that lines name, each once, with the words that tell best what it is about. */
export function issuesOfLines(lines: readonly LineOfDeployment[], reading: Reading): IssueToRecord[] {
  const found = new Map<string, Omit<IssueToRecord, 'telling'> & { rank: number }>();
  for (const { line, productId, deployedAt } of lines) {
    const issues = line.references.filter((r) => r.type === 'issue');
    for (const r of issues) {
      const dash = r.value.lastIndexOf('-');
      const number = Number(r.value.slice(dash + 1));
      if (number > largest) continue;
      const { tracker, url, productId: home } = trackerOf(reading, r.value);
      const { title, rank } = titleFrom(line, r.value, issues.length);
      const before = found.get(r.value);
      const first = before === undefined || deployedAt < before.firstSeen;
      found.set(r.value, {
        key: r.value,
        prefix: r.value.slice(0, dash),
        number,
        tracker,
        url: url === null ? null : url.replaceAll('{key}', r.value),
        title: before && before.rank >= rank ? before.title : title,
        rank: Math.max(rank, before?.rank ?? 0),
        productId: home ?? (first ? productId : before.productId),
        firstSeen: first ? deployedAt : before.firstSeen,
      });
    }
  }
  return [...found.values()].map(({ rank, ...issue }) => ({ ...issue, telling: rank >= telling }));
}

/** A change that names this issue alone says it best; a merge or a revert least; the key itself when there are no words. */
function titleFrom(
  line: Pick<NoteLine, 'text' | 'kind'>,
  key: string,
  issues: number,
): { title: string; rank: number } {
  const first = line.text.split('\n', 1)[0] ?? '';
  const words = first
    .replaceAll(/\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)/g, '$1')
    .replace(/^\s*(?:\(|\[)?[A-Za-z][A-Za-z0-9]{1,9}[- ][0-9]{1,7}(?:\)|\])?[\s:,;.–-]*/u, '')
    .replaceAll(/\s*\(#\d{1,7}\)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (!/\p{L}{2}/u.test(words)) return { title: key, rank: 0 };
  const title = words.length > longestTitle ? `${words.slice(0, longestTitle).toWellFormed()}…` : words;
  const rank = line.kind === 'change' ? (issues === 1 ? 3 : 2) : 1;
  return { title, rank };
}
