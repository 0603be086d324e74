import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { DueText } from './due-text.tsx';
import { MeasureForm } from './measure-form.tsx';
import { dueQuery } from './queries.ts';
import './okr.css';

/** Measurements that wait for the reader, each recorded where it stands. Nothing when none does. */
export function Part() {
  const { t } = useTexts();
  const due = useQuery(dueQuery);
  const [measuring, setMeasuring] = useState<string | null>(null);
  const items = due.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="rt-work-section rt-okr" aria-labelledby="work-measure">
      <Heading level={2} data-size="2xs" id="work-measure">
        {t('okr.due.title')} <span className="rt-count">{items.length}</span>
      </Heading>
      <ul className="rt-okr-due">
        {items.map(({ keyResult: k, initiatives }) => (
          <li key={k.key} className="rt-panel">
            <div className="rt-okr-item-head">
              <div>
                <NodeLink node={{ ...k, kind: 'keyResult' }} />
                <DueText keyResult={k} />
                {initiatives.length > 0 ? (
                  <p className="rt-meta">
                    {t('okr.due.of')}{' '}
                    {initiatives.map((i) => (
                      <NodeLink key={i.key} node={i} />
                    ))}
                  </p>
                ) : null}
              </div>
              {measuring === k.key ? null : (
                <Button
                  data-size="sm"
                  variant="secondary"
                  aria-label={t('okr.measure.of', { title: k.title })}
                  onClick={() => setMeasuring(k.key)}
                >
                  {t('okr.measure.open')}
                </Button>
              )}
            </div>
            {measuring === k.key ? <MeasureForm keyResult={k} onDone={() => setMeasuring(null)} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
