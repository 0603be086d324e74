import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { MatterRowValue, MissingValue } from '../../../contract/matters.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { missingText } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

interface RefusedMoveProps {
  readonly kind: string;
  readonly row: MatterRowValue;
  readonly missing: readonly MissingValue[];
  readonly onClose: () => void;
}

/** Why a card could not be moved: all that is missing, and the way to where it is mended. */
export function RefusedMove({ kind, row, missing, onClose }: RefusedMoveProps) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <Dialog open onClose={onClose} closeButton={t('common.close')} closedby="any">
      <div className="rt-form">
        <Heading level={2} data-size="xs">
          {t('portfolio.moveRefused', { key: row.key })}
        </Heading>
        <Paragraph>{t('matter.missingHeading', { count: missing.length })}</Paragraph>
        <ul>
          {missing.map((m) => (
            <li key={JSON.stringify(m)}>{missingText(texts, kind, m)}</li>
          ))}
        </ul>
        <div className="rt-form-actions">
          <Button asChild>
            <Link to={nodeHref(row)}>{t('portfolio.openPage', { key: row.key })}</Link>
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
