import { Dialog, Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { MissingValue } from '../../../contract/matters.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { missingText } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** One that was refused: what is missing for a move, or which values for an edit. */
export interface Failure {
  readonly key: string;
  readonly code: string;
  readonly missing?: readonly MissingValue[];
  readonly faults?: readonly {
    readonly reason: string;
    readonly params?: Readonly<Record<string, string | number>> | undefined;
  }[];
}

/** Those that were refused, each with why and the way to it. */
export function BulkFailures({
  kind,
  failed,
  onClose,
}: {
  readonly kind: string;
  readonly failed: readonly Failure[];
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t, derived, has } = texts;
  const why = (f: Failure): string[] => {
    if (f.missing?.length) return f.missing.map((m) => missingText(texts, kind, m));
    const faults = (f.faults ?? []).filter((x) => has(`problem.fault.${x.reason}`));
    if (faults.length > 0) return faults.map((x) => derived(`problem.fault.${x.reason}`, x.params ?? {}));
    return [has(`problem.${f.code}.title`) ? derived(`problem.${f.code}.title`) : f.code];
  };
  return (
    <Dialog open onClose={onClose} closeButton={t('common.close')}>
      <div className="rt-form">
        <Heading level={2} data-size="xs">
          {t('backlog.bulk.failed', { count: failed.length })}
        </Heading>
        <ul className="rt-failures">
          {failed.map((f) => (
            <li key={f.key}>
              <Link to={nodeHref({ key: f.key, kind })}>{f.key}</Link>
              <ul>
                {why(f).map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
