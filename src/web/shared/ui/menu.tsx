import { Button, type ButtonProps, Dropdown } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useRef, useState } from 'react';

/** One choice of a menu. `note` is a second line, such as why it cannot be done. */
export interface MenuItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly disabled?: boolean;
  readonly current?: boolean;
  readonly run: () => void;
}

interface MenuProps {
  readonly label: ReactNode;
  /** Name of the button when its label is only a picture. */
  readonly name?: string;
  readonly items: readonly (MenuItem | { readonly heading: string })[];
  readonly button?: ButtonProps;
  readonly placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-start';
}

/** A button that opens a list of choices. Arrow keys move, Escape closes; a disabled choice can be read but not taken. */
export function Menu({ label, name, items, button, placement = 'bottom-end' }: MenuProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // Its own memory of being open would not hear that a choice has closed it, and the next click would do nothing.
  const [open, setOpen] = useState(false);
  const move = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    all[(at + step + all.length) % all.length]?.focus();
  };
  return (
    <>
      <Button
        variant="secondary"
        data-size="sm"
        aria-label={name}
        icon={name !== undefined}
        {...button}
        popoverTarget={id}
      >
        {label}
      </Button>
      <Dropdown
        id={id}
        ref={list}
        open={open}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
        placement={placement}
        onKeyDown={move}
        className="rt-menu"
      >
        <Dropdown.List>
          {items.map((item) =>
            'heading' in item ? (
              <Dropdown.Item key={item.heading} className="rt-menu-heading">
                {item.heading}
              </Dropdown.Item>
            ) : (
              <Dropdown.Item key={item.id}>
                <Dropdown.Button
                  aria-disabled={item.disabled || undefined}
                  aria-current={item.current ? 'true' : undefined}
                  onClick={() => {
                    if (item.disabled) return;
                    setOpen(false);
                    item.run();
                  }}
                >
                  <span className="rt-menu-text">
                    <span>{item.label}</span>
                    {item.note ? <small>{item.note}</small> : null}
                  </span>
                </Dropdown.Button>
              </Dropdown.Item>
            ),
          )}
        </Dropdown.List>
      </Dropdown>
    </>
  );
}
