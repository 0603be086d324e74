import { createContext, useContext } from 'react';
import type { Texts } from './messages.ts';

const Context = createContext<Texts | null>(null);

/** Gives the texts to what is below. */
export const TextsProvider = Context.Provider;

/** The texts of the reader's language. */
export function useTexts(): Texts {
  const texts = useContext(Context);
  if (!texts) throw new Error('no texts provided');
  return texts;
}
