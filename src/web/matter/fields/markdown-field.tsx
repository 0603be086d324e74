import { Button, Heading, Textarea, ToggleGroup } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { useMatterPlace } from '../matter-context.ts';
import { useSave } from '../use-save.tsx';
import { ConflictNote } from './conflict-note.tsx';
import { useDraft } from './use-draft.ts';

/** A longer text in Markdown: read, click, write. Saved by Ctrl+Enter or when it is left; Escape takes it back. */
export function MarkdownField({ name }: { readonly name: string }) {
  const { t } = useTexts();
  const { matter, definition, words } = useMatterPlace();
  const field = definition.fields[name];
  const { save, fault, conflict, choose } = useSave(name);
  const kept = (matter.fields[name] as string | null | undefined) ?? '';
  const draft = useDraft(kept);
  const [editing, setEditing] = useState(false);
  const [view, setView] = useState<'write' | 'preview'>('write');
  const area = useRef<HTMLTextAreaElement>(null);
  const open = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (editing && view === 'write') area.current?.focus();
  }, [editing, view]);
  if (!field || (field.type !== 'markdown' && field.type !== 'text')) return null;
  const id = `field-${name}`;
  const help = words.fieldHelp(name);
  const close = () => {
    setEditing(false);
    setView('write');
    window.setTimeout(() => open.current?.focus(), 0);
  };
  const commit = async (leave: boolean) => {
    const saved = !draft.dirty || (await save(draft.value));
    if (!saved) return;
    draft.reset();
    if (leave) setEditing(false);
    else close();
  };
  return (
    <section className="rt-text-field" id={id} tabIndex={-1} aria-labelledby={`${id}-label`}>
      <div className="rt-section-head">
        <Heading level={2} data-size="2xs" id={`${id}-label`}>
          {words.field(name)}
        </Heading>
        {matter.mayEdit && !editing ? (
          <Button
            ref={open}
            variant="tertiary"
            data-size="sm"
            icon
            aria-label={t('matter.edit', { field: words.field(name) })}
            onClick={() => setEditing(true)}
          >
            <PencilIcon aria-hidden />
          </Button>
        ) : null}
      </div>
      {editing ? (
        <fieldset
          className="rt-editor rt-bare"
          aria-labelledby={`${id}-label`}
          onBlur={(e) => {
            if (!e.currentTarget.contains(e.relatedTarget)) void commit(true);
          }}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void commit(false);
            if (e.key === 'Escape') {
              e.stopPropagation();
              draft.reset();
              close();
            }
          }}
        >
          {help ? <p className="rt-fact-help">{help}</p> : null}
          {view === 'write' ? (
            <Textarea
              ref={area}
              aria-labelledby={`${id}-label`}
              aria-invalid={fault !== null}
              lang={matter.language}
              rows={Math.min(24, Math.max(5, draft.value.split('\n').length + 2))}
              maxLength={field.maxLength}
              value={draft.value}
              onChange={(e) => draft.type(e.target.value)}
            />
          ) : (
            <div className="rt-preview">
              <Markdown text={draft.value || t('matter.nothingYet')} lang={matter.language} />
            </div>
          )}
          <div className="rt-form-actions">
            <Button data-size="sm" onClick={() => void commit(false)}>
              {t('common.save')}
            </Button>
            <Button
              data-size="sm"
              variant="tertiary"
              onClick={() => {
                draft.reset();
                close();
              }}
            >
              {t('common.cancel')}
            </Button>
            <ToggleGroup
              data-size="sm"
              value={view}
              onChange={(v) => setView(v as 'write' | 'preview')}
              data-toggle-group={t('matter.editorView')}
            >
              <ToggleGroup.Item value="write">{t('matter.write')}</ToggleGroup.Item>
              <ToggleGroup.Item value="preview">{t('matter.preview')}</ToggleGroup.Item>
            </ToggleGroup>
            <small className="rt-faint">{t('matter.markdownHint')}</small>
          </div>
        </fieldset>
      ) : kept ? (
        <Markdown text={kept} lang={matter.language} />
      ) : matter.mayEdit ? (
        <button type="button" className="rt-invite" onClick={() => setEditing(true)}>
          {help || t('matter.addText')}
        </button>
      ) : (
        <p className="rt-faint">{t('matter.nothingYet')}</p>
      )}
      {fault ? <p className="rt-fault">{fault}</p> : null}
      {conflict ? <ConflictNote field={field} name={name} conflict={conflict} onChoose={choose} /> : null}
    </section>
  );
}
