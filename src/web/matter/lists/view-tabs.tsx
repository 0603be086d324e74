import { NavLink } from 'react-router';
import { useListViews } from '../../shared/parts.tsx';
import { useMayAny } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { listPath } from './list-path.ts';
import './lists.css';

/** The pages on which the matters of a kind are looked at: its list, and those that features add. None: nothing. */
export function ViewTabs({ kind }: { readonly kind: string }) {
  const { t } = useTexts();
  const may = useMayAny();
  const views = useListViews(kind).filter((v) => !v.permission || may(v.permission));
  if (views.length === 0) return null;
  return (
    <nav className="rt-lists" aria-label={t('matter.views')}>
      <NavLink to={listPath(kind)} end>
        {t('matter.viewList')}
      </NavLink>
      {views.map((v) => (
        <NavLink key={v.to} to={v.to}>
          {t(v.label)}
        </NavLink>
      ))}
    </nav>
  );
}
