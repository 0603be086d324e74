import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { roadmapElementProcess } from '../../../../domain/roadmap/index.ts';
import { api } from '../../../shared/api/client.ts';
import { processTexts } from '../../../shared/texts/process-texts.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { type TimelineAddress, type TimelineFilter, timelineFilters } from './address.ts';

/** What the timeline can be filtered by, as lists to choose from. The choice is in the address. */
export function TimelineFilters({ address }: { readonly address: TimelineAddress }) {
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const words = processTexts(texts, 'roadmapElement');
  const choices = useQuery({
    queryKey: ['roadmap', 'choices'],
    queryFn: ({ signal }) => api.roadmap.choices({ signal }),
    staleTime: 60_000,
  });
  const named = (list: readonly { readonly key: string; readonly title: string }[] = []) =>
    list.map((p) => [p.key, p.title] as const);
  const options: Readonly<Record<TimelineFilter, readonly (readonly [string, string])[]>> = {
    product: named(choices.data?.products),
    programme: (choices.data?.programmes ?? []).map((p) => [p, p] as const),
    team: named(choices.data?.teams),
    state: Object.keys(roadmapElementProcess.states).map((s) => [s, words.state(s)] as const),
  };
  const any = timelineFilters.some((f) => address.filters[f]);
  return (
    <search className="rt-timeline-filters" aria-label={t('roadmap.filters')}>
      {timelineFilters.map((f) => {
        const value = address.filters[f] ?? '';
        const known = options[f].some(([v]) => v === value);
        if (f === 'programme' && options[f].length === 0 && value === '') return null;
        return (
          <label key={f} htmlFor={`${id}-${f}`}>
            <span>{words.field(f)}</span>
            <select
              id={`${id}-${f}`}
              className="ds-input"
              data-size="sm"
              value={value}
              onChange={(e) => address.set({ [f]: e.target.value || null }, true)}
            >
              <option value="">{t('roadmap.all')}</option>
              {value !== '' && !known ? <option value={value}>{value}</option> : null}
              {options[f].map(([v, label]) => (
                <option key={v} value={v}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        );
      })}
      {any ? (
        <button
          type="button"
          className="rt-link-button"
          onClick={() => address.set(Object.fromEntries(timelineFilters.map((f) => [f, null])), true)}
        >
          {t('roadmap.clearFilters')}
        </button>
      ) : null}
    </search>
  );
}
