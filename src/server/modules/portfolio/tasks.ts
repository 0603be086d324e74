import type { BackgroundTask } from '../../core/background.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { proposeDone } from './commands/propose-done.ts';
import { askForReports } from './commands/report-due.ts';
import { tellOfGone } from './commands/tell-gone.ts';

/** What the portfolio does while the program runs. */
export const portfolioTasks = ({ services: { db, timeZone } }: ModuleDependencies): BackgroundTask[] => [
  { name: 'reports-due', everySeconds: 300, run: () => askForReports(db, timeZone) },
  { name: 'initiatives-done', everySeconds: 15, run: () => proposeDone(db) },
  { name: 'distributions-gone', everySeconds: 600, run: () => tellOfGone(db) },
];
