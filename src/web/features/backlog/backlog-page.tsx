import { NavLink, useParams } from 'react-router';
import { MatterListPage } from '../../matter/lists/matter-list-page.tsx';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** All epics, or all issues. */
export function Component() {
  const texts = useTexts();
  const { list } = useParams();
  const kind = list === 'issues' ? 'issue' : 'epic';
  return (
    <MatterListPage
      key={kind}
      kind={kind}
      title={texts.t('backlog.title')}
      lead={
        <nav className="rt-lists" aria-label={texts.t('backlog.lists')}>
          <NavLink to="/backlog/epics" aria-current={kind === 'epic' ? 'page' : undefined}>
            {processTexts(texts, 'epic').plural}
          </NavLink>
          <NavLink to="/backlog/issues" aria-current={kind === 'issue' ? 'page' : undefined}>
            {processTexts(texts, 'issue').plural}
          </NavLink>
        </nav>
      }
    />
  );
}
