import { SkipLink } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useSession } from '../shared/session.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { PlaceContext } from '../shared/ui/page.tsx';
import { LoginPage } from './login-page.tsx';
import { Navigation, PhoneBar } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { remember, remembered } from './preferences.ts';
import { ShortcutsHelp } from './shortcuts-help.tsx';
import { TopBar } from './top-bar.tsx';

/** What is around every page: navigation, top bar, palette, help. The login page for nobody. */
export function Shell() {
  const { t } = useTexts();
  const { person } = useSession();
  const [folded, setFolded] = useState(() => remembered('folded') === 'yes');
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [palette, setPalette] = useState<'closed' | 'all' | 'search'>('closed');
  const [help, setHelp] = useState(false);
  if (!person) return <LoginPage />;
  return (
    <div className="rt-shell" data-folded={folded}>
      <SkipLink href="#main">{t('common.skip')}</SkipLink>
      <Navigation
        folded={folded}
        onFold={() => {
          remember('folded', folded ? 'no' : 'yes');
          setFolded(!folded);
        }}
      />
      <div className="rt-column">
        <TopBar placeRef={setPlace} onSearch={() => setPalette('search')} onHelp={() => setHelp(true)} />
        <main id="main" tabIndex={-1} className="rt-main">
          <PlaceContext value={place}>
            <Outlet />
          </PlaceContext>
        </main>
      </div>
      <PhoneBar onSearch={() => setPalette('search')} />
      <Palette mode={palette} onMode={setPalette} onHelp={() => setHelp(true)} />
      <ShortcutsHelp open={help} onOpen={setHelp} />
      <ScrollRestoration />
    </div>
  );
}
