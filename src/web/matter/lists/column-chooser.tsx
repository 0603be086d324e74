import { Button, Checkbox, Dropdown, Fieldset } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { columnsOf } from './columns.tsx';
import type { ListState } from './list-state.ts';

/** Which columns the table shows; kept in the address. */
export function ColumnChooser({
  definition,
  state,
}: {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
}) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, definition.kind);
  const id = useId();
  const all = columnsOf(definition).filter((c) => c.name !== 'rank');
  const shown = state.columns ?? all.filter((c) => c.shown).map((c) => c.name);
  return (
    <>
      <Button variant="tertiary" data-size="sm" popoverTarget={id}>
        {t('portfolio.columns')}
      </Button>
      <Dropdown id={id} placement="bottom-end" className="rt-columns">
        <Fieldset>
          <Fieldset.Legend>{t('portfolio.columnsShown')}</Fieldset.Legend>
          {all.map((c) => (
            <Checkbox
              key={c.name}
              data-size="sm"
              label={words.field(c.name)}
              checked={shown.includes(c.name)}
              onChange={(e) => {
                const next = all
                  .map((x) => x.name)
                  .filter((n) => (n === c.name ? e.target.checked : shown.includes(n)));
                state.set({ cols: next.join(',') || 'state' });
              }}
            />
          ))}
        </Fieldset>
        {state.columns ? (
          <Button variant="tertiary" data-size="sm" onClick={() => state.set({ cols: null })}>
            {t('portfolio.columnsReset')}
          </Button>
        ) : null}
      </Dropdown>
    </>
  );
}
