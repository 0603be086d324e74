export { backfill, followChanges, indexNodes, rebuildDocuments } from './index-documents.ts';
export { serveSearch } from './routes.ts';
export { searchTasks } from './tasks.ts';
export { saveView } from './views.ts';
