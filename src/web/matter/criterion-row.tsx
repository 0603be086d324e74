import { Button } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { CriterionValue } from '../../contract/matters.ts';
import { api } from '../shared/api/client.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Prompt } from '../shared/ui/prompt.tsx';
import { StateShape } from '../shared/ui/state-badge.tsx';
import { toast } from '../shared/ui/toasts.tsx';
import { When } from '../shared/ui/when.tsx';
import { useMatterPlace } from './matter-context.ts';
import { goToPlace } from './missing-list.tsx';
import { useAct } from './use-act.ts';

/** One criterion: a box to tick, or what the data say; a note; a waiver with its reason. */
export function CriterionRow({ criterion: c }: { readonly criterion: CriterionValue }) {
  const { t } = useTexts();
  const { matter, definition, criterion, words } = useMatterPlace();
  const act = useAct();
  const id = useId();
  const [asking, setAsking] = useState<'note' | 'waive' | null>(null);
  const [optimistic, setOptimistic] = useState<CriterionValue['status'] | null>(null);
  const status = optimistic ?? c.status;
  const text = criterion(c.id);
  const mark = async (
    to: CriterionValue['status'],
    note: string | null,
    undo = true,
  ): Promise<string | null> => {
    setOptimistic(to);
    const before = c.status;
    const beforeNote = c.note;
    const refused = await act(
      () =>
        api.matter.mark({
          params: { key: matter.key, id: c.id },
          body: { status: to, ...(note ? { note } : {}) },
        }),
      {
        text: t(`matter.criterion.${to}`),
        ...(undo ? { undo: () => () => void mark(before, beforeNote, false) } : {}),
      },
    );
    setOptimistic(null);
    return refused;
  };
  const tick = async (on: boolean) => {
    const refused = await mark(on ? 'met' : 'open', on ? null : null);
    if (refused) toast(refused, { tone: 'danger' });
  };
  const computed = c.kind === 'computed';
  return (
    <li className="rt-criterion" id={`criterion-${c.id}`} tabIndex={-1} data-status={status}>
      {computed ? (
        <span className="rt-criterion-mark">
          <StateShape category={status === 'open' ? 'waiting' : 'done'} />
          <span className="rt-sr">{t(`matter.criterion.${status}`)}: </span>
        </span>
      ) : (
        <input
          type="checkbox"
          className="rt-check"
          id={`${id}-box`}
          checked={status !== 'open'}
          disabled={!c.mayMark || status === 'waived' || optimistic !== null}
          onChange={(e) => void tick(e.target.checked)}
        />
      )}
      <div className="rt-criterion-text">
        {computed ? <span>{text}</span> : <label htmlFor={`${id}-box`}>{text}</label>}
        <div className="rt-meta">
          {computed ? (
            <>
              <span>{t('matter.computed')}</span>
              {c.need !== undefined ? (
                <span> · {t('matter.haveNeed', { have: c.have ?? 0, need: c.need })}</span>
              ) : null}
              {c.field && c.field in definition.fields && status === 'open' ? (
                <>
                  {' · '}
                  <button type="button" className="rt-link" onClick={() => goToPlace(`field-${c.field}`)}>
                    {t('matter.fillIn', { field: words.field(c.field) })}
                  </button>
                </>
              ) : null}
            </>
          ) : null}
          {c.by && c.at ? (
            <span>
              {computed ? ' · ' : ''}
              {t(status === 'waived' ? 'matter.waivedBy' : 'matter.metBy', { name: c.by.name })}{' '}
              <When at={c.at} />
            </span>
          ) : null}
          {c.kind === 'added' ? <span> · {t('matter.ownCriterion')}</span> : null}
        </div>
        {c.note ? (
          <p className="rt-note" lang={matter.language}>
            {c.note}
          </p>
        ) : null}
      </div>
      <div className="rt-criterion-actions">
        {c.mayMark && status === 'met' && !computed ? (
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => setAsking('note')}
            aria-label={t(c.note ? 'matter.changeNoteOn' : 'matter.noteOn', { criterion: text })}
          >
            {t(c.note ? 'matter.changeNote' : 'matter.addNote')}
          </Button>
        ) : null}
        {c.mayWaive && status === 'open' ? (
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => setAsking('waive')}
            aria-label={t('matter.waiveNamed', { criterion: text })}
          >
            {t('matter.waive')}
          </Button>
        ) : null}
        {c.mayWaive && status === 'waived' ? (
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => void mark('open', null)}
            aria-label={t('matter.unwaiveNamed', { criterion: text })}
          >
            {t('matter.unwaive')}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <Prompt
          heading={t(asking === 'waive' ? 'matter.waiveHeading' : 'matter.noteHeading')}
          label={t(asking === 'waive' ? 'matter.waiveReason' : 'matter.note')}
          required
          action={t(asking === 'waive' ? 'matter.waive' : 'common.save')}
          onClose={() => setAsking(null)}
          onDone={(note) => mark(asking === 'waive' ? 'waived' : 'met', note)}
        >
          <p>{text}</p>
        </Prompt>
      ) : null}
    </li>
  );
}
