import { Button } from '@digdir/designsystemet-react';
import { ChevronDownIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { ActionValue } from '../../contract/matters.ts';
import { stepsOf } from '../../domain/kernel/process.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Menu } from '../shared/ui/menu.tsx';
import { StateShape } from '../shared/ui/state-badge.tsx';
import { When } from '../shared/ui/when.tsx';
import { useMatterPlace } from './matter-context.ts';
import { MissingList } from './missing-list.tsx';
import { TransitionDialog } from './transition-dialog.tsx';

function Steps() {
  const { t } = useTexts();
  const { matter, definition, words } = useMatterPlace();
  const steps = stepsOf(definition);
  const at = steps.indexOf(matter.state);
  const side = at < 0 ? definition.states[matter.state] : undefined;
  return (
    <>
      <ol className="rt-steps" aria-label={t('matter.phases')}>
        {steps.map((s, i) => {
          const place = at < 0 ? 'none' : i < at ? 'past' : i === at ? 'now' : 'later';
          return (
            <li key={s} data-place={place} aria-current={place === 'now' ? 'step' : undefined}>
              <StateShape
                category={
                  place === 'past'
                    ? 'done'
                    : place === 'now'
                      ? (definition.states[s]?.category ?? 'waiting')
                      : 'waiting'
                }
              />
              <span>{words.state(s)}</span>
              {place === 'past' ? <span className="rt-sr"> ({t('matter.passed')})</span> : null}
            </li>
          );
        })}
      </ol>
      {side ? (
        <p className="rt-side-state">
          <StateShape category={side.category} abandoned={side.abandoned === true} />
          <strong>{words.state(matter.state)}</strong>
        </p>
      ) : null}
    </>
  );
}

/** The states with the next step, what stands in its way in words, and the other ways to move. */
export function StateLine() {
  const { t } = useTexts();
  const { matter, words } = useMatterPlace();
  const [chosen, setChosen] = useState<ActionValue | null>(null);
  const next = matter.actions.find((a) => a.move === 'forward' || a.move === 'resume');
  const others = matter.actions.filter((a) => a !== next);
  const criteria = matter.criteria.filter((c) => next && c.transition === next.name);
  const met = criteria.filter((c) => c.status !== 'open').length;
  const firstWord = (a: ActionValue) => {
    const role = a.missing.find((m) => m.code === 'role');
    return role
      ? t('matter.notYours')
      : a.allowed
        ? null
        : t('matter.missingCount', { count: a.missing.length });
  };
  return (
    <section className="rt-state-line" aria-label={t('matter.stateAndNext')}>
      <div className="rt-state-row">
        <Steps />
        <div className="rt-state-actions">
          {next ? (
            <Button
              data-size="sm"
              variant={next.allowed ? 'primary' : 'secondary'}
              onClick={() => setChosen(next)}
            >
              {words.transition(next.name)}
            </Button>
          ) : null}
          {others.length > 0 ? (
            <Menu
              label={
                <>
                  {t('matter.move')}
                  <ChevronDownIcon aria-hidden />
                </>
              }
              items={others.map((a) => ({
                id: a.name,
                label: words.transition(a.name),
                note: firstWord(a),
                run: () => setChosen(a),
              }))}
            />
          ) : null}
        </div>
      </div>
      <div className="rt-next">
        <span className="rt-faint">
          {t('matter.since', { state: words.state(matter.state) })} <When at={matter.stateSince} />.
        </span>{' '}
        {next ? (
          next.missing.length === 0 ? (
            <span className="rt-ready">{t('matter.ready', { state: words.state(next.to) })}</span>
          ) : (
            <>
              <span>
                {criteria.length > 0
                  ? t('matter.criteriaMet', {
                      state: words.state(next.to),
                      met,
                      total: criteria.length,
                      open: criteria.length - met,
                    })
                  : t('matter.toGo', { state: words.state(next.to) })}
              </span>
              <MissingList missing={next.missing} limit={4} />
            </>
          )
        ) : null}
      </div>
      {chosen ? <TransitionDialog action={chosen} onClose={() => setChosen(null)} /> : null}
    </section>
  );
}
