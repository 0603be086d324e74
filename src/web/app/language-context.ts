import { createContext } from 'react';
import type { Language } from '../../domain/kernel/text.ts';

/** Chooses the language of somebody who is not signed in (the signed-in have it in their profile). */
export const LanguageContext = createContext<(language: Language) => void>(() => {});
