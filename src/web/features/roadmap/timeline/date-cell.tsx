import { useEffect, useRef } from 'react';
import { useTexts } from '../../../shared/texts/texts-context.ts';

interface DateCellProps {
  readonly day: string | null;
  readonly label: string;
  readonly editing: boolean;
  /** Null: it cannot be edited. */
  readonly onOpen: (() => void) | null;
  readonly onCommit: (day: string | null) => void;
  readonly onCancel: () => void;
}

/** A date: read, and a date field when it is edited. Enter or leaving saves, Escape takes it back. */
export function DateCell({ day, label, editing, onOpen, onCommit, onCancel }: DateCellProps) {
  const { shortDay, t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => {
    if (!editing) return;
    left.current = false;
    input.current?.focus();
  }, [editing]);
  if (!editing) {
    const text = day ? shortDay(day) : onOpen ? t('roadmap.setDate') : '';
    if (!onOpen) return <span>{text}</span>;
    return (
      <button
        type="button"
        tabIndex={-1}
        className="rt-tl-date"
        data-empty={day === null || undefined}
        onClick={onOpen}
      >
        {text}
      </button>
    );
  }
  const leave = (act: () => void) => {
    if (left.current) return;
    left.current = true;
    act();
  };
  const commit = () => {
    const value = input.current?.value ?? '';
    // A date half typed has no value and is not an empty one.
    if (input.current?.validity.badInput) return leave(onCancel);
    leave(() => (value === (day ?? '') ? onCancel() : onCommit(value || null)));
  };
  return (
    <input
      ref={input}
      type="date"
      className="rt-tl-input"
      aria-label={label}
      min="1900-01-01"
      max="2200-12-31"
      defaultValue={day ?? ''}
      onBlur={commit}
      onKeyDown={(e) => {
        e.stopPropagation();
        if (e.key === 'Enter') {
          e.preventDefault();
          commit();
        }
        if (e.key === 'Escape') leave(onCancel);
      }}
    />
  );
}
