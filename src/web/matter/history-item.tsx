import type { ReactNode } from 'react';
import type { NodeRefValue } from '../../contract/common.ts';
import type { HistoryEntryValue } from '../../contract/matters.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { NodeLink } from '../shared/ui/node-link.tsx';
import { When } from '../shared/ui/when.tsx';
import { valueWords } from './fields/value-text.tsx';
import { useMatterPlace } from './matter-context.ts';

function Change({
  field,
  from,
  to,
}: {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}) {
  const texts = useTexts();
  const { t } = texts;
  const { definition, words, matter } = useMatterPlace();
  const say = (v: unknown) =>
    field === 'state' && typeof v === 'string'
      ? words.state(v)
      : valueWords(texts, words, definition.fields[field], field, v);
  const before = say(from);
  const after = say(to);
  const long = before.length + after.length > 90 || `${before}${after}`.includes('\n');
  const told =
    definition.fields[field]?.type === 'markdown' || definition.fields[field]?.type === 'rows' || long;
  return (
    <li className="rt-change">
      <span className="rt-change-field">{words.field(field)}</span>{' '}
      {told ? (
        <details>
          <summary>
            {t(
              before === ''
                ? 'matter.history.filled'
                : after === ''
                  ? 'matter.history.emptied'
                  : 'matter.history.rewritten',
            )}
          </summary>
          {before ? (
            <del lang={matter.language}>
              <span className="rt-sr">{t('matter.history.before')}: </span>
              {before}
            </del>
          ) : null}
          {after ? (
            <ins lang={matter.language}>
              <span className="rt-sr">{t('matter.history.after')}: </span>
              {after}
            </ins>
          ) : null}
        </details>
      ) : (
        <span>
          <span className="rt-sr">{t('matter.history.from')} </span>
          <span className="rt-before">{before || t('common.unset')}</span>
          <span aria-hidden="true"> → </span>
          <span className="rt-sr"> {t('matter.history.to')} </span>
          <strong>{after || t('common.unset')}</strong>
        </span>
      )}
    </li>
  );
}

/** The numbers that an event tells of, as its words take them. */
const counts = (data: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(Object.entries(data).filter((e): e is [string, number] => typeof e[1] === 'number'));

/** One entry of the history. */
export function HistoryItem({ entry: e }: { readonly entry: HistoryEntryValue }) {
  const { t, derived, has } = useTexts();
  const { words, criterion } = useMatterPlace();
  const data = e.data as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : null);
  const other = (data.other ?? null) as NodeRefValue | null;
  const about: ReactNode[] = [];
  const id = text('criterion');
  if (id) about.push(<span key="criterion">«{criterion(id)}»</span>);
  const transition = text('transition');
  if (transition && e.type !== 'matter.transitioned')
    about.push(<span key="transition">«{words.transition(transition)}»</span>);
  if (data.linkType) {
    const side = data.direction === 'up' ? 'up' : 'down';
    about.push(
      <span key="link">
        {derived(`link.${String(data.linkType)}.${side}`)} {other ? <NodeLink node={other} /> : null}
      </span>,
    );
  }
  const file = e.type.startsWith('attachment.') ? text('name') : null;
  if (file) about.push(<span key="file">{file}</span>);
  const changes = e.type === 'matter.created' ? [] : e.changes.filter((c) => c.field !== 'resumeState');
  const note = text('reason') ?? text('note');
  // Why the program did it by itself.
  const why = text('why');
  return (
    <li className="rt-history-item">
      <div>
        <strong>
          {e.actor?.name ??
            t(
              e.actorKind === 'import'
                ? 'matter.history.import'
                : e.actorKind === 'person' || e.actorKind === 'token'
                  ? 'matter.history.somebody'
                  : 'matter.history.system',
            )}
        </strong>{' '}
        {has(`event.${e.type}`) ? derived(`event.${e.type}`) : e.type} {about}{' '}
        <span className="rt-meta">
          <When at={e.at} />
        </span>
      </div>
      {e.erased ? <p className="rt-faint">{t('matter.history.erased')}</p> : null}
      {changes.length > 0 ? (
        <ul>
          {changes.map((c) => (
            <Change key={c.field} {...c} />
          ))}
        </ul>
      ) : null}
      {why && has(`event.why.${why}`) ? (
        <p className="rt-note">{derived(`event.why.${why}`, counts(data))}</p>
      ) : null}
      {note ? <p className="rt-note">{note}</p> : null}
    </li>
  );
}
