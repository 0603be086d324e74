import { useTexts } from '../../shared/texts/texts-context.ts';
import { useMatterPlace } from '../matter-context.ts';
import type { FieldInputProps } from './input-props.ts';

/** A choice among few: the browser's own list, saved when chosen. */
export function ChoiceInput(props: FieldInputProps<string | null> & { readonly choices: readonly string[] }) {
  const { t } = useTexts();
  const { words } = useMatterPlace();
  return (
    <select
      id={props.id}
      className="rt-quiet"
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      data-empty={props.value === null}
      value={props.value ?? ''}
      onChange={(e) => void props.save(e.target.value === '' ? null : e.target.value)}
    >
      {props.value === null || props.name !== 'audience' ? (
        <option value="">{t('common.unset')}</option>
      ) : null}
      {props.choices.map((c) => (
        <option key={c} value={c}>
          {words.choice(props.name, c)}
        </option>
      ))}
    </select>
  );
}
