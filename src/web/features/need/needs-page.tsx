import { MatterListPage } from '../../matter/lists/matter-list-page.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** All needs that the reader sees. */
export function Component() {
  const { t } = useTexts();
  return <MatterListPage kind="need" title={t('need.title')} />;
}
