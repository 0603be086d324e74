import { Button, Tag } from '@digdir/designsystemet-react';
import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { CommentValue } from '../../contract/collaboration.ts';
import { api } from '../shared/api/client.ts';
import { ApiError } from '../shared/api/problem.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Menu } from '../shared/ui/menu.tsx';
import { Problem, problemText } from '../shared/ui/problem.tsx';
import { Prompt } from '../shared/ui/prompt.tsx';
import { toast } from '../shared/ui/toasts.tsx';
import { When } from '../shared/ui/when.tsx';
import { bodyOf, draftOf } from './history-draft.ts';
import { HistoryEditor } from './history-editor.tsx';

const Rendered = lazy(() => import('./history-said-rendered.tsx'));

/** Words of a comment, shown; `lang` is the language they are written in. */
function Said({ comment }: { readonly comment: CommentValue }) {
  return (
    <div className="rt-markdown rt-said" lang={comment.language}>
      <Suspense
        fallback={<p className="rt-plain">{draftOf(comment.body ?? '', comment.mentions.people).text}</p>}
      >
        <Rendered text={comment.body ?? ''} mentions={comment.mentions} />
      </Suspense>
    </div>
  );
}

function Earlier({ comment }: { readonly comment: CommentValue }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const versions = useQuery({
    queryKey: ['comment', comment.id, comment.version],
    queryFn: ({ signal }) => api.collaboration.versions({ params: { id: comment.id }, signal }),
    enabled: open,
  });
  return (
    <details className="rt-earlier" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        {t('collaboration.edited')} {comment.editedAt ? <When at={comment.editedAt} /> : null}
      </summary>
      {versions.isError ? <Problem error={versions.error} /> : null}
      <ol>
        {(versions.data?.items ?? []).slice(0, -1).map((v) => (
          <li key={v.at}>
            <When at={v.at} />
            <p className="rt-plain" lang={comment.language}>
              {v.body === null ? t('matter.history.erased') : draftOf(v.body, comment.mentions.people).text}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Rewrite({
  comment,
  onClose,
  onChanged,
}: {
  readonly comment: CommentValue;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const [draft, setDraft] = useState(() => draftOf(comment.body ?? '', comment.mentions.people));
  const [fault, setFault] = useState<string | null>(null);
  const [version, setVersion] = useState(comment.version);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const save = async () => {
    if (draft.text.trim() === '' || busy) return;
    setBusy(true);
    try {
      await api.collaboration.edit({
        params: { id: comment.id },
        body: { body: bodyOf(draft.text, draft.picked) },
        version,
      });
      onClose();
      onChanged();
    } catch (error) {
      // Rewritten in another window: told, and the next try is on what stands there now.
      const current =
        error instanceof ApiError ? (error.problem.current as CommentValue | undefined) : undefined;
      if (current) setVersion(current.version);
      const said = problemText(texts, error);
      setFault((said.faults.length > 0 ? said.faults : [`${said.title}.`, said.advice]).join(' '));
    } finally {
      setBusy(false);
    }
  };
  return (
    <fieldset
      className="rt-say rt-bare"
      onKeyDown={(e) => {
        if (e.key === 'Escape') {
          e.stopPropagation();
          onClose();
        }
      }}
    >
      <legend className="rt-sr">{t('collaboration.editComment')}</legend>
      <HistoryEditor
        label={t('collaboration.editComment')}
        lang={comment.language}
        text={draft.text}
        invalid={fault !== null}
        describedBy={fault ? id : undefined}
        areaRef={(element) => {
          if (element && !element.dataset.met) {
            element.dataset.met = 'yes';
            element.focus();
          }
        }}
        onText={(text) => setDraft((d) => ({ ...d, text }))}
        onPerson={(p) => setDraft((d) => ({ ...d, picked: new Map([...d.picked, [p.name, p.id]]) }))}
        onSend={() => void save()}
      />
      {fault ? (
        <p className="rt-fault" id={id} role="alert">
          {fault}
        </p>
      ) : null}
      <div className="rt-form-actions">
        <Button data-size="sm" loading={busy} onClick={() => void save()}>
          {t('common.save')}
        </Button>
        <Button data-size="sm" variant="tertiary" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Something said: by whom, when, in its own language; rewritten or removed by whoever may. */
export function HistoryComment({
  comment,
  onChanged,
}: {
  readonly comment: CommentValue;
  readonly onChanged: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const [mode, setMode] = useState<'read' | 'edit' | 'remove'>('read');
  const item = useRef<HTMLLIElement>(null);
  const back = () => {
    setMode('read');
    window.setTimeout(() => item.current?.focus(), 0);
  };
  const items = [
    ...(comment.mayEdit
      ? [{ id: 'edit', label: t('collaboration.rewrite'), run: () => setMode('edit') }]
      : []),
    ...(comment.mayRemove
      ? [{ id: 'remove', label: t('collaboration.remove'), run: () => setMode('remove') }]
      : []),
  ];
  return (
    <li
      className="rt-history-item rt-comment"
      data-internal={comment.internal || undefined}
      id={`comment-${comment.id}`}
      ref={item}
      tabIndex={-1}
    >
      <div className="rt-comment-head">
        <strong>{comment.author.name}</strong>
        <span className="rt-meta">
          <When at={comment.createdAt} />
        </span>
        {comment.internal ? (
          <Tag data-size="sm" data-color="neutral">
            {t('collaboration.internal')}
          </Tag>
        ) : null}
        {items.length > 0 && mode !== 'edit' ? (
          <span className="rt-comment-menu">
            <Menu
              label={<MenuElipsisHorizontalIcon aria-hidden />}
              name={t('collaboration.commentActions', { name: comment.author.name })}
              button={{ variant: 'tertiary', icon: true }}
              items={items}
            />
          </span>
        ) : null}
      </div>
      {comment.deletedAt ? (
        <p className="rt-faint">
          {t('collaboration.removed', { name: comment.deletedBy?.name ?? '' })}{' '}
          <When at={comment.deletedAt} />
        </p>
      ) : mode === 'edit' ? (
        <Rewrite comment={comment} onClose={back} onChanged={onChanged} />
      ) : (
        <Said comment={comment} />
      )}
      {comment.editedAt && !comment.deletedAt ? <Earlier comment={comment} /> : null}
      {mode === 'remove' ? (
        <Prompt
          heading={t('collaboration.removeHeading')}
          action={t('collaboration.remove')}
          danger
          onClose={back}
          onDone={async () => {
            try {
              await api.collaboration.remove({ params: { id: comment.id } });
              toast(t('collaboration.removedNow'));
              onChanged();
              return null;
            } catch (error) {
              return problemText(texts, error).title;
            }
          }}
        >
          <p>{t('collaboration.removeText')}</p>
        </Prompt>
      ) : null}
    </li>
  );
}
