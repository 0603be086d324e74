import { Button } from '@digdir/designsystemet-react';
import { FileExportIcon } from '@navikt/aksel-icons';
import { Link } from 'react-router';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** The way to giving a matter out, for those who may. */
export function Part({ matter, narrow }: MatterPartProps) {
  const { t } = useTexts();
  if (!useMay('disclosure.make') || narrow) return null;
  return (
    <Button asChild data-size="sm" variant="tertiary">
      <Link to={`/matters/${encodeURIComponent(matter.key)}/disclosure`}>
        <FileExportIcon aria-hidden />
        {t('disclosure.open')}
      </Link>
    </Button>
  );
}
