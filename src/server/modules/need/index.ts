import type { BackgroundTask } from '../../core/background.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { settleNeeds } from './settle.ts';

export { answerNeed } from './commands/answer.ts';
export { mergeNeed } from './commands/merge.ts';
export { supportNeed } from './commands/support.ts';
export { plugNeeds } from './plug.ts';
export { serveNeeds } from './routes.ts';
export { countAnswers, settleNeed } from './settle.ts';

/** What the module does in the background: word about needs that reach production, and those that are met. */
export const needTasks = ({ services }: ModuleDependencies): readonly BackgroundTask[] => [
  { name: 'settle-needs', everySeconds: 5, run: () => settleNeeds(services.db) },
];
