import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { KeyResultValue } from '../../../contract/okr.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { Curve } from './curve.tsx';
import { DraftedNeed } from './drafted-need.tsx';
import { DueText } from './due-text.tsx';
import { KeyResultForm } from './key-result-form.tsx';
import { MeasureForm } from './measure-form.tsx';
import { PointTable } from './point-table.tsx';
import { Progress } from './progress.tsx';

/** One key result on the page of its initiative: how it stands, measured and changed where it stands. */
export function KeyResultItem({
  keyResult: k,
  initiative,
  mayEdit,
}: {
  readonly keyResult: KeyResultValue;
  readonly initiative: string;
  readonly mayEdit: boolean;
}) {
  const { t } = useTexts();
  const [doing, setDoing] = useState<'measure' | 'edit' | null>(null);
  const done = () => setDoing(null);
  return (
    <li className="rt-okr-item">
      <div className="rt-okr-item-head">
        <h4>
          <Link to={nodeHref({ key: k.key, kind: 'keyResult' })}>{k.title}</Link>{' '}
          <span className="rt-key">{k.key}</span>
        </h4>
        <StateBadge kind="keyResult" state={k.state} />
      </div>
      <Progress keyResult={k} />
      <DueText keyResult={k} />
      <DraftedNeed keyResult={k} />
      {doing === null ? (
        <div className="rt-okr-actions">
          {k.mayMeasure ? (
            <Button
              variant="tertiary"
              data-size="sm"
              aria-label={t('okr.measure.of', { title: k.title })}
              onClick={() => setDoing('measure')}
            >
              {t('okr.measure.open')}
            </Button>
          ) : null}
          {mayEdit && k.state === 'draft' ? (
            <Button
              variant="tertiary"
              data-size="sm"
              aria-label={t('okr.form.edit', { title: k.title })}
              onClick={() => setDoing('edit')}
            >
              {t('okr.form.change')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {doing === 'measure' ? <MeasureForm keyResult={k} onDone={done} /> : null}
      {doing === 'edit' ? <KeyResultForm initiative={initiative} edits={k} onDone={done} /> : null}
      {k.points.length > 0 ? (
        <details className="rt-okr-over-time">
          <summary>{t('okr.overTime', { count: k.points.length })}</summary>
          <div className="rt-okr-beside">
            <Curve keyResult={k} />
            <PointTable keyResult={k} />
          </div>
        </details>
      ) : null}
    </li>
  );
}
