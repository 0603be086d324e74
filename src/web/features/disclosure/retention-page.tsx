import { Button } from '@digdir/designsystemet-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RetentionRuleValue } from '../../../contract/retention.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useMay } from '../../shared/session.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { RuleDialog } from './rule-dialog.tsx';

const rulesQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => api.retention.list({ signal }),
});

/** A rule in words. */
export function ruleWords(
  { t }: Pick<Texts, 't'>,
  rule: Pick<RetentionRuleValue, 'action' | 'years'>,
): string {
  return rule.action === 'keep'
    ? t('disclosure.retention.keep')
    : t(`disclosure.retention.rule.${rule.action}`, { years: rule.years ?? 0 });
}

/** Who sees new matters of each kind, and what becomes of them when they have ended. */
export function Component() {
  const texts = useTexts();
  const { t, number, instant } = texts;
  const mayEdit = useMay('disclosure.erase');
  const rules = useQuery(rulesQuery);
  const [changing, setChanging] = useState<RetentionRuleValue | null>(null);
  return (
    <SettingsPage title={t('disclosure.retention.title')} lead={t('disclosure.retention.lead')}>
      {rules.isPending ? <Loading lines={7} /> : null}
      {rules.isError ? <Problem error={rules.error} retry={() => void rules.refetch()} /> : null}
      {rules.data ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('disclosure.retention.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('disclosure.retention.kind')}</th>
                <th scope="col">{t('disclosure.retention.audience')}</th>
                <th scope="col">{t('disclosure.retention.after')}</th>
                <th scope="col" className="rt-number">
                  {t('disclosure.retention.due')}
                </th>
                {mayEdit ? (
                  <th scope="col">
                    <span className="rt-sr">{t('disclosure.retention.change')}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {rules.data.items.map((r) => {
                const words = processTexts(texts, r.kind);
                return (
                  <tr key={r.kind}>
                    <th scope="row">{words.plural}</th>
                    <td>
                      {r.audience === null
                        ? t('disclosure.retention.noAudience')
                        : words.choice('audience', r.audience)}
                    </td>
                    <td>
                      {ruleWords(texts, r)}
                      <div className="rt-faint">
                        {r.updatedBy && r.updatedAt
                          ? t('disclosure.retention.setBy', {
                              name: r.updatedBy.name,
                              at: instant(r.updatedAt),
                            })
                          : t('disclosure.retention.never')}
                      </div>
                    </td>
                    <td className="rt-number">
                      {r.action === 'keep' ? (
                        ''
                      ) : (
                        <Link to={`/settings/retention/${r.kind}`}>{number(r.due)}</Link>
                      )}
                    </td>
                    {mayEdit ? (
                      <td>
                        <Button
                          data-size="sm"
                          variant="tertiary"
                          aria-label={t('disclosure.retention.changeNamed', { kind: words.plural })}
                          onClick={() => setChanging(r)}
                        >
                          {t('disclosure.retention.change')}
                        </Button>
                      </td>
                    ) : null}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {changing ? (
        <RuleDialog
          rule={changing}
          onSaved={() => {
            toast(t('disclosure.retention.saved'));
            void queryClient.invalidateQueries({ queryKey: ['retention'] });
          }}
          onClose={() => setChanging(null)}
        />
      ) : null}
    </SettingsPage>
  );
}
