import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import { type LinkType, linkTypeNames } from '../../../domain/kernel/links.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { afterLinkChange } from '../../shared/facts/suggestion-answer.tsx';
import type { Texts } from '../../shared/texts/messages.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { NodePicker } from '../../shared/ui/node-picker.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

type Direction = 'up' | 'down';

/** Every relation as its words go from this node, both ways; those that read the same both ways only once. */
function relations(texts: Texts): readonly { type: LinkType; direction: Direction; words: string }[] {
  const all = linkTypeNames.flatMap((type) =>
    (['up', 'down'] as const).map((direction) => ({
      type,
      direction,
      words: texts.derived(`link.${type}.${direction}`),
    })),
  );
  return all.filter((r, i) => all.findIndex((o) => o.type === r.type && o.words === r.words) === i);
}

/** Links this node with another: how, with what, why. */
export function LinkForm({
  nodeKey,
  address,
  onDone,
}: {
  readonly nodeKey: string;
  /** The key that means this node and no other. */
  readonly address: string;
  readonly onDone: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const client = useQueryClient();
  const [relation, setRelation] = useState('decomposes:up');
  const [other, setOther] = useState<NodeRefValue | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const id = useId();
  const add = useMutation({
    mutationFn: (chosen: NodeRefValue) => {
      const [type, direction] = relation.split(':');
      const [from, to] = direction === 'up' ? [chosen.key, address] : [address, chosen.key];
      return api.thread.link({
        body: { type: type as LinkType, from, to, ...(note.trim() ? { note: note.trim() } : {}) },
      });
    },
    onSuccess: async (_, chosen) => {
      toast(t('thread.links.added', { key: chosen.key }));
      onDone();
      await afterLinkChange(client);
    },
  });
  const error = add.isError
    ? refusalText(texts, add.error)
    : tried && !other
      ? t('thread.links.missing')
      : null;
  return (
    <form
      className="rt-link-form rt-panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (other && !add.isPending) add.mutate(other);
      }}
    >
      <Field data-size="sm">
        <Label htmlFor={id}>{t('thread.links.relation')}</Label>
        <Select id={id} value={relation} onChange={(e) => setRelation(e.target.value)}>
          {relations(texts).map((r) => (
            <Select.Option key={`${r.type}:${r.direction}`} value={`${r.type}:${r.direction}`}>
              {t('thread.links.relationOption', { key: nodeKey, relation: r.words.toLowerCase() })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div className="rt-link-other">
        <span aria-hidden="true">{t('thread.links.other')}</span>
        {other ? (
          <p>
            <NodeLink node={other} />{' '}
            <Button variant="tertiary" data-size="sm" onClick={() => setOther(null)}>
              {t('thread.links.change')}
            </Button>
          </p>
        ) : (
          <NodePicker label={t('thread.links.other')} without={[nodeKey]} onPick={setOther} />
        )}
      </div>
      <Textfield
        data-size="sm"
        label={t('thread.links.note')}
        value={note}
        maxLength={2000}
        onChange={(e) => setNote(e.target.value)}
      />
      {error ? (
        <p role="alert" className="rt-alert">
          {error}
        </p>
      ) : null}
      <div className="rt-buttons">
        <Button type="submit" data-size="sm">
          {t('thread.links.save')}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={onDone}>
          {t('thread.links.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Why a link was refused: the ring named, or the rule it breaks. */
function refusalText(texts: Texts, error: unknown): string {
  if (error instanceof ApiError) {
    const { ring, reason } = error.problem;
    if (error.code === 'link_ring' && Array.isArray(ring))
      return texts.t('thread.links.ring', {
        ring: ring.map((k) => (typeof k === 'string' ? k : texts.t('thread.links.hidden'))).join(' → '),
      });
    if (typeof reason === 'string' && texts.has(`thread.links.refused.${reason}`))
      return texts.derived(`thread.links.refused.${reason}`);
  }
  const { title, advice } = problemText(texts, error);
  return `${title}. ${advice}`;
}
