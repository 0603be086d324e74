import { Button } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../shared/shortcuts.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { useMatterPlace } from './matter-context.ts';
import { useSave } from './use-save.tsx';

/** The button beside the title that begins to edit it (also `e`). */
export function TitleButton({ onEdit }: { readonly onEdit: () => void }) {
  const { t } = useTexts();
  const { words } = useMatterPlace();
  useShortcut('e', 'matter.editTitle', onEdit);
  return (
    <Button
      variant="tertiary"
      data-size="sm"
      icon
      aria-label={t('matter.edit', { field: words.field('title') })}
      onClick={onEdit}
    >
      <PencilIcon aria-hidden />
    </Button>
  );
}

/** The title while it is edited, where it stands: Enter keeps, Escape takes back. */
export function TitleInput({ onDone }: { readonly onDone: () => void }) {
  const { matter, words, definition } = useMatterPlace();
  const { save, fault } = useSave('title');
  const [draft, setDraft] = useState(matter.title);
  const input = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const field = definition.fields.title;
  const commit = async () => {
    if (left.current) return;
    const text = draft.trim();
    if (text === matter.title || (await save(text))) {
      left.current = true;
      onDone();
    }
  };
  return (
    <span className="rt-title">
      <input
        ref={input}
        className="rt-title-input"
        lang={matter.language}
        aria-label={words.field('title')}
        aria-invalid={fault !== null}
        maxLength={field && 'maxLength' in field ? field.maxLength : 200}
        value={draft}
        onChange={(e) => setDraft(e.target.value)}
        onBlur={() => void commit()}
        onKeyDown={(e) => {
          if (e.key === 'Enter') void commit();
          if (e.key === 'Escape') {
            e.stopPropagation();
            left.current = true;
            onDone();
          }
        }}
      />
      {fault ? <span className="rt-fault">{fault}</span> : null}
    </span>
  );
}
