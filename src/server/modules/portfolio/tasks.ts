import type { BackgroundTask } from '../../core/background.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { askForReports } from './commands/report-due.ts';

/** What the portfolio does while the program runs. */
export const portfolioTasks = ({ services: { db, timeZone } }: ModuleDependencies): BackgroundTask[] => [
  { name: 'reports-due', everySeconds: 300, run: () => askForReports(db, timeZone) },
];
