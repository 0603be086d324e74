import { useNavigate } from 'react-router';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodePicker } from '../../shared/ui/node-picker.tsx';
import { Page } from '../../shared/ui/page.tsx';
import './thread.css';

/** Where one finds something to follow the thread of. */
export function Component() {
  const { t } = useTexts();
  const navigate = useNavigate();
  return (
    <Page title={t('thread.start.title')} lead={t('thread.start.lead')}>
      <div className="rt-thread-start">
        <span aria-hidden="true">{t('thread.start.search')}</span>
        <NodePicker
          label={t('thread.start.search')}
          onPick={(node) => navigate(`/thread/${encodeURIComponent(node.key)}`)}
        />
      </div>
    </Page>
  );
}
