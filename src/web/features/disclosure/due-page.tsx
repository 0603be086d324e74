import { Alert, Button, Checkbox } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { RetentionRuleValue } from '../../../contract/retention.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useMay } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { ruleWords } from './retention-page.tsx';

/** Matters of a kind whose time is over: looked through, chosen, and carried out. */
export function Component() {
  const texts = useTexts();
  const { t, instant } = texts;
  const kind = useParams().kind as RetentionRuleValue['kind'];
  const words = processTexts(texts, kind);
  const mayCarryOut = useMay('disclosure.erase');
  const due = useQuery({
    queryKey: ['retention', kind],
    queryFn: ({ signal }) => api.retention.due({ params: { kind }, signal }),
  });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const items = due.data?.items ?? [];
  const picked = items.filter((i) => chosen.includes(i.matter.key)).slice(0, 100);
  const rule = due.data?.rule;
  const action = rule && rule.action !== 'keep' ? rule.action : null;
  const button = action ? t(`disclosure.retention.carryOut.${action}`, { count: picked.length }) : '';
  const carryOut = async () => {
    if (!rule || !action) return;
    setBusy(true);
    try {
      const { done, failed } = await api.retention.carryOut({
        params: { kind },
        body: { action, matters: picked.map((i) => ({ key: i.matter.key, version: i.version })) },
        version: rule.version,
      });
      setTold(t('disclosure.retention.done', { done: done.length, failed: failed.length }));
      setChosen([]);
      setAsking(false);
      void queryClient.invalidateQueries({ queryKey: ['retention'] });
    } catch (error) {
      setFault(problemText(texts, error).title);
    }
    setBusy(false);
  };
  return (
    <SettingsPage
      title={t('disclosure.retention.dueTitle', { kind: words.plural })}
      lead={rule ? `${ruleWords(texts, rule)}. ${t('disclosure.retention.dueLead')}` : undefined}
      actions={
        mayCarryOut && picked.length > 0 ? (
          <Button data-size="sm" data-color="danger" onClick={() => setAsking(true)}>
            {button}
          </Button>
        ) : null
      }
    >
      {told ? (
        <Alert data-color="info" role="status">
          {told}
        </Alert>
      ) : null}
      {due.isPending ? <Loading /> : null}
      {due.isError ? <Problem error={due.error} retry={() => void due.refetch()} /> : null}
      {due.data && items.length === 0 ? (
        <Empty title={t('disclosure.retention.nothingDue')} text={t('disclosure.retention.nothingDueText')} />
      ) : null}
      {items.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('disclosure.retention.dueTitle', { kind: words.plural })}</caption>
            <thead>
              <tr>
                {mayCarryOut ? (
                  <th scope="col">
                    <Checkbox
                      data-size="sm"
                      aria-label={t('disclosure.retention.chooseAll')}
                      checked={chosen.length === items.length}
                      onChange={(e) => setChosen(e.target.checked ? items.map((i) => i.matter.key) : [])}
                    />
                  </th>
                ) : null}
                <th scope="col">{t('disclosure.matter')}</th>
                <th scope="col">{t('disclosure.retention.ended')}</th>
                <th scope="col">{t('disclosure.retention.goes')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((i) => (
                <tr key={i.matter.key}>
                  {mayCarryOut ? (
                    <td>
                      <Checkbox
                        data-size="sm"
                        aria-label={t('disclosure.retention.chooseNamed', { key: i.matter.key })}
                        checked={chosen.includes(i.matter.key)}
                        onChange={(e) =>
                          setChosen(
                            e.target.checked
                              ? [...chosen, i.matter.key]
                              : chosen.filter((k) => k !== i.matter.key),
                          )
                        }
                      />
                    </td>
                  ) : null}
                  <th scope="row">
                    <NodeLink node={i.matter} />
                  </th>
                  <td>{instant(i.endedAt)}</td>
                  <td>
                    {t('disclosure.retention.counts', {
                      comments: i.comments,
                      attachments: i.attachments,
                      events: i.events,
                      disclosures: i.disclosures,
                    })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {asking && action ? (
        <FormDialog
          heading={button}
          action={button}
          danger
          busy={busy}
          fault={fault}
          onSubmit={carryOut}
          onClose={() => setAsking(false)}
        >
          <p>{t(`disclosure.retention.actionHelp.${action}`)}</p>
          <p>{picked.map((i) => i.matter.key).join(', ')}</p>
        </FormDialog>
      ) : null}
    </SettingsPage>
  );
}
