import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { Curve } from './curve.tsx';
import { DraftedNeed } from './drafted-need.tsx';
import { DueText } from './due-text.tsx';
import { MeasureForm } from './measure-form.tsx';
import { MeasurementTable } from './measurement-table.tsx';
import { Progress } from './progress.tsx';
import { measurementsQuery, okrChanged } from './queries.ts';
import './okr.css';

/** How a key result stands, over time, with everything that was measured. */
export function Part({ matter }: MatterPartProps) {
  const { t } = useTexts();
  const measured = useQuery(measurementsQuery(matter.key));
  const [measuring, setMeasuring] = useState(false);
  // A move or an edit of the matter changes what may be measured and when.
  const { version } = matter;
  const known = measured.data?.keyResult.version;
  useEffect(() => {
    if (known !== undefined && known !== version) okrChanged();
  }, [known, version]);
  if (measured.isPending) return <Loading lines={4} />;
  if (measured.isError) return <Problem error={measured.error} retry={() => void measured.refetch()} />;
  const { keyResult: k, items } = measured.data;
  return (
    <section className="rt-section rt-okr" aria-labelledby="measurements-label">
      <div className="rt-section-head">
        <Heading level={2} data-size="2xs" id="measurements-label">
          {t('okr.measurements')}
        </Heading>
        {k.mayMeasure && !measuring ? (
          <Button data-size="sm" variant="secondary" onClick={() => setMeasuring(true)}>
            {t('okr.measure.open')}
          </Button>
        ) : null}
      </div>
      <Progress keyResult={k} />
      <DueText keyResult={k} />
      <DraftedNeed keyResult={k} />
      {measuring ? <MeasureForm keyResult={k} onDone={() => setMeasuring(false)} /> : null}
      <Curve keyResult={k} />
      <MeasurementTable keyResult={k} items={items} />
    </section>
  );
}
