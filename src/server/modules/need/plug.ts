import { hookRegistering } from './commands/register.ts';
import { hookReopening } from './commands/reopen.ts';
import { hookWords } from './commands/tell.ts';
import { provideNeedFacts } from './settle.ts';

/** Plugs into the engine what is counted of needs and what follows when they change. Doing it again changes nothing. */
export function plugNeeds(): void {
  provideNeedFacts();
  hookRegistering();
  hookWords();
  hookReopening();
}
