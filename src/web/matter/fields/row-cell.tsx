import type { KeyboardEvent } from 'react';
import type { RowColumn } from '../../../domain/kernel/process.ts';
import { readNumber } from './read-number.ts';

interface RowCellProps {
  readonly column: RowColumn;
  readonly label: string;
  readonly lang: string;
  readonly value: string;
  /** Whether anything in the table has been typed: only then is something missing worth marking. */
  readonly touched: boolean;
  readonly onChange: (text: string) => void;
  readonly onCommit: () => void;
  readonly onCancel: () => void;
}

/** One cell of a table of rows. Enter keeps, Escape takes back; longer texts grow downwards. */
export function RowCell({
  column: c,
  label,
  lang,
  value,
  touched,
  onChange,
  onCommit,
  onCancel,
}: RowCellProps) {
  const invalid =
    touched &&
    ((c.required === true && value.trim() === '') ||
      (c.type === 'number' && value !== '' && readNumber(value) === null));
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key === 'Enter') {
      e.preventDefault();
      onCommit();
    }
    if (e.key === 'Escape') onCancel();
  };
  const common = {
    className: 'rt-quiet',
    lang,
    'aria-label': label,
    'aria-invalid': invalid,
    value,
    onKeyDown,
  };
  if (c.type === 'text')
    return (
      <textarea {...common} rows={1} maxLength={c.maxLength} onChange={(e) => onChange(e.target.value)} />
    );
  return (
    <input
      {...common}
      type={c.type === 'date' ? 'date' : 'text'}
      inputMode={c.type === 'number' ? 'decimal' : undefined}
      onChange={(e) => onChange(e.target.value)}
    />
  );
}
