import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router';
import type { Language } from '../../domain/kernel/text.ts';
import { languageTags } from '../../texts/index.ts';
import { setSignedOutHandler } from '../shared/api/client.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { setLiveRegion } from '../shared/live-region.ts';
import { PartsContext } from '../shared/parts.tsx';
import { sessionQuery } from '../shared/session.ts';
import { setSingleKeys } from '../shared/shortcuts.ts';
import { createTexts, loadCatalogue } from '../shared/texts/messages.ts';
import { TextsProvider } from '../shared/texts/texts-context.ts';
import { Toasts } from '../shared/ui/toasts.tsx';
import type { Started } from './begin.ts';
import { LanguageContext } from './language-context.ts';
import { parts } from './parts.ts';
import { applyDensity, applyTheme, remember } from './preferences.ts';
import { createRouter } from './router.tsx';
import { Unreachable } from './unreachable.tsx';

setSignedOutHandler(() => {
  void queryClient.invalidateQueries({ queryKey: ['session'] });
});

function Inside({ started }: { readonly started: Started }) {
  const { data: session } = useQuery(sessionQuery);
  const [chosen, setChosen] = useState<Language>(started.language);
  const [loaded, setLoaded] = useState({ language: started.language, catalogue: started.catalogue });
  const router = useMemo(createRouter, []);
  const person = session?.person ?? null;
  const wanted = person?.language ?? chosen;

  useEffect(() => {
    if (wanted === loaded.language) return;
    let current = true;
    void loadCatalogue(wanted).then((catalogue) => {
      if (current) setLoaded({ language: wanted, catalogue });
    });
    return () => {
      current = false;
    };
  }, [wanted, loaded.language]);
  useEffect(() => {
    document.documentElement.lang = languageTags[loaded.language];
    remember('language', loaded.language);
  }, [loaded.language]);
  useEffect(() => applyTheme(person?.theme ?? 'auto'), [person?.theme]);
  useEffect(() => applyDensity(person?.density ?? 'comfortable'), [person?.density]);
  useEffect(() => setSingleKeys(person?.singleKeys ?? true), [person?.singleKeys]);

  const timeZone = session?.agency.timeZone ?? 'Europe/Oslo';
  const texts = useMemo(() => createTexts(loaded.language, loaded.catalogue, timeZone), [loaded, timeZone]);
  return (
    <LanguageContext value={setChosen}>
      <TextsProvider value={texts}>
        <PartsContext value={parts}>
          {session ? <RouterProvider router={router} /> : <Unreachable />}
        </PartsContext>
        <Toasts />
        <div ref={setLiveRegion} className="rt-sr" role="status" aria-live="polite" />
      </TextsProvider>
    </LanguageContext>
  );
}

/** The whole screen. */
export function App({ started }: { readonly started: Started }) {
  return (
    <QueryClientProvider client={queryClient}>
      <Inside started={started} />
    </QueryClientProvider>
  );
}
