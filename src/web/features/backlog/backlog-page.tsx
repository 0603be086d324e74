import { useParams } from 'react-router';
import { MatterListPage } from '../../matter/lists/matter-list-page.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ListsNav } from './lists-nav.tsx';

/** All epics, or all issues. */
export function Component() {
  const { t } = useTexts();
  const { list } = useParams();
  const kind = list === 'issues' ? 'issue' : 'epic';
  return (
    <MatterListPage key={kind} kind={kind} title={t('backlog.title')} lead={<ListsNav current={kind} />} />
  );
}
