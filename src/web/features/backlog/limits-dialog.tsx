import { Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { TeamBoardValue } from '../../../contract/backlog.ts';
import { wipMost } from '../../../domain/backlog/index.ts';
import { type ProcessDefinition, stepsOf } from '../../../domain/kernel/process.ts';
import { processes } from '../../../domain/processes.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { boardQuery } from './queries.ts';

interface LimitsDialogProps {
  readonly board: TeamBoardValue;
  readonly onClose: () => void;
}

/** How many may be in each state at once; empty is no limit. */
export function LimitsDialog({ board, onClose }: LimitsDialogProps) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, board.kind);
  const definition: ProcessDefinition = processes[board.kind];
  const states = stepsOf(definition).filter((s) => definition.states[s]?.category !== 'done');
  const [given, setGiven] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(board.limits.map((l) => [l.state, String(l.most)])),
  );
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const limits: { state: string; most: number }[] = [];
    for (const state of states) {
      const text = (given[state] ?? '').trim();
      if (text === '') continue;
      const most = Number(text);
      if (!Number.isInteger(most) || most < 1 || most > wipMost) {
        setFault(t('backlog.wip.notLimit', { state: words.state(state), most: wipMost }));
        return;
      }
      limits.push({ state, most });
    }
    setBusy(true);
    const { queryKey } = boardQuery(board.team.key, board.kind);
    try {
      const saved = await api.backlog.setLimits({
        params: { team: board.team.key, kind: board.kind },
        body: { limits },
        version: board.version,
      });
      queryClient.setQueryData(queryKey, saved);
      toast(t('backlog.wip.saved'));
      onClose();
    } catch (error) {
      if (error instanceof ApiError && error.code === 'stale_version')
        void queryClient.invalidateQueries({ queryKey });
      setFault(problemText(texts, error).title);
    }
    setBusy(false);
  };
  return (
    <FormDialog
      heading={t('backlog.wip.heading', { team: board.team.title })}
      action={t('common.save')}
      fault={fault}
      busy={busy}
      onSubmit={save}
      onClose={onClose}
    >
      <Paragraph>{t('backlog.wip.text')}</Paragraph>
      {states.map((state) => (
        <Textfield
          key={state}
          data-size="sm"
          label={words.state(state)}
          inputMode="numeric"
          maxLength={3}
          value={given[state] ?? ''}
          onChange={(e) => setGiven({ ...given, [state]: e.target.value })}
        />
      ))}
    </FormDialog>
  );
}
