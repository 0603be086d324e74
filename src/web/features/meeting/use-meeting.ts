import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MissingValue } from '../../../contract/matters.ts';
import type { MeetingValue } from '../../../contract/meeting.ts';
import { isTalkEvent } from '../../../domain/collaboration/internal.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { onLiveChange } from '../../shared/live-stream.ts';
import { usePerson } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';

/** How a meeting is read. What is being read is not rewritten by itself: changes are offered. */
export const meetingQuery = (key: string) =>
  queryOptions({
    queryKey: ['meeting', key],
    queryFn: ({ signal }) => api.meeting.read({ params: { key }, signal }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 5_000,
  });

/** A meeting by key. */
export function useMeeting(key: string) {
  return useQuery(meetingQuery(key));
}

/** Why something was not done. `stale`: somebody else was first; what they did is on the page now. */
export interface Refused {
  readonly text: string;
  readonly stale: boolean;
  readonly missing: readonly MissingValue[];
}

function keep(meeting: MeetingValue): void {
  queryClient.setQueryData(meetingQuery(meeting.key).queryKey, meeting);
  void queryClient.invalidateQueries({ queryKey: ['meetings'] });
  void queryClient.invalidateQueries({ queryKey: ['follow-ups'] });
}

/** Does something to a meeting and keeps the answer. Gives the meeting, or why not. */
export function useMeetingAct() {
  const texts = useTexts();
  return async (act: () => Promise<MeetingValue>): Promise<MeetingValue | Refused> => {
    try {
      const meeting = await act();
      keep(meeting);
      return meeting;
    } catch (error) {
      const problem = error instanceof ApiError ? error.problem : null;
      const stale = problem?.code === 'stale_version';
      if (stale && problem?.current) keep(problem.current as MeetingValue);
      const reason = typeof problem?.reason === 'string' ? problem.reason : '';
      const { title, faults } = problemText(texts, error);
      const known =
        reason === 'already_carried_out'
          ? texts.t('meeting.carriedOut')
          : reason === 'already_on_agenda'
            ? texts.t('meeting.alreadyOn')
            : null;
      return {
        text: known ?? faults[0] ?? title,
        stale,
        missing: (problem?.missing as readonly MissingValue[] | undefined) ?? [],
      };
    }
  };
}

/** Whether an answer of {@link useMeetingAct} is a refusal. */
export function isRefused(answer: MeetingValue | Refused): answer is Refused {
  return 'stale' in answer;
}

/** What others have done in a meeting since it was read: how many decisions, how many other changes, and who. */
export function useMeetingLive(key: string, version: unknown) {
  const me = usePerson();
  const [changes, setChanges] = useState<readonly { readonly type: string; readonly who: string }[]>([]);
  useEffect(() => {
    return onLiveChange(key, (change) => {
      if (change.actorId !== me.id && !isTalkEvent(change.type))
        setChanges((all) => [...all, { type: change.type, who: change.actor ?? '' }]);
    });
  }, [key, me.id]);
  // Whatever was read last has everything that was told before.
  useEffect(() => {
    if (version !== undefined) setChanges([]);
  }, [version]);
  return {
    decisions: changes.filter((c) => c.type === 'meeting.recorded').length,
    changes: changes.length,
    who: [...new Set(changes.map((c) => c.who).filter(Boolean))],
    show: () => void queryClient.invalidateQueries({ queryKey: meetingQuery(key).queryKey }),
  };
}
