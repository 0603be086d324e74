import { useState } from 'react';
import type { MondayElementValue } from '../../../../contract/roadmap.ts';
import { api } from '../../../shared/api/client.ts';
import { queryClient } from '../../../shared/api/query-client.ts';
import { announce } from '../../../shared/live-region.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { problemText } from '../../../shared/ui/problem.tsx';
import { type Draft, draftOf, isUnchanged, judgementOf, type LineStatus } from './draft.ts';

const open: LineStatus = { kind: 'open' };

/** The lines of a round: what is written on each, how each stands, and sending them. */
export function useRound(items: readonly MondayElementValue[]) {
  const texts = useTexts();
  const { t, derived, has } = texts;
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [statuses, setStatuses] = useState<ReadonlyMap<string, LineStatus>>(new Map());
  const [saved, setSaved] = useState<ReadonlyMap<string, MondayElementValue>>(new Map());
  const elementOf = (e: MondayElementValue): MondayElementValue => saved.get(e.key) ?? e;
  const draft = (e: MondayElementValue): Draft => drafts.get(e.key) ?? draftOf(elementOf(e));
  const status = (e: MondayElementValue): LineStatus => statuses.get(e.key) ?? open;
  const mark = (entries: readonly (readonly [string, LineStatus])[]) =>
    setStatuses((old) => new Map([...old, ...entries]));
  const waiting = items.filter((e) => status(e).kind !== 'confirmed' && status(e).kind !== 'sending');
  const ready = waiting.filter(
    (e) => isUnchanged(elementOf(e), draft(e)) && elementOf(e).judgedProgress !== null,
  );

  const confirm = async (lines: readonly MondayElementValue[]): Promise<void> => {
    const sent = lines.flatMap((line) => {
      if (status(line).kind === 'sending') return [];
      const written = draft(line);
      const judged = judgementOf(elementOf(line), written);
      if ('fault' in judged) {
        const why = t(judged.fault === 'percent' ? 'roadmap.monday.notPercent' : 'roadmap.monday.notPeriod');
        mark([[line.key, { kind: 'failed', why }]]);
        announce(`${line.key}: ${why}`);
        return [];
      }
      return [{ line, written, judgement: judged.send }];
    });
    if (sent.length === 0) return;
    mark(sent.map(({ line }) => [line.key, { kind: 'sending' }]));
    try {
      const answer = await api.roadmap.judge({ body: { elements: sent.map((s) => s.judgement) } });
      const versions = new Map(answer.done.map((d) => [d.key, d.version]));
      const failures = new Map(answer.failed.map((f) => [f.key, f.code]));
      setSaved((old) => {
        const next = new Map(old);
        for (const { line, written, judgement } of sent) {
          const version = versions.get(line.key);
          if (version === undefined) continue;
          next.set(line.key, {
            ...(old.get(line.key) ?? line),
            version,
            judgedProgress: judgement.progress,
            plannedStart: written.plannedStart || null,
            plannedEnd: written.plannedEnd || null,
            judgedAt: new Date().toISOString(),
            overdue: false,
          });
        }
        return next;
      });
      setDrafts((old) => new Map([...old].filter(([key]) => !versions.has(key))));
      mark(
        sent.map(({ line }) => {
          const code = failures.get(line.key);
          if (code === undefined) return [line.key, { kind: 'confirmed' }];
          const own = `roadmap.monday.failed.${code}`;
          return [line.key, { kind: 'failed', why: derived(has(own) ? own : `problem.${code}.title`) }];
        }),
      );
      announce(t('roadmap.monday.said', { done: answer.done.length, failed: answer.failed.length }));
      void queryClient.invalidateQueries({ queryKey: ['roadmap', 'timeline'] });
      void queryClient.invalidateQueries({ queryKey: ['roadmap', 'waiting'] });
    } catch (error) {
      const why = problemText(texts, error).title;
      mark(sent.map(({ line }) => [line.key, { kind: 'failed', why }]));
      announce(why);
    }
  };

  return {
    confirmed: items.filter((e) => status(e).kind === 'confirmed').length,
    overdue: items.filter((e) => elementOf(e).overdue).length,
    unchanged: ready.length,
    elementOf,
    draftOf: draft,
    statusOf: status,
    /** Changes what is written on a line; what was confirmed is open again. */
    write: (e: MondayElementValue, change: Partial<Draft>): void => {
      setDrafts((old) => new Map([...old, [e.key, { ...draft(e), ...change }]]));
      mark([[e.key, open]]);
    },
    /** Whether what is written on a line can be sent. */
    isSound: (e: MondayElementValue): boolean => !('fault' in judgementOf(elementOf(e), draft(e))),
    confirm,
    /** Confirms all lines that say what they said. */
    confirmUnchanged: (): Promise<void> => confirm(ready),
  };
}
