import { useMatter } from '../../matter/use-matter.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';

const named = (value: unknown): string =>
  (value as { name?: string } | null)?.name ?? (value as { title?: string } | null)?.title ?? '';

/** A matter in short, for those who are to decide: problem, what is met of the gate, owner, money and time. */
export function Brief({
  matterKey,
  transition,
}: {
  readonly matterKey: string;
  readonly transition: string | null;
}) {
  const texts = useTexts();
  const { t, shortDay, number } = texts;
  const { data: m } = useMatter(matterKey);
  if (!m) return null;
  const words = processTexts(texts, m.kind);
  const text = (name: string) => (typeof m.fields[name] === 'string' ? (m.fields[name] as string) : '');
  const gate = m.actions.find((a) => a.name === transition) ?? m.actions.find((a) => a.move === 'forward');
  const criteria = m.criteria.filter((c) => c.transition === gate?.name);
  const funding = ((m.fields.funding ?? []) as readonly { amount: number }[]).reduce(
    (n, r) => n + r.amount,
    0,
  );
  const moscow = text('moscow');
  const facts = [
    ['owner', named(m.fields.owner)],
    ['productGroup', named(m.fields.productGroup)],
    ['moscow', moscow && words.choice('moscow', moscow)],
    ['personMonths', typeof m.fields.personMonths === 'number' ? number(m.fields.personMonths) : ''],
    ['funding', funding > 0 ? number(funding) : ''],
    ['plannedEnd', text('plannedEnd') && shortDay(text('plannedEnd'))],
  ].filter(([, value]) => value !== '') as [string, string][];
  const problem = text('problemStatement');
  const description = text('description');
  return (
    <div className="rt-brief">
      {facts.length > 0 ? (
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{words.field(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {problem || description ? (
        <details open>
          <summary>{t(problem ? 'meeting.brief.problem' : 'meeting.brief.description')}</summary>
          <Markdown text={problem || description} lang={m.language} />
        </details>
      ) : null}
      {gate && criteria.length > 0 ? (
        <p className="rt-small">
          {t('meeting.brief.criteria', {
            met: criteria.filter((c) => c.status !== 'open').length,
            total: criteria.length,
            to: words.state(gate.to),
          })}
        </p>
      ) : null}
    </div>
  );
}
