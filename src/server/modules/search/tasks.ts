import type { BackgroundTask } from '../../core/background.ts';
import { refreshStatistics } from '../../platform/db/statistics.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { handbookStamp } from '../handbook/index.ts';
import { backfill, followChanges } from './index-documents.ts';
import { indexPages } from './index-pages.ts';

/** What the search does while the program runs: follows the changes each second, makes what is missing, the pages when they change. */
export function searchTasks({ services, texts }: ModuleDependencies): BackgroundTask[] {
  const { db, clock } = services;
  /** The handbook as it was when its pages were indexed; null: not yet. */
  let pagesOf: string | null = null;
  let filled = false;
  return [
    {
      name: 'search-follow',
      everySeconds: 1,
      run: async () => {
        // More than one batch only after an import; the rest waits a second.
        for (let i = 0; i < 10 && (await followChanges(db)) === 500; i += 1);
      },
    },
    {
      name: 'search-backfill',
      everySeconds: 2,
      run: async () => {
        const stamp = await handbookStamp(db);
        if (pagesOf !== stamp) {
          await indexPages(db, texts, clock.now());
          pagesOf = stamp;
        }
        // First the place from which changes are followed, so that nothing falls between the two.
        if (!filled) await followChanges(db);
        // Batches with a pause between them: people come first.
        let made = false;
        for (let i = 0; i < 20 && !filled; i += 1) {
          filled = !(await backfill(db));
          made ||= !filled;
        }
        // How common each word is decides how a search is planned.
        if (filled && made) await refreshStatistics(db);
      },
    },
  ];
}
