import type { SessionValue } from '../../contract/session.ts';
import { isLanguage, type Language } from '../../domain/kernel/text.ts';
import type { Catalogue } from '../../texts/index.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { sessionQuery } from '../shared/session.ts';
import { loadCatalogue } from '../shared/texts/messages.ts';
import { applyDensity, applyTheme, remembered } from './preferences.ts';

/** What must be known before the first page is drawn. */
export interface Started {
  readonly session: SessionValue | null;
  readonly language: Language;
  readonly catalogue: Catalogue;
}

/** The language of somebody whom nobody knows yet: the one chosen here before, the browser's, bokmål. */
export function guessLanguage(): Language {
  const chosen = remembered('language');
  if (isLanguage(chosen)) return chosen;
  for (const tag of navigator.languages) {
    const code = tag.slice(0, 2).toLowerCase();
    if (code === 'no') return 'nb';
    if (isLanguage(code)) return code;
  }
  return 'nb';
}

/** Reads the session and the texts at the same time; the guess is right most of the time. */
export async function begin(): Promise<Started> {
  const guess = guessLanguage();
  const [session, guessed] = await Promise.all([
    queryClient.fetchQuery(sessionQuery).catch(() => null),
    loadCatalogue(guess),
  ]);
  const language = session?.person?.language ?? guess;
  applyTheme(session?.person?.theme ?? 'auto');
  applyDensity(session?.person?.density ?? 'comfortable');
  return { session, language, catalogue: language === guess ? guessed : await loadCatalogue(language) };
}
