import { MatterListPage } from '../../matter/lists/matter-list-page.tsx';
import { ViewTabs } from '../../matter/lists/view-tabs.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** All key results, whatever initiative they measure. */
export function Component() {
  const { t } = useTexts();
  return <MatterListPage kind="keyResult" title={t('okr.list')} lead={<ViewTabs kind="initiative" />} />;
}
