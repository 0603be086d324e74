import type { StoryCalendar } from './calendar.ts';
import {
  bareLines,
  maintenanceLine,
  nynorskProducts,
  securityLines,
  sentences,
  subjects,
} from './content/deployment-lines.ts';
import { type DemoProduct, products } from './content/products.ts';
import type { IssueNumbers, PlannedIssue } from './plan-issues.ts';
import { type Random, seeded, seedOf } from './random.ts';

/** A line to be: its text, or the issue of our own that it names (its key is not known before it is registered). */
export interface PlannedLine {
  readonly text: string;
  readonly own: PlannedIssue | null;
}

/** A deployment to be. */
export interface PlannedDeployment {
  readonly product: DemoProduct;
  readonly application: string;
  readonly environment: 'test' | 'prod';
  readonly at: Date;
  readonly sha: string;
  readonly lines: readonly PlannedLine[];
}

/** How far back deployments go, in days, and how many days there are between them beside the product's own rhythm. */
const beginning = 372;
const slower = 1.5;

/** A year of deployments of every application: test first, production some days after, and what never went further. */
export function planDeployments(
  calendar: StoryCalendar,
  issues: readonly PlannedIssue[],
  numbers: IssueNumbers,
): readonly PlannedDeployment[] {
  const all = products.flatMap((product) =>
    product.applications.flatMap((application, nth) => {
      const mine = issues.filter(
        (i, n) => i.product === product && i.doneAgo !== null && n % product.applications.length === nth,
      );
      return planApplication(calendar, product, application, mine, numbers);
    }),
  );
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function planApplication(
  calendar: StoryCalendar,
  product: DemoProduct,
  application: string,
  issues: readonly PlannedIssue[],
  numbers: IssueNumbers,
): PlannedDeployment[] {
  const random = seeded(seedOf(`deploy:${application}`));
  const lines = lineWriter(product, numbers, random);
  const waiting = [...issues].sort((a, b) => b.doneAgo! - a.doneAgo!);
  const planned: PlannedDeployment[] = [];
  const place = (
    environment: 'test' | 'prod',
    daysAgo: number,
    sha: string,
    content: readonly PlannedLine[],
  ): void => {
    // Not all of what fell on a weekend on the Friday before it.
    let day = daysAgo;
    while (!calendar.isWorkday(day)) day += random.between(1, 3);
    planned.push({
      product,
      application,
      environment,
      at: calendar.officeTime(day, random),
      sha,
      lines: content,
    });
  };
  /** The issues done by then that have not come out yet, as lines. */
  const finished = (daysAgo: number): PlannedLine[] => {
    const n = waiting.findIndex((i) => i.doneAgo! < daysAgo);
    return waiting.splice(0, n < 0 ? waiting.length : n).map((i) => lines.of(i));
  };
  let daysAgo = beginning - random.between(0, 20);
  while (daysAgo > 1) {
    const inTest = daysAgo + random.between(1, 4);
    const content = [...finished(inTest), ...lines.write(daysAgo)];
    const sha = shaFrom(random);
    place('test', inTest, sha, content);
    place('prod', daysAgo, sha, content);
    const gap = Math.max(2, Math.round(product.rhythm * slower * (0.5 + random.next())));
    // In between: what was tried in test and did not go further as it was.
    const between = daysAgo - Math.ceil(gap / 2);
    // Never later than yesterday.
    if (gap > 6 && random.chance(0.7) && between >= 1)
      place('test', between, shaFrom(random), lines.write(daysAgo));
    daysAgo -= gap;
  }
  const late = finished(0);
  if (late.length > 0) place('test', 1, shaFrom(random), late);
  return planned;
}

const shaFrom = (random: Random): string =>
  Array.from({ length: 40 }, () => random.between(0, 15).toString(16)).join('');

function lineWriter(product: DemoProduct, numbers: IssueNumbers, random: Random) {
  const nynorsk = nynorskProducts.has(product.slug);
  const used: string[] = [];
  const sentence = (): string => {
    const [nb, nn] = random.pick(sentences);
    return (nynorsk ? nn : nb).replace('{}', random.pick(subjects[product.slug] ?? ['oppstart']));
  };
  const pull = (): string => (random.chance(0.4) ? ` (#${random.between(60, 980)})` : '');
  const ordinary = (daysAgo: number): string => {
    const words = sentence();
    used.push(words);
    if (product.tracker === null || random.chance(0.06)) return `${words}${pull()}`;
    const key = numbers.take(product.tracker, daysAgo + random.between(4, 25));
    return random.chance(0.1) ? `${key} ${words}${pull()}` : `${key}: ${words}${pull()}`;
  };
  const plain = (text: string): PlannedLine => ({ text, own: null });
  return {
    /** An issue of the story, as the line that brings it out. */
    of: (i: PlannedIssue): PlannedLine =>
      i.key === null ? { text: i.title, own: i } : plain(`${i.key}: ${i.title}${pull()}`),
    /** What else came along: seldom nothing, often upkeep only. */
    write(daysAgo: number): PlannedLine[] {
      const dice = random.next();
      if (dice < (product.tracker === null ? 0.72 : 0.26)) return [plain(maintenanceLine)];
      if (dice > 0.97) return [plain(random.pick(bareLines))];
      if (dice > 0.94 && used.length > 0) {
        const back = used.at(-1)!;
        return [plain(`Revert "${back}"`), ...(random.chance(0.5) ? [plain(maintenanceLine)] : [])];
      }
      const written = Array.from({ length: random.between(1, 3) }, () => plain(ordinary(daysAgo)));
      if (random.chance(0.25)) written.push(plain(maintenanceLine));
      if (random.chance(0.05)) {
        const cve = `${2025 + (daysAgo < 180 ? 1 : 0)}-99${random.between(100, 999)}`;
        written.push(plain(random.pick(securityLines).replace('{}', cve)));
      }
      return written;
    },
  };
}
