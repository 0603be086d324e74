import { Button } from '@digdir/designsystemet-react';
import { MagnifyingGlassIcon, MenuHamburgerIcon, SidebarLeftIcon } from '@navikt/aksel-icons';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import type { NavEntry } from '../shared/feature.ts';
import { useSession } from '../shared/session.ts';
import { useShortcut } from '../shared/shortcuts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Menu } from '../shared/ui/menu.tsx';
import { features } from './features.ts';
import { OwnPlaces } from './own-places.tsx';

const entries = features.flatMap((f) => [...(f.nav ?? [])]).sort((a, b) => a.order - b.order);

/** The entries that whoever looks may open. */
export function useNavEntries(): readonly NavEntry[] {
  const { permissions } = useSession();
  return entries.filter((e) => !e.permission || permissions.includes(e.permission));
}

function isCurrent(entry: NavEntry, pathname: string): boolean {
  const within = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  return entry.to === '/' ? pathname === '/' : within(entry.to) || (entry.also ?? []).some(within);
}

function GoTo({ entry }: { readonly entry: NavEntry }) {
  const navigate = useNavigate();
  useShortcut(`g ${entry.letter}`, entry.label, () => navigate(entry.to), entry.letter !== undefined);
  return null;
}

/** The navigation at the left; folded it shows only the icons. */
export function Navigation({ folded, onFold }: { readonly folded: boolean; readonly onFold: () => void }) {
  const { t } = useTexts();
  const { agency } = useSession();
  const { pathname } = useLocation();
  const shown = useNavEntries();
  return (
    <nav className="rt-nav" aria-label={t('common.navigation')}>
      <Link to="/" className="rt-brand" aria-label={t('common.product')}>
        <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
          <path d="M3 24c6 0 6-16 13-16s5 16 13 16" />
          <circle cx="16" cy="8" r="4" />
        </svg>
        <span className="rt-nav-text">{t('common.product')}</span>
      </Link>
      <ul>
        {shown.map((entry) => (
          <li key={entry.to}>
            <NavLink
              to={entry.to}
              aria-current={isCurrent(entry, pathname) ? 'page' : undefined}
              className="rt-nav-link"
              data-current={isCurrent(entry, pathname)}
              title={folded ? t(entry.label) : undefined}
            >
              <entry.icon aria-hidden fontSize="1.35rem" />
              <span className="rt-nav-text">{t(entry.label)}</span>
            </NavLink>
            <GoTo entry={entry} />
          </li>
        ))}
      </ul>
      {folded ? null : <OwnPlaces />}
      <div className="rt-nav-foot">
        <span className="rt-nav-text rt-agency">{agency.name}</span>
        <Button
          variant="tertiary"
          data-size="sm"
          icon
          aria-expanded={!folded}
          aria-label={t('common.foldNavigation')}
          onClick={onFold}
        >
          <SidebarLeftIcon aria-hidden fontSize="1.35rem" />
        </Button>
      </div>
    </nav>
  );
}

/** The bar at the bottom of a phone. */
export function PhoneBar({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const shown = useNavEntries();
  return (
    <nav className="rt-phone" aria-label={t('common.navigation')}>
      {shown
        .filter((e) => e.phone)
        .map((entry) => (
          <Link key={entry.to} to={entry.to} aria-current={isCurrent(entry, pathname) ? 'page' : undefined}>
            <entry.icon aria-hidden fontSize="1.4rem" />
            <span>{t(entry.label)}</span>
          </Link>
        ))}
      <button type="button" onClick={onSearch}>
        <MagnifyingGlassIcon aria-hidden fontSize="1.4rem" />
        <span>{t('common.search')}</span>
      </button>
      <Menu
        placement="top-end"
        button={{ variant: 'tertiary' }}
        label={
          <>
            <MenuHamburgerIcon aria-hidden fontSize="1.4rem" />
            <span>{t('common.more')}</span>
          </>
        }
        items={shown
          .filter((e) => !e.phone)
          .map((e) => ({
            id: e.to,
            label: t(e.label),
            current: isCurrent(e, pathname),
            run: () => navigate(e.to),
          }))}
      />
    </nav>
  );
}
