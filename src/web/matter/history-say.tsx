import { Button, Checkbox, Field, Label, Select } from '@digdir/designsystemet-react';
import { useId, useRef, useState } from 'react';
import { type Language, languages } from '../../domain/kernel/text.ts';
import { api, attachFile } from '../shared/api/client.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { announce } from '../shared/live-region.ts';
import { useSession } from '../shared/session.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { problemText } from '../shared/ui/problem.tsx';
import { toast } from '../shared/ui/toasts.tsx';
import { bodyOf, type Picked } from './history-draft.ts';
import { HistoryEditor } from './history-editor.tsx';

/** What is being written at each place, kept while the page is open: going elsewhere and back loses nothing. */
const drafts = new Map<string, { text: string; picked: Picked }>();
const nothing = { text: '', picked: new Map<string, number>() };

/** Where one says something: a comment, or a note inside the agency. */
export function HistorySay({ nodeKey, onSaid }: { readonly nodeKey: string; readonly onSaid: () => void }) {
  const texts = useTexts();
  const { t, language, list } = texts;
  const { roles, permissions } = useSession();
  const [draft, setDraft] = useState(() => drafts.get(nodeKey) ?? nothing);
  const [internal, setInternal] = useState(false);
  const [written, setWritten] = useState<Language>(language);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  if (!permissions.includes('comment.write')) return null;
  const inside = roles.some((r) => r.scopeKind === 'agency');
  const change = (next: (d: typeof draft) => typeof draft) =>
    setDraft((d) => {
      const changed = next(d);
      drafts.set(nodeKey, changed);
      return changed;
    });
  const explain = (error: unknown) => {
    const said = problemText(texts, error);
    setFault((said.faults.length > 0 ? said.faults : [`${said.title}.`, said.advice]).join(' '));
  };
  const send = async () => {
    if (busy || draft.text.trim() === '') {
      area.current?.focus();
      return;
    }
    setBusy(true);
    setFault(null);
    try {
      const { untold } = await api.collaboration.say({
        params: { key: nodeKey },
        body: { body: bodyOf(draft.text, draft.picked), internal, language: written },
      });
      change(() => nothing);
      announce(t('collaboration.said'));
      if (untold.length > 0) toast(t('collaboration.untold', { who: list(untold.map((p) => p.name)) }));
      void queryClient.invalidateQueries({ queryKey: ['watchers', nodeKey] });
      onSaid();
      area.current?.focus();
    } catch (error) {
      explain(error);
    } finally {
      setBusy(false);
    }
  };
  const attach = async (files: readonly File[]) => {
    setBusy(true);
    setFault(null);
    try {
      for (const file of files) {
        const a = await attachFile(nodeKey, file.name, file);
        const name = a.name.replace(/[[\]\\]/g, '');
        change((d) => ({
          ...d,
          text: `${d.text}${d.text && !/\s$/.test(d.text) ? ' ' : ''}[${name}](/api/v1/attachments/${a.id}/content) `,
        }));
        announce(t('collaboration.attached', { name: a.name }));
      }
      void queryClient.invalidateQueries({ queryKey: ['attachments', nodeKey] });
      onSaid();
    } catch (error) {
      explain(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="rt-say"
      data-internal={internal || undefined}
      aria-label={t('collaboration.write')}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <HistoryEditor
        label={internal ? t('collaboration.writeInternal') : t('collaboration.write')}
        describedBy={fault ? `${id}-fault ${id}-hint` : `${id}-hint`}
        lang={written}
        text={draft.text}
        invalid={fault !== null}
        areaRef={area}
        onText={(text) => change((d) => ({ ...d, text }))}
        onPerson={(p) => change((d) => ({ ...d, picked: new Map([...d.picked, [p.name, p.id]]) }))}
        onFiles={(files) => void attach(files)}
        onSend={() => void send()}
      />
      {fault ? (
        <p className="rt-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      ) : null}
      <div className="rt-say-foot">
        <Button type="submit" data-size="sm" loading={busy}>
          {internal ? t('collaboration.sendInternal') : t('collaboration.send')}
        </Button>
        {inside ? (
          <Checkbox
            data-size="sm"
            label={t('collaboration.internalOnly')}
            checked={internal}
            onChange={(e) => setInternal(e.target.checked)}
          />
        ) : null}
        <Field className="rt-say-language">
          <Label>{t('collaboration.writtenIn')}</Label>
          <Select data-size="sm" value={written} onChange={(e) => setWritten(e.target.value as Language)}>
            {languages.map((l) => (
              <Select.Option key={l} value={l}>
                {t(`common.language.${l}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <small className="rt-faint" id={`${id}-hint`}>
          {t('collaboration.writeHint')}
        </small>
      </div>
    </form>
  );
}
