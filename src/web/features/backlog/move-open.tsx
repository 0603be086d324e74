import { Paragraph } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { TeamValue } from '../../../contract/backlog.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useDirectory } from '../../shared/directory.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

interface MoveOpenProps {
  readonly team: TeamValue;
  readonly onClose: () => void;
}

/** Moves all that a team has in hand to another team. Keys and addresses stay; what cannot be moved is told. */
export function MoveOpen({ team, onClose }: MoveOpenProps) {
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const directory = useDirectory();
  const [to, setTo] = useState<{ readonly key: string; readonly title: string } | null>(null);
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [failed, setFailed] = useState<readonly { readonly key: string; readonly code: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const move = async () => {
    if (!to) {
      setFault(t('backlog.team.choose'));
      return;
    }
    setBusy(true);
    setFault(null);
    let moved = 0;
    let refused = 0;
    try {
      // A thousand at a time, until nothing is left or nothing more goes.
      for (;;) {
        const answer = await api.backlog.moveOpen({ params: { team: team.key }, body: { to: to.key } });
        moved += answer.moved;
        setFailed(answer.failed);
        refused = answer.failed.length;
        if (answer.left === 0 || answer.moved === 0) break;
      }
      toast(t('backlog.team.moved', { count: moved, team: to.title }));
      await queryClient.invalidateQueries();
      // What was refused stays in view, with why.
      if (refused === 0) onClose();
    } catch (error) {
      setFault(problemText(texts, error).title);
    }
    setBusy(false);
  };
  const options = (directory.data?.teams ?? [])
    .filter((x) => x.key !== team.key && x.title.toLowerCase().includes(typed.trim().toLowerCase()))
    .map((x) => ({ id: x.key, label: x.title, value: { key: x.key, title: x.title } }));
  return (
    <FormDialog
      heading={t('backlog.team.moveHeading', { team: team.title })}
      action={t('backlog.team.move')}
      fault={fault}
      busy={busy}
      onSubmit={move}
      onClose={onClose}
    >
      <Paragraph>{t('backlog.team.moveText')}</Paragraph>
      <ul>
        {team.open.map((o) => (
          <li key={o.kind}>
            {t('portfolio.count', {
              shown: texts.number(o.count),
              kind: (o.count === 1
                ? processTexts(texts, o.kind).name
                : processTexts(texts, o.kind).plural
              ).toLowerCase(),
            })}
          </li>
        ))}
      </ul>
      <div className="rt-bulk-field">
        <span id={`${id}-to`}>{t('backlog.team.to')}</span>
        <Combobox
          labelledBy={`${id}-to`}
          shown={to?.title ?? ''}
          options={options}
          onQuery={setTyped}
          onPick={setTo}
          emptyText={t('common.noMatch')}
        />
      </div>
      {failed.length > 0 ? (
        <ul>
          {failed.map((f) => (
            <li key={f.key}>
              <Link to={nodeHref({ key: f.key, kind: 'issue' })}>{f.key}</Link>{' '}
              {texts.has(`problem.${f.code}.title`) ? texts.derived(`problem.${f.code}.title`) : f.code}
            </li>
          ))}
        </ul>
      ) : null}
    </FormDialog>
  );
}
