import { Button } from '@digdir/designsystemet-react';
import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { MondayElementValue } from '../../../../contract/roadmap.ts';
import { computedProgress } from '../../../../domain/roadmap/index.ts';
import { nodeHref } from '../../../shared/node-href.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { StateBadge } from '../../../shared/ui/state-badge.tsx';
import { When } from '../../../shared/ui/when.tsx';
import type { Draft, LineStatus } from './draft.ts';

interface LineProps {
  readonly element: MondayElementValue;
  readonly draft: Draft;
  readonly status: LineStatus;
  /** Name of the product, on the first of its lines. */
  readonly heading: string | null;
  readonly onWrite: (change: Partial<Draft>) => void;
  readonly onConfirm: () => void;
}

/** One line of the round. Enter in any of its fields confirms it and goes to the next. */
export function MondayLine({ element: e, draft, status, heading, onWrite, onConfirm }: LineProps) {
  const { t, percent } = useTexts();
  const computed = computedProgress(e.rollup);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onConfirm();
  };
  const fault = status.kind === 'failed' ? `${e.key}-fault` : undefined;
  const field = (name: keyof Draft, label: string) => (
    <input
      className="ds-input"
      data-size="sm"
      data-field={name}
      type={name === 'progress' ? 'text' : 'date'}
      inputMode={name === 'progress' ? 'numeric' : undefined}
      aria-label={t('roadmap.monday.fieldOf', { field: label, key: e.key })}
      aria-invalid={fault !== undefined || undefined}
      aria-describedby={fault}
      {...(name === 'progress'
        ? { maxLength: 5, placeholder: '%' }
        : { min: '1900-01-01', max: '2200-12-31' })}
      value={draft[name]}
      onChange={(event) => onWrite({ [name]: event.target.value })}
      onKeyDown={onKeyDown}
    />
  );
  return (
    <>
      {heading === null ? null : (
        <tr className="rt-monday-heading">
          <th scope="rowgroup" colSpan={7}>
            {heading || t('roadmap.noProduct')}
          </th>
        </tr>
      )}
      <tr data-status={status.kind}>
        <th scope="row">
          <Link to={nodeHref({ key: e.key, kind: 'roadmapElement' })}>{e.title}</Link>
          <span className="rt-monday-state">
            <span className="rt-key">{e.key}</span> <StateBadge kind="roadmapElement" state={e.state} />
            {e.late ? <span className="rt-late">{t('roadmap.late')}</span> : null}
          </span>
        </th>
        <td>
          {e.judgedAt ? (
            <When at={e.judgedAt} />
          ) : (
            <span className="rt-faint">{t('roadmap.monday.never')}</span>
          )}
          {e.overdue ? <span className="rt-late rt-monday-due">{t('roadmap.monday.overdue')}</span> : null}
        </td>
        <td>
          {computed.byCount === null ? (
            <span className="rt-faint">{t('roadmap.monday.noWork')}</span>
          ) : (
            <button
              type="button"
              className="rt-link-button"
              title={t('roadmap.monday.useComputed')}
              onClick={() => onWrite({ progress: String(computed.byCount) })}
            >
              {percent(computed.byCount / 100)}
              <span className="rt-sr"> {t('roadmap.monday.useComputed')}</span>
            </button>
          )}
          {computed.byEstimate === null ? null : (
            <span className="rt-faint rt-monday-due">
              {t('roadmap.byEstimate', { percent: percent(computed.byEstimate / 100) })}
            </span>
          )}
        </td>
        <td className="rt-monday-percent" data-label={t('roadmap.progress')}>
          {field('progress', t('roadmap.column.progress'))}
        </td>
        <td data-label={t('roadmap.column.start')}>{field('plannedStart', t('roadmap.column.start'))}</td>
        <td data-label={t('roadmap.column.end')}>{field('plannedEnd', t('roadmap.column.end'))}</td>
        <td>
          {status.kind === 'confirmed' ? (
            <span className="rt-monday-ok">
              <CheckmarkCircleIcon aria-hidden /> {t('roadmap.monday.done')}
            </span>
          ) : (
            <Button
              data-size="sm"
              variant="tertiary"
              loading={status.kind === 'sending'}
              aria-label={t('roadmap.monday.confirmOne', { key: e.key })}
              onClick={onConfirm}
            >
              {t('roadmap.monday.confirm')}
            </Button>
          )}
          {status.kind === 'failed' ? (
            <p id={fault} className="rt-fault">
              <ExclamationmarkTriangleIcon aria-hidden /> {status.why}
            </p>
          ) : null}
        </td>
      </tr>
    </>
  );
}
