import { Textarea } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { api } from '../shared/api/client.ts';
import { announce } from '../shared/live-region.ts';
import { processTexts } from '../shared/texts/process-texts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { type Mentioning, mentioningAt } from './history-draft.ts';

interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** What is written in place of what was typed. */
  readonly text: string;
  readonly person?: { readonly id: number; readonly name: string };
}

interface HistoryEditorProps {
  readonly id?: string;
  readonly label: string;
  readonly describedBy?: string;
  readonly lang: string;
  readonly text: string;
  readonly invalid?: boolean;
  readonly areaRef?: Ref<HTMLTextAreaElement>;
  readonly onText: (text: string) => void;
  readonly onPerson: (person: { readonly id: number; readonly name: string }) => void;
  readonly onFiles?: (files: readonly File[]) => void;
  readonly onSend: () => void;
}

/** People and matters that fit what is being typed after `@` or `#`. */
function useSuggestions(mentioning: Mentioning | null): readonly Suggestion[] {
  const texts = useTexts();
  const q = useDeferredValue(mentioning?.query.trim() ?? '');
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => api.directory.people({ query: { limit: 8, ...(q ? { q } : {}) }, signal }),
    enabled: mentioning?.sign === '@',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const nodes = useQuery({
    queryKey: ['nodes', q, undefined],
    queryFn: ({ signal }) => api.thread.search({ query: { q, limit: 20 }, signal }),
    enabled: mentioning?.sign === '#' && q !== '',
    placeholderData: keepPreviousData,
  });
  if (!mentioning) return [];
  if (mentioning.sign === '@') {
    return (people.data?.items ?? [])
      .filter((p) => !p.left)
      .map((p) => ({
        id: `p${p.id}`,
        label: p.name,
        hint: p.email ?? '',
        text: `@${p.name} `,
        person: { id: p.id, name: p.name },
      }));
  }
  return (q === '' ? [] : (nodes.data?.items ?? []))
    .filter((n) => /^[A-ZÆØÅ][A-ZÆØÅ0-9]+-[1-9][0-9]*$/.test(n.key))
    .slice(0, 8)
    .map((n) => ({
      id: n.key,
      label: `${n.key} ${n.title}`,
      hint: processTexts(texts, n.kind).name,
      text: `#${n.key} `,
    }));
}

/**
 * A text field in which `@` finds people and `#` finds matters. Arrows move among what is found, Enter or Tab takes it,
 * Escape closes the list; Ctrl+Enter sends. Files can be dropped or pasted into it.
 */
export function HistoryEditor(props: HistoryEditorProps) {
  const { text, onText, onPerson, onFiles, onSend } = props;
  const { t } = useTexts();
  const list = useId();
  const area = useRef<HTMLTextAreaElement | null>(null);
  const [mentioning, setMentioning] = useState<Mentioning | null>(null);
  const [at, setAt] = useState(0);
  const found = useSuggestions(mentioning);
  const open = mentioning !== null && found.length > 0;
  const chosen = Math.min(at, found.length - 1);
  useEffect(() => {
    if (open) announce(t('collaboration.suggestions', { count: found.length }));
  }, [open, found.length, t]);

  const look = (element: HTMLTextAreaElement) => {
    const caret = element.selectionStart;
    setMentioning(caret === element.selectionEnd ? mentioningAt(element.value, caret) : null);
    setAt(0);
  };
  const take = (s: Suggestion | undefined) => {
    const field = area.current;
    if (!s || !mentioning || !field) return;
    const caret = field.selectionStart;
    const next = `${text.slice(0, mentioning.from)}${s.text}${text.slice(caret)}`;
    if (s.person) onPerson(s.person);
    onText(next);
    setMentioning(null);
    const to = mentioning.from + s.text.length;
    window.setTimeout(() => {
      field.focus();
      field.setSelectionRange(to, to);
    }, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
      return;
    }
    if (!open) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((chosen + step + found.length) % found.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      take(found[chosen]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setMentioning(null);
    }
  };
  const files = (given: FileList | undefined | null): boolean => {
    const all = [...(given ?? [])];
    if (all.length === 0 || !onFiles) return false;
    onFiles(all);
    return true;
  };
  return (
    <div className="rt-say-field">
      <Textarea
        ref={(element) => {
          area.current = element;
          if (typeof props.areaRef === 'function') props.areaRef(element);
          else if (props.areaRef) props.areaRef.current = element;
        }}
        id={props.id}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        aria-autocomplete="list"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? `${list}-${chosen}` : undefined}
        lang={props.lang}
        placeholder={props.label}
        rows={Math.min(20, Math.max(2, text.split('\n').length))}
        maxLength={20_000}
        value={text}
        onChange={(e) => {
          onText(e.target.value);
          look(e.target);
        }}
        onSelect={(e) => look(e.currentTarget)}
        onBlur={() => setMentioning(null)}
        onKeyDown={onKeyDown}
        onPaste={(e) => {
          if (files(e.clipboardData.files)) e.preventDefault();
        }}
        onDragOver={(e) => {
          if (onFiles && e.dataTransfer.types.includes('Files')) e.preventDefault();
        }}
        onDrop={(e) => {
          if (files(e.dataTransfer.files)) e.preventDefault();
        }}
      />
      {open ? (
        <div
          className="rt-say-list"
          id={list}
          role="listbox"
          aria-label={t('collaboration.suggestionsLabel')}
          tabIndex={-1}
        >
          {found.map((s, i) => (
            <div
              key={s.id}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              onMouseDown={(e) => e.preventDefault()}
              onMouseMove={() => setAt(i)}
              onClick={() => take(s)}
              onKeyDown={onKeyDown}
            >
              <span>{s.label}</span>
              {s.hint ? <small>{s.hint}</small> : null}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
