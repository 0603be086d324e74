import { Button, Heading } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DistributionValue } from '../../../../contract/portfolio-values.ts';
import { api } from '../../../shared/api/client.ts';
import type { MatterPartProps } from '../../../shared/feature.ts';
import { useMay } from '../../../shared/session.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { Loading } from '../../../shared/ui/loading.tsx';
import { NodeLink } from '../../../shared/ui/node-link.tsx';
import { Problem, problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import { When } from '../../../shared/ui/when.tsx';
import { distributionsQuery, initiativeChanged } from '../queries.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { DistributeDialog } from './distribute-dialog.tsx';
import '../portfolio.css';

/** To whom the initiative is given, what they answered, and what came of it. */
export function Part({ matter }: MatterPartProps) {
  const { t } = useTexts();
  const may = useMay('portfolio.read');
  const [giving, setGiving] = useState(false);
  const found = useQuery({ ...distributionsQuery(matter.key), enabled: may });
  const data = found.data;
  const late = matter.state === 'implementation' || matter.state === 'planning';
  if (!may || (data && data.items.length === 0 && (!late || data.whyNot === 'role'))) return null;
  return (
    <section className="rt-section rt-part" aria-labelledby="distribution">
      <Heading level={2} data-size="2xs" id="distribution">
        {t('portfolio.distribution.title')}
      </Heading>
      {found.isPending ? <Loading lines={2} /> : null}
      {found.isError ? <Problem error={found.error} retry={() => void found.refetch()} /> : null}
      {data && data.items.length > 0 ? (
        <ul className="rt-part-list">
          {data.items.map((d) => (
            <DistributionItem key={d.id} matterKey={matter.key} distribution={d} />
          ))}
        </ul>
      ) : null}
      {data && data.items.length === 0 && data.mayDistribute ? (
        <p className="rt-meta">{t('portfolio.distribution.none')}</p>
      ) : null}
      {data?.mayDistribute ? (
        <div>
          <Button variant="tertiary" data-size="sm" onClick={() => setGiving(true)}>
            <PlusIcon aria-hidden />
            {t('portfolio.distribution.give')}
          </Button>
        </div>
      ) : null}
      {data && !data.mayDistribute && data.whyNot !== 'role' && data.whyNot !== null ? (
        <p className="rt-meta">{t('portfolio.distribution.whyNot', { why: data.whyNot })}</p>
      ) : null}
      {giving ? <DistributeDialog matterKey={matter.key} onClose={() => setGiving(false)} /> : null}
    </section>
  );
}

function DistributionItem({
  matterKey,
  distribution: d,
}: {
  readonly matterKey: string;
  readonly distribution: DistributionValue;
}) {
  const texts = useTexts();
  const { t, list } = texts;
  const withdraw = async () => {
    try {
      await api.portfolio.withdrawDistribution({ params: { key: matterKey, id: d.id }, version: d.version });
      toast(t('portfolio.distribution.withdrawn'));
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    initiativeChanged(matterKey);
  };
  const left = d.members.filter((m) => m.left);
  return (
    <li>
      <div className="rt-part-line">
        <strong>{d.place?.title ?? d.name}</strong>
        <span className="rt-faint">{t('portfolio.distribution.receiver', { receiver: d.receiver })}</span>
        <span className="rt-distribution-state" data-state={d.state}>
          {t('portfolio.distribution.state', { state: d.state })}
        </span>
      </div>
      {d.members.length > 0 ? (
        <p className="rt-meta">
          {t('portfolio.distribution.members', {
            lead: d.lead?.name ?? '',
            people: list(d.members.filter((m) => m.id !== d.lead?.id).map((m) => m.name)),
            count: d.members.length - 1,
          })}
        </p>
      ) : null}
      {d.note ? <p className="rt-note">{d.note}</p> : null}
      <p className="rt-meta">
        {t('portfolio.distribution.by', { name: d.createdBy.name })} <When at={d.createdAt} />
        {d.decidedBy && d.decidedAt && d.state !== 'withdrawn' ? (
          <>
            {' · '}
            {t('portfolio.distribution.answeredBy', { state: d.state, name: d.decidedBy.name })}{' '}
            <When at={d.decidedAt} />
          </>
        ) : null}
      </p>
      {d.reason ? <p className="rt-note">{d.reason}</p> : null}
      {d.parts.length > 0 ? (
        <div className="rt-part-line">
          <span className="rt-meta">{t('portfolio.distribution.drafted')}</span>
          {d.parts.map((p) => (
            <NodeLink key={p.key} node={p} />
          ))}
        </div>
      ) : null}
      {d.gone && d.state === 'proposed' ? (
        <p className="rt-fault-text">{t('portfolio.distribution.gone')}</p>
      ) : null}
      {left.length > 0 ? (
        <p className="rt-fault-text">
          {t('portfolio.distribution.left', { people: list(left.map((m) => m.name)), count: left.length })}
        </p>
      ) : null}
      <div className="rt-form-actions">
        <AnswerButtons matterKey={matterKey} distribution={d} />
        {d.mayWithdraw ? (
          <Button variant="tertiary" data-size="sm" onClick={() => void withdraw()}>
            {t('portfolio.distribution.withdraw')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
