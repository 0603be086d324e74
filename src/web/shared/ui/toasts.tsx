import { Button } from '@digdir/designsystemet-react';
import { XMarkIcon } from '@navikt/aksel-icons';
import { useEffect, useSyncExternalStore } from 'react';
import { announce } from '../live-region.ts';
import { useShortcut } from '../shortcuts.ts';
import { useTexts } from '../texts/texts-context.ts';
import { latest, remember, take } from './undo.ts';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'danger';
  readonly undo?: () => void;
}

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const change = (now: readonly Toast[]) => {
  toasts = now;
  for (const l of listeners) l();
};
const dismiss = (id: number) => change(toasts.filter((t) => t.id !== id));

/** Tells that something was done (or was not), with a way to undo it where there is one: there, or with Ctrl/Cmd+Z. */
export function toast(text: string, options: { tone?: 'plain' | 'danger'; undo?: () => void } = {}): void {
  announce(text);
  const { tone = 'plain', undo } = options;
  const id = next++;
  if (undo) remember({ id, page: window.location.pathname, undo });
  change([...toasts.slice(-2), { id, text, tone, ...(undo ? { undo } : {}) }]);
}

/** Undoes what a toast told of. */
function undo(id: number): void {
  dismiss(id);
  take(id)?.undo();
}

function ToastItem({ item }: { readonly item: Toast }) {
  const { t } = useTexts();
  useEffect(() => {
    const timer = window.setTimeout(() => dismiss(item.id), item.tone === 'danger' ? 15_000 : 8_000);
    return () => window.clearTimeout(timer);
  }, [item]);
  return (
    <li className="rt-toast" data-tone={item.tone}>
      <span>{item.text}</span>
      {item.undo ? (
        <Button variant="tertiary" data-size="sm" onClick={() => undo(item.id)}>
          {t('common.undo')}
        </Button>
      ) : null}
      <Button
        variant="tertiary"
        data-size="sm"
        icon
        aria-label={t('common.close')}
        onClick={() => dismiss(item.id)}
      >
        <XMarkIcon aria-hidden />
      </Button>
    </li>
  );
}

/** The place where toasts are shown. They are announced by the live region, and never take focus. */
export function Toasts() {
  const { t } = useTexts();
  useShortcut('mod+z', 'common.undoLast', () => {
    const last = latest(window.location.pathname);
    if (last !== null) undo(last);
  });
  const items = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <section className="rt-toasts" aria-label={t('common.notices')}>
      <ul>
        {items.map((item) => (
          <ToastItem key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}
