import { Chip } from '@digdir/designsystemet-react';
import { useSearchParams } from 'react-router';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { groupingWord } from './group-words.ts';
import type { Filters } from './list-state.ts';
import { useFilterOptions } from './use-filter-options.ts';

/** What a new matter is given from where one came; each can be taken away. */
export function Given({
  definition,
  given,
}: {
  readonly definition: ProcessDefinition;
  readonly given: Filters;
}) {
  const texts = useTexts();
  const { t, list } = texts;
  const [, setParams] = useSearchParams();
  const { word } = useFilterOptions(definition, null, '', {});
  const names = Object.keys(given);
  if (names.length === 0) return null;
  return (
    <section aria-label={t('lists.new.with')} className="rt-given">
      {names.map((name) => {
        const field = groupingWord(texts, definition.kind, name);
        const values = list((given[name] ?? '').split(',').map((v) => word(name, v)));
        return (
          <Chip.Removable
            key={name}
            data-size="sm"
            aria-label={t('portfolio.removeFilter', { filter: field })}
            onClick={() =>
              setParams(
                (now) => {
                  const next = new URLSearchParams(now);
                  next.delete(name);
                  return next;
                },
                { replace: true },
              )
            }
          >
            {t('portfolio.filterIs', { field, values })}
          </Chip.Removable>
        );
      })}
    </section>
  );
}
