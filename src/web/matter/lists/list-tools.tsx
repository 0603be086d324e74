import { DownloadIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { exportColumns, readListAddress } from '../../../domain/search/index.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { CalendarDialog } from '../../shared/ui/calendar-dialog.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { SaveViewDialog } from '../../shared/ui/save-view-dialog.tsx';
import type { Filters, SortName } from './list-state.ts';

interface ListToolsProps {
  readonly definition: ProcessDefinition;
  readonly state: {
    readonly filters: Filters;
    readonly sort: SortName | null;
    readonly order: 'asc' | 'desc';
    readonly columns: readonly string[] | null;
  };
}

/** The address of this list's file, with its filters, sort and columns. */
export function exportHref(
  definition: ProcessDefinition,
  state: ListToolsProps['state'],
  format: 'csv' | 'xlsx',
): string {
  const query = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(state.filters)) if (value) query.set(name, value);
  if (state.sort) {
    query.set('sort', state.sort);
    query.set('order', state.order);
  }
  const known = new Set(exportColumns(definition).map((c) => c.name));
  const columns = state.columns?.filter((c) => known.has(c)) ?? [];
  if (columns.length > 0) query.set('cols', columns.join(','));
  return `/api/v1/${definition.path}/export?${query.toString()}`;
}

/** What one can take a list along as: a saved view, a file, a calendar. */
export function ListTools({ definition, state }: ListToolsProps) {
  const { t } = useTexts();
  const may = useMay('view.edit');
  const [open, setOpen] = useState<'view' | 'calendar' | null>(null);
  const here = `${window.location.pathname}${window.location.search}`;
  const list = readListAddress(here);
  const download = (format: 'csv' | 'xlsx') => {
    const link = document.createElement('a');
    link.href = exportHref(definition, state, format);
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
          ...(may && list?.kind
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
