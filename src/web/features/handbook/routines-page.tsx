import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { RoutineCellValue } from '../../../contract/handbook.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { RoutineMatrixTable } from './routine-matrix.tsx';
import './handbook.css';
import './routines.css';

const filters = ['all', 'hole', 'overdue', 'notPractised'] as const;

/** Which cells a filter leaves. */
function passes(filter: string, c: RoutineCellValue): boolean {
  if (filter === 'hole' || filter === 'overdue') return c.state === filter;
  return filter === 'notPractised' ? c.practice === 'notPractised' : true;
}

/** The matrix of teams and processes; what is filtered is in the address. */
export function Component() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const matrix = useQuery({
    queryKey: ['routines'],
    queryFn: ({ signal }) => api.handbook.matrix({ signal }),
  });
  const group = search.get('group') ?? '';
  const show = search.get('show') ?? 'all';
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '' || value === 'all') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const data = matrix.data;
  const groups = [...new Map((data?.teams ?? []).map((x) => [x.productGroup.key, x.productGroup])).values()];
  const teams = (data?.teams ?? []).filter((x) => group === '' || x.productGroup.key === group);
  const cells = (data?.cells ?? []).filter((c) => teams.some((x) => x.team.key === c.team));
  const count = (state: RoutineCellValue['state']) => cells.filter((c) => c.state === state).length;
  return (
    <Page
      wide
      title={t('handbook.routines.title')}
      crumbs={[{ label: t('handbook.title'), to: '/handbook' }, { label: t('handbook.routines.title') }]}
      lead={t('handbook.routines.lead')}
    >
      {matrix.isPending ? <Loading lines={12} /> : null}
      {matrix.isError ? <Problem error={matrix.error} retry={() => void matrix.refetch()} /> : null}
      {data ? (
        <>
          <div className="rt-routine-filters">
            <Field data-size="sm">
              <Label htmlFor="routine-group">{t('handbook.routines.group')}</Label>
              <Select id="routine-group" value={group} onChange={(e) => set('group', e.target.value)}>
                <Select.Option value="">{t('handbook.routines.allGroups')}</Select.Option>
                {groups.map((g) => (
                  <Select.Option key={g.key} value={g.key}>
                    {g.title}
                  </Select.Option>
                ))}
              </Select>
            </Field>
            <Field data-size="sm">
              <Label htmlFor="routine-show">{t('handbook.routines.show')}</Label>
              <Select id="routine-show" value={show} onChange={(e) => set('show', e.target.value)}>
                {filters.map((f) => (
                  <Select.Option key={f} value={f}>
                    {t(`handbook.routines.filter.${f}`)}
                  </Select.Option>
                ))}
              </Select>
            </Field>
            <p role="status">
              {t('handbook.routines.tally', {
                current: count('current'),
                overdue: count('overdue'),
                hole: count('hole'),
              })}
            </p>
          </div>
          <RoutineMatrixTable
            processes={data.processes}
            teams={teams}
            cells={cells}
            passes={(c) => passes(show, c)}
          />
        </>
      ) : null}
    </Page>
  );
}
