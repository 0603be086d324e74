import { MatterListPage } from '../../matter/lists/matter-list-page.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** All demands, whatever document they are of. */
export function Component() {
  const { t } = useTexts();
  return <MatterListPage kind="demand" title={t('demand.all')} />;
}
