import type { BackgroundTask } from '../../core/background.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { settleAllDemands, settleDemands } from './settle.ts';

export { answerDemand } from './commands/answer.ts';
export { createDocument } from './commands/documents.ts';
export { serveDemands } from './routes.ts';
export { installDemandRules } from './rules.ts';
export { settleDemand } from './settle.ts';

/** What the module does in the background: demands follow what answers them. */
export const demandTasks = ({ services: { db } }: ModuleDependencies): readonly BackgroundTask[] => {
  let looked = false;
  const run = async (): Promise<void> => {
    await settleDemands(db);
    if (looked) return;
    // Once after each start: what was linked before the program followed it.
    await settleAllDemands(db);
    looked = true;
  };
  return [{ name: 'settle-demands', everySeconds: 3, run }];
};
