import { Dialog } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { parseKey } from '../../domain/kernel/keys.ts';
import { languages } from '../../domain/kernel/text.ts';
import { api } from '../shared/api/client.ts';
import { nodeHref } from '../shared/node-href.ts';
import { usePerson, useSession } from '../shared/session.ts';
import { useShortcut } from '../shared/shortcuts.ts';
import { processTexts } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { features } from './features.ts';
import { useNavEntries } from './navigation.tsx';
import { useLogout, useProfile } from './use-profile.ts';

interface Choice {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly hint?: string;
  readonly run: () => void;
}

/** Pages and actions, by their words. */
function useCommands(onHelp: () => void): readonly Choice[] {
  const { t } = useTexts();
  const navigate = useNavigate();
  const entries = useNavEntries();
  const person = usePerson();
  const { permissions } = useSession();
  const change = useProfile();
  const logout = useLogout();
  const go = t('common.palette.go');
  const act = t('common.palette.do');
  return [
    ...entries.map((e) => ({
      id: `go${e.to}`,
      group: go,
      label: t(e.label),
      ...(e.letter ? { hint: `g ${e.letter}` } : {}),
      run: () => navigate(e.to),
    })),
    ...features
      .flatMap((f) => [...(f.commands ?? [])])
      .filter((c) => !c.permission || permissions.includes(c.permission))
      .map((c) => ({ id: `do${c.to}`, group: act, label: t(c.label), run: () => navigate(c.to) })),
    ...(['light', 'dark', 'auto'] as const)
      .filter((x) => x !== person.theme)
      .map((x) => ({
        id: `theme${x}`,
        group: act,
        label: `${t('common.theme')}: ${t(`common.theme.${x}`)}`,
        run: () => change({ theme: x }),
      })),
    ...languages
      .filter((l) => l !== person.language)
      .map((l) => ({
        id: `language${l}`,
        group: act,
        label: `${t('common.language')}: ${t(`common.language.${l}`)}`,
        run: () => change({ language: l }),
      })),
    { id: 'help', group: act, label: t('common.shortcuts'), hint: '?', run: onHelp },
    { id: 'out', group: act, label: t('common.logOut'), run: logout },
  ];
}

interface PaletteProps {
  readonly mode: 'closed' | 'all' | 'search';
  readonly onMode: (mode: 'closed' | 'all' | 'search') => void;
  readonly onHelp: () => void;
}

/** Search and commands in one: `/` to find something, Ctrl/Cmd+K to go or do. A key typed whole goes straight there. */
export function Palette({ mode, onMode, onHelp }: PaletteProps) {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const query = useDeferredValue(text.trim());
  const commands = useCommands(onHelp);
  useShortcut('mod+k', 'common.palette', () => onMode('all'));
  useShortcut('/', 'common.search', () => onMode('search'));
  const found = useQuery({
    queryKey: ['nodes', query],
    queryFn: ({ signal }) => api.thread.search({ query: { q: query, limit: 12 }, signal }),
    enabled: mode !== 'closed' && query.length > 0,
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    if (mode === 'closed') setText('');
    else input.current?.focus();
  }, [mode]);
  const choices = useMemo(() => {
    const words = text.trim().toLowerCase();
    const key = parseKey(text);
    const nodes: Choice[] = (words ? (found.data?.items ?? []) : []).map((n) => ({
      id: `${n.kind}${n.key}`,
      group: t('common.palette.found'),
      label: `${n.key}  ${n.title}`,
      hint: [processTexts(texts, n.kind).name, n.state ? processTexts(texts, n.kind).state(n.state) : '']
        .filter(Boolean)
        .join(' · '),
      run: () => navigate(nodeHref(n)),
    }));
    const jump: Choice[] =
      key && !nodes.some((n) => n.label.startsWith(`${key.key} `))
        ? [
            {
              id: 'jump',
              group: t('common.palette.go'),
              label: t('common.palette.openKey', { key: key.key }),
              run: () => navigate(`/thread/${key.key}`),
            },
          ]
        : [];
    const matching = commands.filter((c) => c.label.toLowerCase().includes(words));
    if (mode === 'search') return [...jump, ...nodes];
    return [...jump, ...matching, ...nodes];
  }, [text, found.data, commands, mode, texts, t, navigate]);
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
        {text.trim() && choices.length === 0 && !found.isFetching
          ? t('common.palette.nothing', { text: text.trim() })
          : t('common.palette.help')}
      </p>
    </Dialog>
  );
}
