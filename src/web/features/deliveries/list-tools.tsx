import { DownloadIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { readListAddress } from '../../../domain/search/index.ts';
import { type DeploymentFilters, filterSearch } from '../../shared/facts/deployment-filters.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { CalendarDialog } from '../../shared/ui/calendar-dialog.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { SaveViewDialog } from '../../shared/ui/save-view-dialog.tsx';

/** What one can take the list of deployments along as: a saved view, a file, a calendar. */
export function ListTools({ filters }: { readonly filters: DeploymentFilters }) {
  const { t } = useTexts();
  const may = useMay('view.edit');
  const [open, setOpen] = useState<'view' | 'calendar' | null>(null);
  const here = `/deliveries${filterSearch(filters)}`;
  const list = readListAddress(here);
  const download = (format: 'csv' | 'xlsx') => {
    const search = new URLSearchParams(filterSearch(filters));
    search.set('format', format);
    const link = document.createElement('a');
    link.href = `/api/v1/deployments/export?${search.toString()}`;
    link.download = '';
    link.click();
  };
  return (
    <>
      <Menu
        label={<DownloadIcon aria-hidden fontSize="1.25rem" />}
        name={t('search.tools')}
        button={{ variant: 'tertiary' }}
        items={[
          ...(may && list ? [{ id: 'save', label: t('search.view.save'), run: () => setOpen('view') }] : []),
          { id: 'xlsx', label: t('search.export.xlsx'), run: () => download('xlsx') },
          { id: 'csv', label: t('search.export.csv'), run: () => download('csv') },
          ...(may && list
            ? [{ id: 'calendar', label: t('search.calendar.subscribe'), run: () => setOpen('calendar') }]
            : []),
        ]}
      />
      {open === 'view' ? <SaveViewDialog address={here} onClose={() => setOpen(null)} /> : null}
      {open === 'calendar' ? (
        <CalendarDialog address={list?.address ?? here} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}
