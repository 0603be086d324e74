import { createContext, useContext } from 'react';
import type { MatterValue } from '../../contract/matters.ts';
import type { ProcessDefinition } from '../../domain/kernel/process.ts';
import type { ProcessTexts } from '../shared/texts/process-texts.ts';

/** What the parts of a matter's page share. */
export interface MatterPlace {
  readonly matter: MatterValue;
  readonly definition: ProcessDefinition;
  readonly words: ProcessTexts;
  /** The words of a criterion: the catalogue's, or the process owner's own. */
  readonly criterion: (id: string) => string;
  /** True in the side panel, where less room is. */
  readonly narrow: boolean;
}

const Context = createContext<MatterPlace | null>(null);

/** Gives a matter to the parts of its page. */
export const MatterProvider = Context.Provider;

/** The matter of the page. */
export function useMatterPlace(): MatterPlace {
  const place = useContext(Context);
  if (!place) throw new Error('outside a matter');
  return place;
}
