import { MatterListPage } from '../../matter/lists/matter-list-page.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** All initiatives. */
export function Component() {
  const { t } = useTexts();
  return <MatterListPage kind="initiative" title={t('portfolio.title')} />;
}
