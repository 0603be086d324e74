import { countObjectives, reaches } from '../../../domain/okr/index.ts';
import { provideFacts } from '../../core/facts.ts';
import { aimAndLast, gateRows } from './queries/facts.ts';

const signedOff: readonly string[] = ['achieved', 'missed', 'measuring'];

/** Tells the core what the gates of initiatives and key results count here. Telling it again changes nothing. */
export function provideOkrFacts(): void {
  provideFacts(
    'initiative',
    ['objectives', 'completeObjectives', 'keyResults', 'signedOffKeyResults'],
    async (q, id) => {
      const rows = await gateRows(q, id);
      return {
        ...countObjectives(rows),
        keyResults: rows.length,
        signedOffKeyResults: rows.filter((r) => signedOff.includes(r.state)).length,
      };
    },
  );
  provideFacts('keyResult', ['targetReached'], async (q, id) => {
    const row = await aimAndLast(q, id);
    return { targetReached: row && row.value !== null && reaches(row, row.value) ? 1 : 0 };
  });
}
