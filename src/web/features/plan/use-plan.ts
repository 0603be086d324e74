import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PlanItemValue, PlanValue } from '../../../contract/plan.ts';
import { isTalkEvent } from '../../../domain/collaboration/internal.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { onLiveChange } from '../../shared/live-stream.ts';
import { usePerson } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

/** How a list is read; `edition`: as it was frozen. */
export const planQuery = (key: string, edition: number | null) =>
  queryOptions({
    queryKey: ['plan', key, edition],
    queryFn: ({ signal }) =>
      api.plan.read({ params: { key }, query: edition === null ? {} : { edition }, signal }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 5_000,
  });

/** A list by key. */
export function usePlan(key: string, edition: number | null) {
  return useQuery(planQuery(key, edition));
}

function keep(list: PlanValue): void {
  queryClient.setQueryData(planQuery(list.key, null).queryKey, list);
  void queryClient.invalidateQueries({ queryKey: ['plans'] });
  void queryClient.invalidateQueries({ queryKey: ['plan-compare', list.key] });
}

/** How often a change is carried over to a newer list before it is given up. */
const attempts = 5;

/**
 * Changes a list. When somebody else has been first, the change is carried over to the list as it is now: `run` is called
 * again with it, unless `fits` says that what it was about is other now, or the list has been frozen. Gives the list, or
 * null when it was not done (and has been told).
 */
export function usePlanAct() {
  const texts = useTexts();
  const { t } = texts;
  return async (
    list: PlanValue,
    run: (list: PlanValue) => Promise<PlanValue> | null,
    fits: (now: PlanValue) => boolean = () => true,
  ): Promise<PlanValue | null> => {
    let now = list;
    for (let n = 0; ; n += 1) {
      try {
        const answer = run(now);
        if (answer === null) return null;
        const next = await answer;
        keep(next);
        if (n > 0) toast(t('plan.carriedOver'));
        return next;
      } catch (error) {
        const current =
          error instanceof ApiError && error.code === 'stale_version'
            ? (error.problem.current as PlanValue | undefined)
            : undefined;
        if (!current || n >= attempts) {
          toast(problemText(texts, error).title, { tone: 'danger' });
          return null;
        }
        keep(current);
        if (current.state === 'frozen' && list.state === 'open') {
          toast(t('plan.frozenMeanwhile'), { tone: 'danger' });
          return null;
        }
        if (!fits(current)) {
          toast(t('plan.changedByOther'), { tone: 'danger' });
          return null;
        }
        now = current;
      }
    }
  };
}

/** An item as it is in another reading of the list. */
export const itemIn = (list: PlanValue, id: number): PlanItemValue | undefined =>
  list.items.find((i) => i.id === id);

/** Who has changed the list since it was read. */
export function usePlanLive(key: string, read: number) {
  const me = usePerson();
  const [who, setWho] = useState<readonly string[]>([]);
  useEffect(() => {
    return onLiveChange(key, (change) => {
      if (change.actorId !== me.id && !isTalkEvent(change.type))
        setWho((all) => [...new Set([...all, change.actor ?? ''])].filter(Boolean));
    });
  }, [key, me.id]);
  useEffect(() => {
    if (read > 0) setWho([]);
  }, [read]);
  return { who, show: () => void queryClient.invalidateQueries({ queryKey: ['plan', key] }) };
}
