import type { MatterValue, MissingValue } from '../../../contract/matters.ts';
import { keepMatter } from '../../matter/use-matter.ts';
import { ApiError } from '../../shared/api/problem.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { missingText } from '../../shared/texts/process-texts.ts';
import { problemText } from '../../shared/ui/problem.tsx';

/** Does something to a need and keeps what it became. Gives null, or why not, in words. */
export async function act(texts: Texts, run: () => Promise<MatterValue>): Promise<string | null> {
  try {
    keepMatter(await run());
    return null;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'stale_version') {
      const current = error.problem.current as MatterValue | undefined;
      if (current) keepMatter(current);
      return texts.t('matter.changedMeanwhile');
    }
    const missing =
      error instanceof ApiError ? (error.problem.missing as readonly MissingValue[] | undefined) : undefined;
    if (missing?.length) return missing.map((m) => missingText(texts, 'need', m)).join(' · ');
    const { title, faults } = problemText(texts, error);
    return faults[0] ?? title;
  }
}
