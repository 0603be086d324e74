import { Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SprintValue } from '../../../contract/sprints.ts';
import { rowsUpTo } from '../../matter/lists/use-list.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { planningQuery, readSprintsAgain } from './sprint-queries.ts';

/** So many are listed to choose for one by one; the API takes a thousand exceptions. */
const most = 200;

type Where = 'next' | 'backlog';

/** Closes a sprint: what is not done is listed, and each goes to the next sprint or back to the backlog. */
export function CloseSprint({
  sprint,
  onClose,
}: {
  readonly sprint: SprintValue;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const planning = useQuery(planningQuery(sprint.team.key));
  const left = useQuery({
    queryKey: ['sprint-list', 'unfinished', sprint.key],
    queryFn: () =>
      rowsUpTo('issue', { sprint: sprint.key, state: 'todo,inProgress,inReview' }, 'rank', 'asc', most),
    staleTime: 0,
  });
  const stays = planning.data !== undefined && (planning.data.ceased || planning.data.way.way !== 'sprints');
  const [all, setAll] = useState<Where>('next');
  const [other, setOther] = useState<ReadonlySet<string>>(new Set());
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const to: Where = stays ? 'backlog' : all;
  const whereIs = (key: string): Where => (other.has(key) ? (to === 'next' ? 'backlog' : 'next') : to);
  const next = planning.data?.planned[0];
  const words: Readonly<Record<Where, string>> = {
    next: next ? t('sprint.closeNextIs', { sprint: next.title }) : t('sprint.closeNext'),
    backlog: t('sprint.backlog'),
  };
  const choices = (stays ? ['backlog'] : ['next', 'backlog']) as readonly Where[];
  const close = async () => {
    setBusy(true);
    try {
      const closed = await api.sprint.close({
        params: { key: sprint.key },
        body: { unfinished: to, except: [...other] },
        version: sprint.version,
      });
      await readSprintsAgain();
      toast(t('sprint.closed', { sprint: sprint.title, next: closed.toNext, back: closed.toBacklog }).trim());
      onClose();
      void navigate(nodeHref({ key: sprint.key, kind: 'sprint' }));
    } catch (error) {
      if (error instanceof ApiError) {
        void readSprintsAgain();
        void left.refetch();
      }
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
    }
    setBusy(false);
  };
  const rows = left.data ?? [];
  const open = sprint.holds.issues - sprint.done.issues;
  return (
    <FormDialog
      heading={t('sprint.closeHeading', { sprint: sprint.title })}
      action={t('sprint.close')}
      fault={fault}
      busy={busy || !left.isSuccess}
      onSubmit={close}
      onClose={onClose}
    >
      <Paragraph>
        {t('sprint.closeText', { done: sprint.done.issues, left: left.isSuccess ? rows.length : open })}
      </Paragraph>
      {left.isPending ? <Loading lines={3} /> : null}
      {rows.length > 0 ? (
        <ul className="rt-plain-list rt-sprint-unfinished">
          <li>
            <strong id="close-all">{t('sprint.closeAll')}</strong>
            <select
              className="ds-input"
              data-size="sm"
              aria-labelledby="close-all"
              value={to}
              onChange={(e) => {
                setAll(e.target.value as Where);
                setOther(new Set());
              }}
            >
              {choices.map((c) => (
                <option key={c} value={c}>
                  {words[c]}
                </option>
              ))}
            </select>
          </li>
          {rows.map((r) => (
            <li key={r.key}>
              <span>
                <span className="rt-key">{r.key}</span> {r.title}
              </span>
              <select
                className="ds-input"
                data-size="sm"
                aria-label={t('sprint.closeWhere', { key: r.key })}
                value={whereIs(r.key)}
                onChange={(e) => {
                  const changed = new Set(other);
                  if (e.target.value === to) changed.delete(r.key);
                  else changed.add(r.key);
                  setOther(changed);
                }}
              >
                {choices.map((c) => (
                  <option key={c} value={c}>
                    {words[c]}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      ) : null}
      {rows.length >= most ? (
        <Paragraph data-size="sm">{t('sprint.closeMore', { count: most, where: words[to] })}</Paragraph>
      ) : null}
    </FormDialog>
  );
}
