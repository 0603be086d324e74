import { Button, Heading } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { okrShape } from '../../../domain/okr/index.ts';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { KeyResultForm } from './key-result-form.tsx';
import { KeyResultItem } from './key-result-item.tsx';
import { okrQuery } from './queries.ts';
import './okr.css';

/** Objectives of an initiative with their key results: added, changed and measured where they stand. */
export function Part({ matter }: MatterPartProps) {
  const { t } = useTexts();
  const okr = useQuery(okrQuery(matter.key));
  // Under which objective one is being added; '' is a new objective.
  const [adding, setAdding] = useState<string | null>(null);
  const done = () => setAdding(null);
  const objectives = okr.data?.objectives ?? [];
  const mayAdd = okr.data?.mayAdd ?? false;
  return (
    <section className="rt-section rt-okr" id="okr" tabIndex={-1} aria-labelledby="okr-label">
      <Heading level={2} data-size="2xs" id="okr-label">
        {t('okr.title')}
      </Heading>
      {okr.isPending ? <Loading lines={4} /> : null}
      {okr.isError ? <Problem error={okr.error} retry={() => void okr.refetch()} /> : null}
      {okr.isSuccess && objectives.length === 0 ? <p className="rt-faint">{t('okr.none')}</p> : null}
      {objectives.map((o) => (
        <div key={o.objective} className="rt-okr-objective">
          <h3>{o.objective || t('okr.noObjective')}</h3>
          {o.complete ? null : (
            <p className="rt-meta">
              {t('okr.incomplete', {
                count: o.keyResults.filter((k) => k.state !== 'dropped').length,
                ...okrShape.keyResults,
              })}
            </p>
          )}
          <ul>
            {o.keyResults.map((k) => (
              <KeyResultItem key={k.key} keyResult={k} initiative={matter.key} mayEdit={mayAdd} />
            ))}
          </ul>
          {adding === o.objective && o.objective !== '' ? (
            <KeyResultForm initiative={matter.key} objective={o.objective} onDone={done} />
          ) : mayAdd && o.objective !== '' ? (
            <Button
              variant="tertiary"
              data-size="sm"
              aria-label={t('okr.addUnder', { objective: o.objective })}
              onClick={() => setAdding(o.objective)}
            >
              <PlusIcon aria-hidden />
              {t('okr.form.add')}
            </Button>
          ) : null}
        </div>
      ))}
      {adding === '' ? (
        <KeyResultForm initiative={matter.key} onDone={done} />
      ) : mayAdd ? (
        <Button variant="tertiary" data-size="sm" onClick={() => setAdding('')}>
          <PlusIcon aria-hidden />
          {t('okr.newObjective')}
        </Button>
      ) : null}
    </section>
  );
}
