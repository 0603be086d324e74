import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { KeyResultValue, MeasurementValue } from '../../../contract/okr.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { DayText, When } from '../../shared/ui/when.tsx';
import { MeasureForm } from './measure-form.tsx';
import { withUnit } from './words.ts';

/** Everything that was measured, newest first; what has been corrected is kept, struck out, and told. */
export function MeasurementTable({
  keyResult: k,
  items,
}: {
  readonly keyResult: KeyResultValue;
  readonly items: readonly MeasurementValue[];
}) {
  const texts = useTexts();
  const { t } = texts;
  const [correcting, setCorrecting] = useState<number | null>(null);
  const corrected = items.find((m) => m.id === correcting);
  if (items.length === 0) return <p className="rt-faint">{t('okr.notMeasuredYet')}</p>;
  const remark = (m: MeasurementValue): string =>
    m.supersededBy !== null
      ? t('okr.entry.superseded')
      : m.value === null
        ? t('okr.entry.takenBack')
        : m.supersedes !== null
          ? t('okr.entry.corrects')
          : '';
  return (
    <>
      <ScrollBox>
        <table className="rt-table">
          <caption className="rt-sr">{t('okr.table', { title: k.title })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('okr.measure.day')}</th>
              <th scope="col" className="rt-number">
                {k.unit ? t('okr.measure.valueIn', { unit: k.unit }) : t('okr.measure.value')}
              </th>
              <th scope="col">{t('okr.entry.note')}</th>
              <th scope="col">{t('okr.entry.by')}</th>
              {k.mayMeasure ? (
                <th scope="col">
                  <span className="rt-sr">{t('okr.measure.correct')}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {items.map((m) => {
              const gone = m.supersededBy !== null || m.value === null;
              return (
                <tr key={m.id} data-gone={gone || undefined} className="rt-okr-entry">
                  <th scope="row">
                    <DayText day={m.day} />
                  </th>
                  <td className="rt-number">{m.value === null ? '–' : withUnit(texts, m.value, '')}</td>
                  <td>{[remark(m), m.note].filter(Boolean).join(': ')}</td>
                  <td>
                    {m.by?.name ?? t('okr.entry.system')} · <When at={m.at} />
                  </td>
                  {k.mayMeasure ? (
                    <td>
                      {gone ? null : (
                        <Button
                          variant="tertiary"
                          data-size="sm"
                          aria-label={t('okr.measure.correctOf', { day: texts.day(m.day) })}
                          onClick={() => setCorrecting(m.id)}
                        >
                          {t('okr.measure.correct')}
                        </Button>
                      )}
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
      {corrected ? (
        <MeasureForm
          key={corrected.id}
          keyResult={k}
          corrects={corrected}
          onDone={() => setCorrecting(null)}
        />
      ) : null}
    </>
  );
}
