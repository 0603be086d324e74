import type { DemoElement, DemoEpic } from './content/element.ts';
import { identityElements } from './content/elements-identity.ts';
import { messageElements } from './content/elements-messages.ts';
import { platformElements } from './content/elements-platform.ts';
import { serviceElements } from './content/elements-services.ts';
import { moreData } from './content/more-data.ts';
import { moreIdentity } from './content/more-identity.ts';
import { moreMessages } from './content/more-messages.ts';
import { moreServices } from './content/more-services.ts';
import { type DemoProduct, products } from './content/products.ts';
import { seeded, seedOf } from './random.ts';

/** Every roadmap element of the story. */
export const demoElements: readonly DemoElement[] = [
  ...messageElements,
  ...identityElements,
  ...serviceElements,
  ...platformElements,
  ...moreMessages,
  ...moreIdentity,
  ...moreServices,
  ...moreData,
];

/** An issue under an epic: kept here (`key` null until it is registered) or in the team's own tracker. */
export interface PlannedIssue {
  /** What the story calls it. */
  readonly name: string;
  readonly key: string | null;
  readonly title: string;
  readonly product: DemoProduct;
  readonly epic: DemoEpic;
  /** Days ago it was done; null: not yet. */
  readonly doneAgo: number | null;
}

/** Gives out issue numbers of a tracker: rising with time, never the same twice. */
export interface IssueNumbers {
  take(prefix: string, daysAgo: number): string;
}

/** Numbers that begin somewhere and rise by a few a day. */
export function issueNumbers(): IssueNumbers {
  const taken = new Set<string>();
  return {
    take(prefix, daysAgo) {
      const start = 300 + (seedOf(prefix) % 2400);
      for (let n = start + Math.round((400 - daysAgo) * 1.7); ; n += 1) {
        const key = `${prefix}-${n}`;
        if (taken.has(key)) continue;
        taken.add(key);
        return key;
      }
    },
  };
}

/** The product with a slug. */
export function productOf(slug: string): DemoProduct {
  const found = products.find((p) => p.slug === slug);
  if (!found) throw new Error(`the demo has no product ${slug}`);
  return found;
}

/** What the story calls an epic. */
export const epicName = (element: DemoElement, epic: DemoEpic): string =>
  `epic:${element.title}/${epic.title}`;

/** What kind of work an issue is, by the verb it begins with. */
export function issueTypeOf(title: string): 'bug' | 'feature' | 'task' | 'debt' {
  if (/^Rett\b/.test(title)) return 'bug';
  if (/^(Rydd|Fjern|Oppgrader|Steng|Slett)\b/.test(title)) return 'debt';
  return /^(Vis|La|Lag|Legg|Send|Foreslå|Søk|Teikn|Vel|Hent|Filtrer|Angre|Gi|Støtt|Knytt|Abonner)\b/.test(
    title,
  )
    ? 'feature'
    : 'task';
}

/** The issues of every epic, with their keys and when they were done. */
export function planIssues(numbers: IssueNumbers): readonly PlannedIssue[] {
  return demoElements.flatMap((element) =>
    element.epics.flatMap((epic) =>
      epic.issues.map((text, i): PlannedIssue => {
        const product = productOf(element.product);
        const random = seeded(seedOf(`${element.title}/${text}`));
        const own = text.startsWith('+') || product.tracker === null;
        const began = epic.started ?? epic.created;
        return {
          name: `issue:${element.title}/${text}`,
          key: own ? null : numbers.take(product.tracker ?? '', began + random.between(0, 3)),
          title: text.replace(/^\+/, ''),
          product,
          epic,
          doneAgo: i < epic.done ? doneAgo(epic, i) : null,
        };
      }),
    ),
  );
}

/** Spread over the epic's time; the last of a closed one some days before it closes. */
function doneAgo(epic: DemoEpic, index: number): number {
  const from = (epic.started ?? epic.created) - 3;
  const to = epic.closed === null ? 3 : epic.closed + 4;
  return Math.max(1, Math.round(from - ((from - to) * (index + 1)) / epic.done));
}
