import { Button, Checkbox, Dropdown, Fieldset } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { cardChoices } from './card-fields.ts';
import { columnsOf } from './columns.tsx';
import type { Filters, ListState } from './list-state.ts';
import { useReferences } from './use-references.ts';

interface ChooserProps {
  readonly kind: string;
  readonly label: string;
  readonly legend: string;
  readonly reset: string;
  readonly all: readonly { readonly name: string; readonly shown: boolean }[];
  /** What is chosen; null: the usual. */
  readonly chosen: readonly string[] | null;
  /** Keeps another choice; null: the usual again. */
  readonly choose: (names: readonly string[] | null) => void;
}

/** A button that opens a list of what can be shown, to tick. */
function Chooser({ kind, label, legend, reset, all, chosen, choose }: ChooserProps) {
  const words = processTexts(useTexts(), kind);
  const id = useId();
  const shown = chosen ?? all.filter((c) => c.shown).map((c) => c.name);
  return (
    <>
      <Button variant="tertiary" data-size="sm" popoverTarget={id}>
        {label}
      </Button>
      <Dropdown id={id} placement="bottom-end" className="rt-columns">
        <Fieldset>
          <Fieldset.Legend>{legend}</Fieldset.Legend>
          {all.map((c) => (
            <Checkbox
              key={c.name}
              data-size="sm"
              label={words.field(c.name)}
              checked={shown.includes(c.name)}
              onChange={(e) =>
                choose(
                  all.map((x) => x.name).filter((n) => (n === c.name ? e.target.checked : shown.includes(n))),
                )
              }
            />
          ))}
        </Fieldset>
        {chosen ? (
          <Button variant="tertiary" data-size="sm" onClick={() => choose(null)}>
            {reset}
          </Button>
        ) : null}
      </Dropdown>
    </>
  );
}

interface Props {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
}

interface ColumnChooserProps extends Props {
  /** Filters that the page itself sets: every row says the same there, so it is not among the usual. */
  readonly fixed: Filters;
}

/** Which columns the table shows; kept in the address. */
export function ColumnChooser({ definition, state, fixed }: ColumnChooserProps) {
  const { t } = useTexts();
  const { hidden } = useReferences(definition, state.filters);
  return (
    <Chooser
      kind={definition.kind}
      label={t('portfolio.columns')}
      legend={t('portfolio.columnsShown')}
      reset={t('portfolio.columnsReset')}
      all={columnsOf(definition)
        .filter((c) => c.name !== 'rank' && !hidden.includes(c.name))
        .map((c) => ({ name: c.name, shown: c.shown && !(c.name in fixed) }))}
      chosen={state.columns}
      choose={(names) => state.set({ cols: names && (names.join(',') || 'state') })}
    />
  );
}

/** What the cards of the board show; kept in the address, and so with a saved view. */
export function CardChooser({ definition, state }: Props) {
  const { t } = useTexts();
  return (
    <Chooser
      kind={definition.kind}
      label={t('lists.card.fields')}
      legend={t('lists.card.shown')}
      reset={t('lists.card.reset')}
      all={cardChoices(definition)}
      chosen={state.card}
      choose={(names) => state.set({ card: names && (names.join(',') || 'none') })}
    />
  );
}
