import { Button, Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { NodeRefValue } from '../../contract/common.ts';
import type { LinkType } from '../../domain/kernel/links.ts';
import { api } from '../shared/api/client.ts';
import { ApiError } from '../shared/api/problem.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { NodePicker } from '../shared/ui/node-picker.tsx';
import { problemText } from '../shared/ui/problem.tsx';
import { toast } from '../shared/ui/toasts.tsx';
import { useMatterPlace } from './matter-context.ts';
import { linksChanged } from './use-links.ts';

interface Way {
  readonly id: string;
  readonly type: LinkType;
  readonly side: 'up' | 'down';
  readonly kinds: readonly string[] | null;
}

/** Hangs the matter together with another node: first how, then which, found by search. */
export function AddLink({ linked }: { readonly linked: readonly string[] }) {
  const texts = useTexts();
  const { t, derived } = texts;
  const { matter, definition } = useMatterPlace();
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const ways: Way[] = [
    ...definition.links.downstream.map((l) => ({
      id: `${l.type}.down`,
      type: l.type,
      side: 'down' as const,
      kinds: l.kinds,
    })),
    ...definition.links.upstream.map((l) => ({
      id: `${l.type}.up`,
      type: l.type,
      side: 'up' as const,
      kinds: l.kinds,
    })),
    { id: 'dependsOn.up', type: 'dependsOn', side: 'up', kinds: null },
    { id: 'dependsOn.down', type: 'dependsOn', side: 'down', kinds: null },
    { id: 'relates.down', type: 'relates', side: 'down', kinds: null },
  ];
  const [chosen, setChosen] = useState(ways[0]?.id ?? '');
  const way = ways.find((w) => w.id === chosen) ?? ways[0];
  if (!way) return null;
  const add = async (node: NodeRefValue) => {
    setFault(null);
    const [from, to] = way.side === 'down' ? [matter.key, node.key] : [node.key, matter.key];
    try {
      const link = await api.thread.link({ body: { type: way.type, from, to } });
      linksChanged(matter.key, node.key);
      toast(t('matter.link.added'), {
        undo: () =>
          void api.thread.unlink({ params: { id: link.id } }).then(() => linksChanged(matter.key, node.key)),
      });
    } catch (error) {
      const ring =
        error instanceof ApiError ? (error.problem.ring as readonly string[] | undefined) : undefined;
      const { title, advice } = problemText(texts, error);
      setFault(ring ? `${title}: ${ring.join(' → ')}` : `${title}. ${advice}`);
    }
  };
  if (!open)
    return (
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
        <PlusIcon aria-hidden />
        {t('matter.link.add')}
      </Button>
    );
  return (
    <div className="rt-add-link">
      <Field>
        <Label>{t('matter.link.how')}</Label>
        <Select value={way.id} onChange={(e) => setChosen(e.target.value)}>
          {ways.map((w) => (
            <Select.Option key={w.id} value={w.id}>
              {derived(`link.${w.id}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <NodePicker
        label={t('matter.link.which')}
        without={[matter.key, ...linked]}
        {...(way.kinds ? { kinds: way.kinds } : {})}
        onPick={(n) => void add(n)}
      />
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(false)}>
        {t('common.close')}
      </Button>
      {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
    </div>
  );
}
