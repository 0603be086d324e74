import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';

/** One thing to choose. */
export interface ComboOption<V> {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: V;
}

interface ComboboxProps<V> {
  /** Name for those who listen; or `labelledBy` with the id of a visible label. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly id?: string;
  /** What is chosen now, as text. */
  readonly shown: string;
  readonly placeholder?: string;
  readonly options: readonly ComboOption<V>[];
  /** Called with what is typed (empty when it opens). */
  readonly onQuery: (text: string) => void;
  readonly onPick: (value: V) => void;
  /** Said in the list when nothing fits. */
  readonly emptyText: string;
  readonly quiet?: boolean;
}

/**
 * A field in which one types to find and picks one of a list (ARIA combobox with a listbox). Arrows move,
 * Enter picks, Escape takes back what was typed.
 */
export function Combobox<V>(props: ComboboxProps<V>) {
  const { options, onQuery, onPick, shown, emptyText } = props;
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState<string | null>(null);
  // Nothing is chosen until one types or moves, so that Enter never takes what nobody picked.
  const [at, setAt] = useState(-1);
  const chosen = Math.min(at, options.length - 1);

  useLayoutEffect(() => {
    const box = popup.current;
    const field = input.current;
    if (!open || !box || !field) return;
    const place = () => {
      const r = field.getBoundingClientRect();
      const below = window.innerHeight - r.bottom;
      box.style.left = `${Math.max(8, Math.min(r.left, window.innerWidth - Math.max(r.width, 280) - 8))}px`;
      box.style.width = `${Math.max(r.width, 280)}px`;
      if (below < 240 && r.top > below) {
        box.style.top = 'auto';
        box.style.bottom = `${window.innerHeight - r.top + 4}px`;
      } else {
        box.style.bottom = 'auto';
        box.style.top = `${r.bottom + 4}px`;
      }
    };
    box.showPopover();
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [open]);

  const show = () => {
    if (open) return;
    setAt(-1);
    setOpen(true);
    onQuery('');
  };
  const hide = () => {
    setOpen(false);
    setText(null);
  };
  const pick = (option: ComboOption<V> | undefined) => {
    if (!option) return;
    hide();
    onPick(option.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (!open) show();
      else if (chosen < 0) setAt(step > 0 ? 0 : options.length - 1);
      else setAt((chosen + step + options.length) % Math.max(options.length, 1));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      pick(options[chosen]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      hide();
    }
  };
  return (
    <span className="rt-combo">
      <input
        ref={input}
        id={props.id}
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && options[chosen] ? `${list}-${chosen}` : undefined}
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        className={props.quiet ? 'rt-quiet' : 'ds-input'}
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        value={text ?? shown}
        onFocus={(e) => e.currentTarget.select()}
        onClick={show}
        onBlur={hide}
        onKeyDown={onKeyDown}
        onChange={(e) => {
          setText(e.target.value);
          setAt(e.target.value.trim() === '' ? -1 : 0);
          setOpen(true);
          onQuery(e.target.value);
        }}
      />
      {open ? (
        <div
          ref={popup}
          popover="manual"
          className="rt-combo-list"
          id={list}
          role="listbox"
          aria-label={props.label}
          tabIndex={-1}
        >
          {options.map((option, i) => (
            <div
              key={option.id}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              onMouseDown={(e) => e.preventDefault()}
              onMouseMove={() => setAt(i)}
              onClick={() => pick(option)}
              onKeyDown={onKeyDown}
            >
              <span>{option.label}</span>
              {option.hint ? <small>{option.hint}</small> : null}
            </div>
          ))}
          {options.length === 0 ? <p>{emptyText}</p> : null}
        </div>
      ) : null}
    </span>
  );
}
