import { Button, Textarea } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';
import type { PlanItemValue, PlanValue } from '../../../contract/plan.ts';
import { api } from '../../shared/api/client.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { itemIn, usePlanAct } from './use-plan.ts';

interface CellProps {
  readonly list: PlanValue;
  readonly item: PlanItemValue;
  readonly edits: boolean;
}
type Values = Pick<PlanItemValue, 'note' | 'amount' | 'priority'>;

/** Saves one value of an item; carried over to a newer list while nobody else has changed the same value. */
function useSave({ list, item }: CellProps) {
  const act = usePlanAct();
  return async <N extends keyof Values>(name: N, value: Values[N]): Promise<boolean> => {
    const done = await act(
      list,
      (now) =>
        itemIn(now, item.id)
          ? api.plan.editItem({
              params: { key: list.key, id: item.id },
              body: { [name]: value },
              version: now.version,
            })
          : null,
      (now) => itemIn(now, item.id)?.[name] === item[name],
    );
    return done !== null;
  };
}

/** The proposed amount: whole kroner, written with or without spaces. */
export function AmountCell(props: CellProps) {
  const { item, edits } = props;
  const { t, number } = useTexts();
  const save = useSave(props);
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState(false);
  const shown = item.amount === null ? '' : number(item.amount);
  if (!edits) return <>{shown}</>;
  const commit = async () => {
    if (draft === null) return;
    const text = draft.replace(/[\s\u00a0\u202f.,]|kr/gi, '');
    const value = text === '' ? null : Number(text);
    if (value !== null && (!/^\d{1,12}$/.test(text) || !Number.isSafeInteger(value))) {
      setFault(true);
      announce(t('plan.amountBad'));
      return;
    }
    setFault(false);
    if (value !== item.amount) await save('amount', value);
    setDraft(null);
  };
  return (
    <>
      <input
        className="rt-quiet rt-plan-amount"
        inputMode="numeric"
        maxLength={20}
        aria-label={t('plan.amountOf', { key: item.matter.key })}
        aria-invalid={fault}
        placeholder="–"
        value={draft ?? shown}
        onFocus={(e) => e.currentTarget.select()}
        onChange={(e) => setDraft(e.target.value)}
        onBlur={() => void commit()}
        onKeyDown={(e) => {
          if (e.key === 'Enter') void commit();
          if (e.key === 'Escape') {
            setDraft(null);
            setFault(false);
          }
        }}
      />
      {fault ? <span className="rt-fault">{t('plan.amountBad')}</span> : null}
    </>
  );
}

/** The priority that the list gives. */
export function PriorityCell(props: CellProps) {
  const { item, edits } = props;
  const { t, derived } = useTexts();
  const save = useSave(props);
  if (!edits) return <>{item.priority === null ? '' : derived(`plan.priority.${item.priority}`)}</>;
  return (
    <select
      className="rt-quiet"
      aria-label={t('plan.priorityOf', { key: item.matter.key })}
      value={item.priority ?? ''}
      onChange={(e) => void save('priority', e.target.value === '' ? null : Number(e.target.value))}
    >
      <option value="">–</option>
      {[1, 2, 3].map((p) => (
        <option key={p} value={p}>
          {derived(`plan.priority.${p}`)}
        </option>
      ))}
    </select>
  );
}

/** What the list says of an initiative; written in place. */
export function NoteCell(props: CellProps) {
  const { list, item, edits } = props;
  const { t } = useTexts();
  const save = useSave(props);
  const [draft, setDraft] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setDraft(null);
    window.setTimeout(() => button.current?.focus(), 0);
  };
  const commit = async () => {
    if (draft !== null && (draft.trim() === item.note || (await save('note', draft)))) close();
  };
  const label = t('plan.noteOf', { key: item.matter.key });
  if (draft !== null)
    return (
      <div className="rt-plan-note">
        <Textarea
          autoFocus
          aria-label={label}
          lang={list.language}
          rows={4}
          maxLength={4000}
          value={draft}
          onChange={(e) => setDraft(e.target.value)}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void commit();
            if (e.key === 'Escape') close();
          }}
        />
        <div className="rt-form-actions">
          <Button data-size="sm" onClick={() => void commit()}>
            {t('plan.save')}
          </Button>
          <Button data-size="sm" variant="tertiary" onClick={close}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="rt-plan-note">
      {item.note ? <Markdown text={item.note} lang={list.language} /> : null}
      {edits ? (
        <Button
          ref={button}
          variant="tertiary"
          data-size="sm"
          aria-label={label}
          onClick={() => setDraft(item.note)}
        >
          <PencilIcon aria-hidden />
          {item.note ? t('plan.note') : t('plan.noteAdd')}
        </Button>
      ) : null}
    </div>
  );
}
