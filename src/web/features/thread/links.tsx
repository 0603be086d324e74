import { Button, Heading } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import type { LinkValue } from '../../../contract/thread.ts';
import { api } from '../../shared/api/client.ts';
import { afterLinkChange, SuggestionAnswer } from '../../shared/facts/suggestion-answer.tsx';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { LinkForm } from './link-form.tsx';
import { linksQuery } from './queries.ts';

/** The direct links of a node: read, answer suggestions, remove, add. */
export function Links({ nodeKey, address }: { readonly nodeKey: string; readonly address: string }) {
  const { t } = useTexts();
  const may = useMay('link.edit');
  const links = useQuery(linksQuery(address));
  const [adding, setAdding] = useState(false);
  const items = (links.data?.items ?? []).filter((i) => i.link.status !== 'rejected');
  return (
    <section className="rt-thread-links rt-tight">
      <div className="rt-thread-links-head">
        <Heading level={2} data-size="xs">
          {t('thread.links.title')}
        </Heading>
        {may && !adding ? (
          <Button variant="secondary" data-size="sm" onClick={() => setAdding(true)}>
            {t('thread.links.add')}
          </Button>
        ) : null}
      </div>
      {adding ? <LinkForm nodeKey={nodeKey} address={address} onDone={() => setAdding(false)} /> : null}
      {links.isError ? <Problem error={links.error} retry={() => links.refetch()} /> : null}
      {links.isSuccess && items.length === 0 ? <p className="rt-faint">{t('thread.links.none')}</p> : null}
      <ul>
        {items.map(({ link, other, direction }) => (
          <LinkRow
            key={link.id}
            link={link}
            other={other}
            up={direction === 'up' || (direction === 'beside' && link.to === nodeKey)}
            may={may}
          />
        ))}
      </ul>
    </section>
  );
}

function LinkRow({
  link,
  other,
  up,
  may,
}: {
  readonly link: LinkValue;
  readonly other: NodeRefValue;
  readonly up: boolean;
  readonly may: boolean;
}) {
  const texts = useTexts();
  const { t, derived, percent } = texts;
  const client = useQueryClient();
  const restore = useMutation({
    mutationFn: () =>
      api.thread.link({
        body: { type: link.type, from: link.from, to: link.to, ...(link.note ? { note: link.note } : {}) },
      }),
    onSuccess: () => afterLinkChange(client),
    onError: (error) => toast(problemText(texts, error).title, { tone: 'danger' }),
  });
  const remove = useMutation({
    mutationFn: () => api.thread.unlink({ params: { id: link.id } }),
    onSuccess: async () => {
      toast(t('thread.links.removed', { key: other.key }), { undo: () => restore.mutate() });
      await afterLinkChange(client);
    },
    onError: (error) => toast(problemText(texts, error).title, { tone: 'danger' }),
  });
  const suggested = link.status === 'suggested';
  return (
    <li data-suggested={suggested}>
      <span className="rt-outline-link">{derived(`link.${link.type}.${up ? 'up' : 'down'}`)}</span>
      <NodeLink node={other} />
      {link.note ? <span className="rt-faint">{link.note}</span> : null}
      {suggested ? (
        <>
          <em className="rt-suggested">
            {t('thread.suggestion')} · {t('thread.suggestion.sure', { share: percent(link.confidence) })}
          </em>
          <SuggestionAnswer link={link} />
        </>
      ) : may ? (
        <Button
          variant="tertiary"
          data-size="sm"
          aria-label={t('thread.links.removeOf', { key: other.key })}
          onClick={() => remove.mutate()}
        >
          {t('thread.links.remove')}
        </Button>
      ) : null}
    </li>
  );
}
