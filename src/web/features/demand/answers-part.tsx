import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { AnswerPicker } from './answer-picker.tsx';
import './demand.css';

/** What answers a demand, and a way to answer it; that nothing does stands out while it is open. */
export function Part({ matter }: MatterPartProps) {
  const { t } = useTexts();
  const links = useQuery({
    queryKey: ['links', matter.key],
    queryFn: ({ signal }) => api.thread.links({ params: { key: matter.key }, signal }),
  });
  if (!links.isSuccess) return null;
  const answers = links.data.items.filter(
    (i) => i.link.type === 'answers' && i.link.from === matter.key && i.link.status === 'confirmed',
  );
  const open = matter.category !== 'done';
  return (
    <section className="rt-section" aria-labelledby="answers-label">
      <Heading level={2} data-size="2xs" id="answers-label">
        {t('demand.answers')}
      </Heading>
      {answers.length === 0 ? (
        <p className={open ? 'rt-demand-open' : 'rt-faint'}>{t('demand.unansweredOne')}</p>
      ) : (
        <ul className="rt-plain-list rt-demand-answers">
          {answers.map(({ link, other }) => (
            <li key={link.id}>
              <NodeLink node={other} /> <StateBadge kind={other.kind} state={other.state} />
            </li>
          ))}
        </ul>
      )}
      {open ? <p className="rt-meta">{t('demand.follows')}</p> : null}
      {matter.mayLink && open ? (
        <AnswerPicker demand={matter} answered={answers.map((a) => a.other.key)} />
      ) : null}
    </section>
  );
}
