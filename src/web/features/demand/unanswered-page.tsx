import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { ViewTabs } from '../../matter/lists/view-tabs.tsx';
import { useDirectory } from '../../shared/directory.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { DemandTable } from './demand-table.tsx';
import { unansweredQuery } from './queries.ts';
import './demand.css';

/** Demands that nothing answers and nobody has given up, by document and number. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const [params, setParams] = useSearchParams();
  const group = params.get('productGroup');
  const directory = useDirectory();
  const found = useQuery(unansweredQuery(group));
  const items = found.data?.items ?? [];
  return (
    <Page
      wide
      title={t('demand.unanswered')}
      crumbs={[{ label: t('demand.all'), to: '/demands' }, { label: t('demand.unanswered') }]}
      lead={
        <>
          {found.data ? (
            <span role="status">{t('demand.unansweredCount', { count: found.data.total })}</span>
          ) : null}
          <ViewTabs kind="demand" />
        </>
      }
    >
      <Field className="rt-demand-filter">
        <Label htmlFor="demand-group">{texts.derived('field.productGroup')}</Label>
        <Select
          id="demand-group"
          data-size="sm"
          value={group ?? ''}
          onChange={(e) =>
            setParams(e.target.value ? { productGroup: e.target.value } : {}, { replace: true })
          }
        >
          <Select.Option value="">{t('demand.everyGroup')}</Select.Option>
          {(directory.data?.productGroups ?? []).map((g) => (
            <Select.Option key={g.key} value={g.key}>
              {g.title}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isError ? <Problem error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isSuccess && items.length === 0 ? (
        <Empty title={t('demand.allAnswered')} text={t('demand.allAnsweredText')} />
      ) : null}
      {items.length > 0 ? <DemandTable items={items} caption={t('demand.unanswered')} withDocument /> : null}
    </Page>
  );
}
