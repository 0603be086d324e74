import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { portfolioRoutes } from '../../../../contract/portfolio.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import { api } from '../../../shared/api/client.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { NodeLink } from '../../../shared/ui/node-link.tsx';
import { problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import { initiativeChanged, reportsQuery } from '../queries.ts';
import { ReportForm } from './report-form.tsx';

type Due = RouteReply<typeof portfolioRoutes.mine>['reports'][number];

/** A status report that is asked for: written where it stands. */
export function DueReport({ due: r }: { readonly due: Due }) {
  const texts = useTexts();
  const { t } = texts;
  const { key } = r.initiative;
  const [writing, setWriting] = useState(false);
  const [busy, setBusy] = useState(false);
  const reports = useQuery({ ...reportsQuery(key), enabled: writing });
  const draft = writing ? reports.data?.draft : null;
  const begin = async () => {
    setBusy(true);
    try {
      if (!r.draft) await api.portfolio.draftReport({ params: { key } });
      setWriting(true);
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    setBusy(false);
    initiativeChanged(key);
  };
  return (
    <li className="rt-panel">
      <div>
        <NodeLink node={r.initiative} />
        <p className={r.standing === 'overdue' ? 'rt-fault-text' : 'rt-meta'}>
          {t('portfolio.reports.due', { standing: r.standing, days: Math.abs(r.days) })}
        </p>
      </div>
      {draft ? null : (
        <div className="rt-form-actions">
          <Button
            data-size="sm"
            variant="secondary"
            loading={busy || (writing && reports.isPending)}
            onClick={() => void begin()}
          >
            {t(r.draft ? 'portfolio.reports.continue' : 'portfolio.reports.begin')}
            <span className="rt-sr"> {key}</span>
          </Button>
        </div>
      )}
      {draft ? (
        <div className="rt-work-report">
          <ReportForm
            key={draft.id}
            matterKey={key}
            draft={draft}
            maySubmit={reports.data?.maySubmit === true}
            onClose={() => setWriting(false)}
          />
        </div>
      ) : null}
    </li>
  );
}
