import { Dialog } from '@digdir/designsystemet-react';
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ActionValue } from '../../contract/matters.ts';
import { useShortcut } from '../shared/shortcuts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import type { Choice } from './palette-choice.ts';
import { useCommands } from './palette-commands.ts';
import { useFound } from './palette-found.ts';
import { useMatterCommands, useMatterInView } from './palette-matter.ts';
import { useRecent } from './palette-recent.ts';

// The parts of a matter come with its page; the palette is on every page.
const PaletteMove = lazy(() => import('./palette-move.tsx').then((m) => ({ default: m.PaletteMove })));

interface PaletteProps {
  readonly mode: 'closed' | 'all' | 'search';
  readonly onMode: (mode: 'closed' | 'all' | 'search') => void;
  readonly onHelp: () => void;
}

/** Search and commands in one: `/` to find something, Ctrl/Cmd+K to go or do. A key typed whole goes straight there. */
export function Palette({ mode, onMode, onHelp }: PaletteProps) {
  const { t } = useTexts();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [moving, setMoving] = useState<ActionValue | null>(null);
  const matter = useMatterInView();
  const here = useMatterCommands(matter, setMoving);
  const recent = useRecent(matter);
  const commands = useCommands(onHelp);
  const { jumps, found, busy } = useFound(text, mode !== 'closed');
  useShortcut('mod+k', 'common.palette', () => onMode('all'));
  useShortcut('/', 'common.search', () => onMode('search'));
  useEffect(() => {
    if (mode === 'closed') setText('');
    else input.current?.focus();
  }, [mode]);
  const choices = useMemo(() => {
    const words = text.trim().toLowerCase();
    const matching = (all: readonly Choice[]) => all.filter((c) => c.label.toLowerCase().includes(words));
    if (mode === 'search') return [...jumps, ...(words ? found : recent)];
    return [...jumps, ...matching(here), ...(words ? [] : recent), ...matching(commands), ...found];
  }, [text, jumps, found, recent, here, commands, mode]);
  const chosen = Math.min(at, Math.max(choices.length - 1, 0));
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onMode('closed');
    choice.run();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(choices.length, 1));
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + choices.length) % Math.max(choices.length, 1));
    else if (event.key === 'Enter') take(choices[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Dialog
        open={mode !== 'closed'}
        onClose={() => onMode('closed')}
        closeButton={false}
        closedby="any"
        className="rt-palette"
        aria-label={t('common.palette')}
      >
        <input
          ref={input}
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls={list}
          aria-activedescendant={choices[chosen] ? `${list}-${chosen}` : undefined}
          aria-autocomplete="list"
          aria-label={t('common.searchPrompt')}
          placeholder={mode === 'search' ? t('common.searchPrompt') : t('common.palette.prompt')}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={onKeyDown}
          onChange={(e) => {
            setText(e.target.value);
            setAt(0);
          }}
        />
        <div
          id={list}
          role="listbox"
          tabIndex={-1}
          aria-label={t('common.palette.choices')}
          className="rt-palette-list"
        >
          {choices.map((choice, i) => (
            <div
              key={choice.id}
              tabIndex={-1}
              id={`${list}-${i}`}
              role="option"
              aria-selected={i === chosen}
              data-first={choices[i - 1]?.group === choice.group ? undefined : choice.group}
              onMouseMove={() => setAt(i)}
              onClick={() => take(choice)}
              onKeyDown={onKeyDown}
            >
              <span>{choice.label}</span>
              {choice.hint ? <small>{choice.hint}</small> : null}
            </div>
          ))}
        </div>
        <p className="rt-palette-foot" role="status">
          {text.trim() && choices.length === 0 && !busy
            ? t('common.palette.nothing', { text: text.trim() })
            : t('common.palette.help')}
        </p>
      </Dialog>
      {moving && matter ? (
        <Suspense fallback={null}>
          <PaletteMove matter={matter} action={moving} onClose={() => setMoving(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
