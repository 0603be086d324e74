import { useEffect, useRef } from 'react';
import type { TextKey } from '../../texts/index.ts';

interface Shortcut {
  readonly keys: string;
  readonly label: TextKey;
  readonly run: (event: KeyboardEvent) => void;
}

const active = new Set<Shortcut>();
let singleKeys = true;
let waitingFor: { first: string; until: number } | null = null;

/** Switches shortcuts of single characters on or off (WCAG 2.1.4). Those with Ctrl or Cmd always work. */
export function setSingleKeys(on: boolean): void {
  singleKeys = on;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))
  );
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const withModifier = event.ctrlKey || event.metaKey;
  if (withModifier) {
    // A text that is being written has its own way back.
    if (key === 'z' && (event.shiftKey || isTyping(event.target))) return;
    run(`mod+${key}`, event);
    return;
  }
  if (!singleKeys || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]:modal'))
    return;
  const sequence = waitingFor && waitingFor.until > Date.now() ? `${waitingFor.first} ${key}` : null;
  waitingFor = null;
  if (sequence && run(sequence, event)) return;
  if (run(key, event)) return;
  if ([...active].some((s) => s.keys.startsWith(`${key} `)))
    waitingFor = { first: key, until: Date.now() + 1200 };
}

function run(keys: string, event: KeyboardEvent): boolean {
  const found = [...active].reverse().find((s) => s.keys === keys);
  if (!found) return false;
  event.preventDefault();
  found.run(event);
  return true;
}

if (typeof window !== 'undefined') window.addEventListener('keydown', onKey);

/** The shortcuts that work where the reader is now. */
export function activeShortcuts(): readonly { readonly keys: string; readonly label: TextKey }[] {
  const seen = new Map<string, Shortcut>();
  for (const s of active) seen.set(s.keys, s);
  return [...seen.values()];
}

/**
 * Makes a key work while the component is shown. `keys`: one character (`j`), two in a row (`g p`), a named key
 * (`Enter`) or with Ctrl/Cmd (`mod+k`). The label is shown in the help (`?`).
 */
export function useShortcut(
  keys: string,
  label: TextKey,
  handler: (event: KeyboardEvent) => void,
  on = true,
): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!on) return;
    const shortcut: Shortcut = { keys, label, run: (event) => latest.current(event) };
    active.add(shortcut);
    return () => {
      active.delete(shortcut);
    };
  }, [keys, label, on]);
}
