import { Button, Heading } from '@digdir/designsystemet-react';
import { PaperclipIcon, TrashIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import type { AttachmentValue } from '../../../contract/collaboration.ts';
import { acceptedEndings } from '../../../domain/collaboration/files.ts';
import { api, attachFile } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import type { MatterPartProps } from '../../shared/feature.ts';
import { announce } from '../../shared/live-region.ts';
import { useSession } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { When } from '../../shared/ui/when.tsx';
import { sizeWords } from './size-words.ts';
import './attachments.css';

const content = (id: number): string => `/api/v1/attachments/${id}/content`;

function File({ file, onRemove }: { readonly file: AttachmentValue; readonly onRemove: () => void }) {
  const { t, number } = useTexts();
  return (
    <li>
      <PaperclipIcon aria-hidden />
      <span className="rt-file-name">
        <a href={content(file.id)} download>
          {file.name}
        </a>{' '}
        {file.shown ? (
          <a
            href={`${content(file.id)}?show=yes`}
            target="_blank"
            rel="noreferrer"
            aria-label={t('collaboration.openFile', { name: file.name })}
          >
            {t('collaboration.open')}
          </a>
        ) : null}
      </span>
      <span className="rt-meta">
        {sizeWords(file.size, number)} · {file.by.name} · <When at={file.at} />
      </span>
      {file.mayRemove ? (
        <Button
          variant="tertiary"
          data-size="sm"
          icon
          aria-label={t('collaboration.removeFile', { name: file.name })}
          onClick={onRemove}
        >
          <TrashIcon aria-hidden />
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

/** Files at a node: choose them or drop them here. */
export function Files({ nodeKey: key }: { readonly nodeKey: string }) {
  const texts = useTexts();
  const { t, number } = texts;
  const { permissions } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [removing, setRemoving] = useState<AttachmentValue | null>(null);
  const queryKey = ['attachments', key];
  const files = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.collaboration.attachments({ params: { key }, signal }),
  });
  const may = permissions.includes('comment.write');
  const changed = () => {
    void queryClient.invalidateQueries({ queryKey });
    void queryClient.invalidateQueries({ queryKey: ['history', key] });
  };
  const add = async (given: readonly globalThis.File[]) => {
    setBusy(true);
    const wrong: string[] = [];
    for (const file of given) {
      try {
        const { name } = await attachFile(key, file.name, file);
        announce(t('collaboration.attached', { name }));
      } catch (error) {
        const said = problemText(texts, error);
        wrong.push(
          `${file.name}: ${(said.faults.length > 0 ? said.faults : [`${said.title}.`, said.advice]).join(' ')}`,
        );
      }
    }
    setFaults(wrong);
    setBusy(false);
    changed();
  };
  const carriesFiles = (e: DragEvent) => may && e.dataTransfer.types.includes('Files');
  if (files.isError) return <Problem error={files.error} retry={() => void files.refetch()} />;
  const items = files.data?.items ?? [];
  if (!files.data || (!may && items.length === 0)) return null;
  return (
    <section
      className="rt-section rt-files"
      id="attachments"
      aria-labelledby="attachments-label"
      data-over={over || undefined}
      onDragOver={(e) => {
        if (!carriesFiles(e)) return;
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        setOver(false);
        if (!carriesFiles(e)) return;
        e.preventDefault();
        void add([...e.dataTransfer.files]);
      }}
    >
      <div className="rt-section-head">
        <Heading level={2} data-size="2xs" id="attachments-label">
          {t('collaboration.files')}
        </Heading>
        {may ? (
          <>
            <Button
              variant="tertiary"
              data-size="sm"
              loading={busy}
              onClick={() => input.current?.click()}
              aria-describedby="attachments-hint"
            >
              {t('collaboration.addFile')}
            </Button>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              tabIndex={-1}
              aria-label={t('collaboration.addFile')}
              accept={acceptedEndings.map((e) => `.${e}`).join(',')}
              onChange={(e) => {
                const chosen = [...(e.target.files ?? [])];
                e.target.value = '';
                if (chosen.length > 0) void add(chosen);
              }}
            />
          </>
        ) : null}
      </div>
      {items.length > 0 ? (
        <ul>
          {items.map((f) => (
            <File key={f.id} file={f} onRemove={() => setRemoving(f)} />
          ))}
        </ul>
      ) : null}
      {may ? (
        <p className="rt-faint rt-files-hint" id="attachments-hint">
          {t('collaboration.fileHint', { size: sizeWords(files.data.limits.bytes, number) })}
        </p>
      ) : null}
      <div role="alert">
        {faults.map((f) => (
          <p className="rt-fault" key={f}>
            {f}
          </p>
        ))}
      </div>
      {removing ? (
        <Prompt
          heading={t('collaboration.removeFile', { name: removing.name })}
          action={t('collaboration.remove')}
          danger
          onClose={() => setRemoving(null)}
          onDone={async () => {
            try {
              await api.collaboration.detach({ params: { id: removing.id } });
              announce(t('collaboration.fileRemoved', { name: removing.name }));
              changed();
              return null;
            } catch (error) {
              return problemText(texts, error).title;
            }
          }}
        >
          <p>{t('collaboration.removeFileText')}</p>
        </Prompt>
      ) : null}
    </section>
  );
}

/** The same at a matter. */
export function Part({ matter }: MatterPartProps) {
  return <Files nodeKey={matter.key} />;
}
