import './now.css';
import { Field, Label, Select, Switch } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { deploymentRoutes } from '../../../contract/deployments.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { EnvironmentMark } from '../../shared/facts/environment-mark.tsx';
import { Sha } from '../../shared/facts/sha.tsx';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { When } from '../../shared/ui/when.tsx';
import { ageOf, ages } from './age.ts';
import { runningQuery } from './queries.ts';
import { Sections } from './sections.tsx';

type Running = RouteReply<typeof deploymentRoutes.running>;
type Row = Running['applications'][number];

/** What runs where now: applications by product, a column an environment. */
export function Component() {
  const { t, derived } = useTexts();
  const [search, setSearch] = useSearchParams();
  const id = useId();
  const running = useQuery(runningQuery);
  const product = search.get('product') ?? '';
  const different = search.get('different') === 'true';
  const all = running.data?.applications ?? [];
  const products = [...new Map(all.map((r) => [r.product.key, r.product])).values()];
  const chosen = all.filter((r) => !product || r.product.key === product);
  const rows = chosen.filter((r) => !different || r.same === false);
  const set = (name: string, value: string) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { preventScrollReset: true },
    );
  return (
    <Page
      title={t('deliveries.now.title')}
      lead={t('deliveries.now.lead')}
      crumbs={[{ label: t('deliveries.nav'), to: '/deliveries' }, { label: t('deliveries.section.now') }]}
      wide
    >
      <Sections />
      {running.isError ? <Problem error={running.error} retry={() => running.refetch()} /> : null}
      {running.isPending ? <Loading lines={12} /> : null}
      {running.isSuccess && all.length === 0 ? (
        <Empty title={t('deliveries.now.none.title')} text={t('deliveries.now.none.text')} />
      ) : null}
      {running.data && all.length > 0 ? (
        <>
          <div className="rt-now-choices rt-compact">
            <Field data-size="sm">
              <Label htmlFor={id}>{t('deliveries.filter.product')}</Label>
              <Select id={id} value={product} onChange={(e) => set('product', e.target.value)}>
                <Select.Option value="">{t('deliveries.filter.any')}</Select.Option>
                {products.map((p) => (
                  <Select.Option key={p.key} value={p.key}>
                    {p.title}
                  </Select.Option>
                ))}
              </Select>
            </Field>
            <Switch
              data-size="sm"
              label={t('deliveries.now.onlyDifferent')}
              checked={different}
              onChange={(e) => set('different', e.target.checked ? 'true' : '')}
            />
          </div>
          <p className="rt-count" role="status">
            {t('deliveries.now.caption', { count: rows.length })} ·{' '}
            {t('deliveries.now.differ', { count: chosen.filter((r) => r.same === false).length })}
          </p>
          <Matrix running={running.data} rows={rows} />
          <ul className="rt-now-legend" aria-label={t('deliveries.now.age')}>
            {ages.map((age) => (
              <li key={age} data-age={age}>
                {derived(`deliveries.now.age.${age}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  );
}

function Matrix({ running, rows }: { readonly running: Running; readonly rows: readonly Row[] }) {
  const { t } = useTexts();
  const products = [...new Map(rows.map((r) => [r.product.key, r.product])).values()];
  return (
    <ScrollBox>
      <table className="rt-table rt-now">
        <caption className="rt-sr">{t('deliveries.now.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deliveries.column.application')}</th>
            {running.environments.map((e) => (
              <th scope="col" key={e.name} data-production={e.production}>
                <EnvironmentMark name={e.name} production={e.production} />
              </th>
            ))}
            <th scope="col">{t('deliveries.now.same')}</th>
          </tr>
        </thead>
        {products.map((product) => (
          <tbody key={product.key}>
            <tr className="rt-now-product">
              <th scope="rowgroup" colSpan={running.environments.length + 2}>
                {product.title}
              </th>
            </tr>
            {rows
              .filter((r) => r.product.key === product.key)
              .map((row) => (
                <NowRow key={row.application.key} row={row} environments={running.environments} />
              ))}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  );
}

function NowRow({
  row,
  environments,
}: {
  readonly row: Row;
  readonly environments: Running['environments'];
}) {
  const { t } = useTexts();
  const now = Date.now();
  const same = row.same === null ? 'unknown' : row.same ? 'yes' : 'no';
  return (
    <tr>
      <th scope="row">
        <Link to={nodeHref(row.application)}>{row.application.title}</Link>
      </th>
      {environments.map((environment, i) => {
        const cell = row.cells[i];
        return (
          <td
            key={environment.name}
            data-label={environment.production ? t('deliveries.production') : environment.name}
            data-production={environment.production}
          >
            {cell ? (
              <Link
                className="rt-now-cell"
                data-age={ageOf(cell.since, now)}
                to={nodeHref({ key: cell.key, kind: 'deployment' })}
              >
                <Sha sha={cell.sha} />
                <span>
                  <When at={cell.since} />
                </span>
              </Link>
            ) : (
              <span className="rt-faint">{t('deliveries.now.empty')}</span>
            )}
          </td>
        );
      })}
      <td className="rt-now-same" data-same={same} data-label={t('deliveries.now.same')}>
        {same === 'no' ? (
          <Link to={nodeHref(row.application)}>{t('deliveries.now.same.no')}</Link>
        ) : (
          t(same === 'yes' ? 'deliveries.now.same.yes' : 'deliveries.now.same.unknown')
        )}
      </td>
    </tr>
  );
}
