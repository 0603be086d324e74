import { Link } from 'react-router';
import { useTexts } from '../shared/texts/texts-context.ts';
import { When } from '../shared/ui/when.tsx';
import { useMatterPlace } from './matter-context.ts';

/** The small print of a matter: by whom and when, and by which version of its process it runs. */
export function MatterFoot() {
  const { t } = useTexts();
  const { matter, words } = useMatterPlace();
  return (
    <p className="rt-foot">
      {matter.createdBy ? t('matter.registeredBy', { name: matter.createdBy.name }) : t('matter.registered')}{' '}
      <When at={matter.createdAt} />
      <br />
      {t('matter.lastChanged')} <When at={matter.updatedAt} />
      <br />
      <Link to={`/handbook/${matter.kind}`}>
        {t('matter.process', { kind: words.name.toLowerCase(), version: matter.processVersion })}
      </Link>
    </p>
  );
}
