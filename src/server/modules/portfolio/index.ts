export { keepReportsDue } from './commands/report-due.ts';
export {
  type DueReport,
  type NewestReport,
  newestReports,
  overdueReports,
} from './queries/due.ts';
export { servePortfolio } from './routes.ts';
export { portfolioTasks } from './tasks.ts';
