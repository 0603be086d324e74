import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { Permission } from '../../../domain/kernel/permissions.ts';
import type { TextKey } from '../../../texts/index.ts';
import { useSession } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Page } from '../../shared/ui/page.tsx';
import './settings.css';

const pages: readonly { readonly to: string; readonly label: TextKey; readonly permission?: Permission }[] = [
  { to: '/settings', label: 'settings.profile' },
  { to: '/settings/tokens', label: 'settings.tokens', permission: 'token.edit' },
  { to: '/settings/members', label: 'settings.members', permission: 'directory.read' },
  { to: '/settings/audit', label: 'settings.audit', permission: 'audit.read' },
  { to: '/api/docs', label: 'settings.api' },
];

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
