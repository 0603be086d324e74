import { Button, Textarea } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';

/** A text that is read where it stands and edited in place: Ctrl+Enter keeps, Escape takes back. */
export function TextEdit({
  label,
  value,
  lang,
  maxLength,
  edits,
  hideEmpty,
  empty,
  onSave,
  onReset,
}: {
  readonly label: string;
  readonly value: string;
  readonly lang: string;
  readonly maxLength: number;
  readonly edits: boolean;
  /** Says nothing while there is nothing, but the button to write. */
  readonly hideEmpty?: boolean;
  readonly empty?: string;
  /** Gives why not, or null. */
  readonly onSave: (text: string) => Promise<string | null>;
  /** Lets what was written go. */
  readonly onReset?: { readonly label: string; readonly run: () => Promise<string | null> };
}) {
  const { t } = useTexts();
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setDraft(null);
    setFault(null);
    window.setTimeout(() => button.current?.focus(), 0);
  };
  const save = async (run: () => Promise<string | null>) => {
    const refused = await run();
    if (refused === null) close();
    else setFault(refused);
  };
  if (draft === null) {
    if (!value && !edits && hideEmpty) return null;
    return (
      <div className="rt-text-edit">
        {value ? (
          <Markdown text={value} lang={lang} />
        ) : hideEmpty ? null : (
          <p className="rt-faint">{empty}</p>
        )}
        {edits ? (
          <Button
            ref={button}
            variant="tertiary"
            data-size="sm"
            onClick={() => setDraft(value)}
            aria-label={`${t('meeting.minuteEdit')}: ${label}`}
          >
            <PencilIcon aria-hidden />
            {value ? t('meeting.minuteEdit') : label}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <fieldset
      className="rt-bare rt-editor"
      aria-label={label}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void save(() => onSave(draft));
        if (e.key === 'Escape') {
          e.stopPropagation();
          close();
        }
      }}
    >
      <Textarea
        autoFocus
        aria-label={label}
        aria-invalid={fault !== null}
        lang={lang}
        rows={Math.min(16, Math.max(3, draft.split('\n').length + 1))}
        maxLength={maxLength}
        value={draft}
        onChange={(e) => setDraft(e.target.value)}
      />
      {fault ? (
        <p className="rt-fault" role="alert">
          {fault}
        </p>
      ) : null}
      <div className="rt-form-actions">
        <Button data-size="sm" onClick={() => void save(() => onSave(draft))}>
          {t('meeting.save')}
        </Button>
        <Button data-size="sm" variant="tertiary" onClick={close}>
          {t('common.cancel')}
        </Button>
        {onReset ? (
          <Button data-size="sm" variant="tertiary" onClick={() => void save(onReset.run)}>
            {onReset.label}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
