import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { RoutineCellValue } from '../../../contract/handbook.ts';
import { handbookIds } from '../../../domain/handbook/index.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { RoutineMatrixTable } from './routine-matrix.tsx';
import './handbook.css';
import './routines.css';

const filters = ['all', 'hole', 'overdue', 'current', 'notPractised', 'practised'] as const;
/** What the tally tells, each number a door to the cells behind it. */
const tallied = ['hole', 'overdue', 'current', 'notPractised', 'practised'] as const;

/** Which cells a filter leaves. */
function passes(filter: string, c: RoutineCellValue): boolean {
  if (filter === 'all') return true;
  return filter === 'notPractised' || filter === 'practised' ? c.practice === filter : c.state === filter;
}

/** The matrix of teams and processes; what is filtered is in the address. */
export function Component() {
  const { t, derived } = useTexts();
  const [search, setSearch] = useSearchParams();
  const matrix = useQuery({
    queryKey: ['routines'],
    queryFn: ({ signal }) => api.handbook.matrix({ signal }),
  });
  const group = search.get('group') ?? '';
  const process = handbookIds.find((id) => id === search.get('process')) ?? '';
  const asked = search.get('show') ?? 'all';
  const show = filters.find((f) => f === asked) ?? 'all';
  const changed = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '' || value === 'all') next.delete(name);
    else next.set(name, value);
    return next;
  };
  const set = (name: string, value: string) => setSearch(changed(name, value), { replace: true });
  const data = matrix.data;
  const groups = [...new Map((data?.teams ?? []).map((x) => [x.productGroup.key, x.productGroup])).values()];
  const teams = (data?.teams ?? []).filter((x) => group === '' || x.productGroup.key === group);
  const cells = (data?.cells ?? []).filter(
    (c) => (process === '' || c.process === process) && teams.some((x) => x.team.key === c.team),
  );
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
              <Label htmlFor="routine-process">{t('handbook.routines.process')}</Label>
              <Select id="routine-process" value={process} onChange={(e) => set('process', e.target.value)}>
                <Select.Option value="">{t('handbook.routines.allProcesses')}</Select.Option>
                {handbookIds.map((id) => (
                  <Select.Option key={id} value={id}>
                    {derived(`handbook.process.${id}.name`)}
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
            <p role="status" className="rt-routine-tally">
              {tallied.map((f) => (
                <Link
                  key={f}
                  to={{ search: changed('show', f).toString() }}
                  replace
                  aria-current={show === f ? 'true' : undefined}
                >
                  {t(`handbook.routines.tally.${f}`, { count: cells.filter((c) => passes(f, c)).length })}
                </Link>
              ))}
            </p>
          </div>
          <RoutineMatrixTable
            processes={process === '' ? data.processes : [process]}
            teams={teams}
            cells={cells}
            passes={(c) => passes(show, c)}
          />
        </>
      ) : null}
    </Page>
  );
}
