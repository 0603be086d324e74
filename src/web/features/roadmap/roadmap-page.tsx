import { MatterListPage } from '../../matter/lists/matter-list-page.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** All roadmap elements. */
export function Component() {
  const { t } = useTexts();
  return <MatterListPage kind="roadmapElement" title={t('roadmap.title')} />;
}
