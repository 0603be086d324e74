import { Button } from '@digdir/designsystemet-react';
import { CheckmarkCircleIcon, LightBulbIcon, XMarkOctagonIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import '../../shared/facts/facts.css';
import { filterSearch } from '../../shared/facts/deployment-filters.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { trackersQuery } from './queries.ts';
import { Sections } from './sections.tsx';
import { type Tracker, TrackerForm } from './tracker-form.tsx';

const icons = { learned: LightBulbIcon, confirmed: CheckmarkCircleIcon, rejected: XMarkOctagonIcon } as const;

/** The prefixes of issue keys: learned, confirmed, rejected; and how to correct them. */
export function Component() {
  const { t } = useTexts();
  const found = useQuery(trackersQuery);
  const [editing, setEditing] = useState<Tracker | 'new' | null>(null);
  const mayEdit = found.data?.mayEdit === true;
  return (
    <Page
      title={t('deliveries.trackers.title')}
      lead={t('deliveries.trackers.lead')}
      crumbs={[
        { label: t('deliveries.nav'), to: '/deliveries' },
        { label: t('deliveries.section.trackers') },
      ]}
      actions={
        mayEdit ? (
          <Button variant="secondary" data-size="sm" onClick={() => setEditing('new')}>
            {t('deliveries.trackers.add')}
          </Button>
        ) : undefined
      }
      wide
    >
      <Sections />
      {found.isError ? <Problem error={found.error} retry={() => found.refetch()} /> : null}
      {found.isPending ? <Loading lines={8} /> : null}
      {found.data?.items.length === 0 ? (
        <Empty title={t('deliveries.trackers.none.title')} text={t('deliveries.trackers.none.text')} />
      ) : null}
      {found.data && found.data.items.length > 0 ? (
        <TrackerTable items={found.data.items} mayEdit={mayEdit} onEdit={setEditing} />
      ) : null}
      {editing ? (
        <TrackerForm tracker={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Page>
  );
}

function TrackerTable({
  items,
  mayEdit,
  onEdit,
}: {
  readonly items: readonly Tracker[];
  readonly mayEdit: boolean;
  readonly onEdit: (tracker: Tracker) => void;
}) {
  const { t, derived, number, percent } = useTexts();
  return (
    <ScrollBox className="rt-tight">
      <table className="rt-table rt-stack">
        <caption className="rt-sr">{t('deliveries.trackers.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deliveries.trackers.prefix')}</th>
            <th scope="col">{t('deliveries.trackers.status')}</th>
            <th scope="col">{t('deliveries.trackers.product')}</th>
            <th scope="col" className="rt-number">
              {t('deliveries.trackers.evidence')}
            </th>
            <th scope="col" className="rt-number">
              {t('deliveries.trackers.confidence')}
            </th>
            <th scope="col">{t('deliveries.trackers.url')}</th>
            {mayEdit ? (
              <th scope="col">
                <span className="rt-sr">{t('deliveries.trackers.edit')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const Icon = icons[item.status];
            return (
              <tr key={item.prefix} data-status={item.status}>
                <th scope="row">
                  <Link to={`/deliveries${filterSearch({ q: `${item.prefix}-` })}`}>{item.prefix}</Link>
                </th>
                <td data-label={t('deliveries.trackers.status')}>
                  <span className="rt-tracker-status">
                    <Icon aria-hidden />
                    {derived(`deliveries.trackers.status.${item.status}`)}
                  </span>
                </td>
                <td data-label={t('deliveries.trackers.product')}>
                  {item.product?.title ?? (
                    <span className="rt-faint">{t('deliveries.trackers.noProduct')}</span>
                  )}
                </td>
                <td className="rt-number" data-label={t('deliveries.trackers.evidence')}>
                  {number(item.evidence)}
                </td>
                <td className="rt-number" data-label={t('deliveries.trackers.confidence')}>
                  {percent(item.confidence)}
                </td>
                <td data-label={t('deliveries.trackers.url')}>
                  {item.url ?? <span className="rt-faint">–</span>}
                </td>
                {mayEdit ? (
                  <td>
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      aria-label={t('deliveries.trackers.editOf', { prefix: item.prefix })}
                      onClick={() => onEdit(item)}
                    >
                      {t('deliveries.trackers.edit')}
                    </Button>
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
