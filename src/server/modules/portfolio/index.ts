export { answerDistribution, type DistributionAnswer } from './commands/answer-distribution.ts';
export { distribute, type NewDistribution } from './commands/distribute.ts';
export { keepProposals, proposeDone } from './commands/propose-done.ts';
export { keepReportsDue } from './commands/report-due.ts';
export { draftReport, editReport, submitReport } from './commands/reports.ts';
export { setCapacity } from './commands/set-capacity.ts';
export { returnedDistributions } from './queries/distributions.ts';
export { doneProposals } from './queries/done.ts';
export {
  type DueReport,
  type NewestReport,
  newestReports,
  overdueReports,
} from './queries/due.ts';
export { servePortfolio } from './routes.ts';
export { portfolioTasks } from './tasks.ts';
