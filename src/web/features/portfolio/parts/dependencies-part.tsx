import { Button, Heading, ValidationMessage } from '@digdir/designsystemet-react';
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NodeRefValue } from '../../../../contract/common.ts';
import type { MatterValue } from '../../../../contract/matters.ts';
import type { DependencyValue } from '../../../../contract/portfolio-values.ts';
import { api } from '../../../shared/api/client.ts';
import { ApiError } from '../../../shared/api/problem.ts';
import type { MatterPartProps } from '../../../shared/feature.ts';
import { processTexts } from '../../../shared/texts/process-texts.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { Loading } from '../../../shared/ui/loading.tsx';
import { NodeLink } from '../../../shared/ui/node-link.tsx';
import { NodePicker } from '../../../shared/ui/node-picker.tsx';
import { Problem, problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import { DayText } from '../../../shared/ui/when.tsx';
import { dependenciesQuery, initiativeChanged } from '../queries.ts';
import '../portfolio.css';

const sides = ['waitsFor', 'holdsUp'] as const;
type Side = (typeof sides)[number];

/** What the initiative waits for and what waits for it, with states and dates; what cannot hold as planned is said. */
export function Part({ matter }: MatterPartProps) {
  const { t } = useTexts();
  const found = useQuery(dependenciesQuery(matter.key));
  return (
    <section className="rt-section rt-part" aria-labelledby="dependencies">
      <Heading level={2} data-size="2xs" id="dependencies">
        {t('portfolio.dependencies.title')}
      </Heading>
      {found.isPending ? <Loading lines={2} /> : null}
      {found.isError ? <Problem error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data
        ? sides.map((side) => <Direction key={side} side={side} matter={matter} items={found.data[side]} />)
        : null}
    </section>
  );
}

interface DirectionProps {
  readonly side: Side;
  readonly matter: MatterValue;
  readonly items: readonly DependencyValue[];
}

function Direction({ side, matter, items }: DirectionProps) {
  const texts = useTexts();
  const { t } = texts;
  const [adding, setAdding] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const ends = (key: string) =>
    side === 'waitsFor' ? { from: key, to: matter.key } : { from: matter.key, to: key };
  const add = async (node: NodeRefValue) => {
    setFault(null);
    try {
      const link = await api.thread.link({ body: { type: 'dependsOn', ...ends(node.key) } });
      setAdding(false);
      toast(t('portfolio.dependencies.added', { key: node.key }), {
        undo: () =>
          void api.thread.unlink({ params: { id: link.id } }).then(() => initiativeChanged(matter.key)),
      });
    } catch (error) {
      const ring =
        error instanceof ApiError ? (error.problem.ring as readonly string[] | undefined) : undefined;
      const { title, advice } = problemText(texts, error);
      setFault(ring ? `${title}: ${ring.join(' → ')}` : `${title}. ${advice}`);
    }
    initiativeChanged(matter.key);
  };
  const remove = async (d: DependencyValue) => {
    try {
      await api.thread.unlink({ params: { id: d.linkId } });
      toast(t('portfolio.dependencies.removed', { key: d.initiative.key }), {
        undo: () => void add(d.initiative),
      });
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    initiativeChanged(matter.key);
  };
  const id = `dependencies-${side}`;
  return (
    <>
      <h3 id={id}>
        {t(side === 'waitsFor' ? 'portfolio.dependencies.waitsFor' : 'portfolio.dependencies.holdsUp')}
      </h3>
      {items.length > 0 ? (
        <ul className="rt-part-list" aria-labelledby={id}>
          {items.map((d) => (
            <li key={d.linkId}>
              <div className="rt-part-line">
                <NodeLink node={d.initiative} />
                <span className="rt-meta">
                  {d.initiative.state ? processTexts(texts, 'initiative').state(d.initiative.state) : null}
                  {d.plannedStart || d.plannedEnd ? ' · ' : null}
                  {d.plannedStart ? <DayText day={d.plannedStart} /> : null}
                  {d.plannedStart || d.plannedEnd ? '–' : null}
                  {d.plannedEnd ? <DayText day={d.plannedEnd} /> : null}
                  {d.owner ? ` · ${d.owner.name}` : null}
                </span>
                {matter.mayLink ? (
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    icon
                    aria-label={t('portfolio.dependencies.remove', { key: d.initiative.key })}
                    onClick={() => void remove(d)}
                  >
                    <TrashIcon aria-hidden />
                  </Button>
                ) : null}
              </div>
              {d.fault ? (
                <p className="rt-fault-text">{t('portfolio.dependencies.fault', { fault: d.fault, side })}</p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="rt-meta">{t('portfolio.dependencies.none')}</p>
      )}
      {adding ? (
        <NodePicker
          label={t(
            side === 'waitsFor' ? 'portfolio.dependencies.addWaitsFor' : 'portfolio.dependencies.addHoldsUp',
          )}
          kinds={['initiative']}
          without={[matter.key, ...items.map((d) => d.initiative.key)]}
          onPick={(n) => void add(n)}
        />
      ) : null}
      {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
      {matter.mayLink ? (
        <div>
          <Button variant="tertiary" data-size="sm" onClick={() => setAdding(!adding)}>
            {adding ? null : <PlusIcon aria-hidden />}
            {adding
              ? t('common.close')
              : t(
                  side === 'waitsFor'
                    ? 'portfolio.dependencies.addWaitsFor'
                    : 'portfolio.dependencies.addHoldsUp',
                )}
          </Button>
        </div>
      ) : null}
    </>
  );
}
