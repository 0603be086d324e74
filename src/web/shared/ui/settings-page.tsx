import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useSettingsPages } from '../parts.tsx';
import { useSession } from '../session.ts';
import { useTexts } from '../texts/texts-context.ts';
import { Page } from './page.tsx';
import './settings-page.css';

/** One page of the settings, with the way to the others. */
export function SettingsPage({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTexts();
  const { permissions } = useSession();
  const pages = useSettingsPages();
  return (
    <Page
      title={title}
      crumbs={[{ label: t('settings.title'), to: '/settings' }, { label: title }]}
      lead={lead}
      actions={actions}
    >
      <nav className="rt-tabs" aria-label={t('settings.title')}>
        {pages
          .filter((p) => !p.permission || permissions.includes(p.permission))
          .map((p) => (
            <NavLink key={p.to} to={p.to} end>
              {t(p.label)}
            </NavLink>
          ))}
      </nav>
      {children}
    </Page>
  );
}
