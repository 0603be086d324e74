import {
  Button,
  Dialog,
  Field,
  Heading,
  Input,
  Label,
  Paragraph,
  Select,
} from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import type { PlanValue } from '../../../contract/plan.ts';
import { processes } from '../../../domain/processes.ts';
import { api, callKind } from '../../shared/api/client.ts';
import { useDirectory } from '../../shared/directory.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodePicker } from '../../shared/ui/node-picker.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { usePlanAct } from './use-plan.ts';

const { initiative } = processes;

/** Adds everything that a filter gives; how many that is, is told beforehand. */
function FromFilter({ list, onClose }: { readonly list: PlanValue; readonly onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, 'initiative');
  const directory = useDirectory();
  const act = usePlanAct();
  const id = useId();
  const [chosen, setChosen] = useState({ state: '', priority: '', productGroup: '', q: '' });
  const set = (name: keyof typeof chosen) => (e: { target: { value: string } }) =>
    setChosen({ ...chosen, [name]: e.target.value });
  const filter = Object.fromEntries(Object.entries(chosen).filter(([, v]) => v.trim() !== ''));
  const asked = useDeferredValue(JSON.stringify(filter));
  const count = useQuery({
    queryKey: ['count', 'initiative', asked],
    queryFn: ({ signal }) =>
      callKind('initiative', 'count', { query: JSON.parse(asked) as Record<string, string>, signal }),
    placeholderData: keepPreviousData,
  });
  const total = count.data?.total.count ?? 0;
  const add = async () => {
    const done = await act(list, (now) =>
      api.plan.add({ params: { key: list.key }, body: { filter }, version: now.version }),
    );
    if (!done) return;
    toast(t('plan.added', { count: done.items.length - list.items.length }));
    onClose();
  };
  const choice = (
    name: 'state' | 'priority' | 'productGroup',
    label: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <Field>
      <Label>{label}</Label>
      <Select value={chosen[name]} onChange={set(name)}>
        <Select.Option value="">{t('plan.filterAny')}</Select.Option>
        {options.map(([value, text]) => (
          <Select.Option key={value} value={value}>
            {text}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
  const { choices } = initiative.fields.moscow;
  return (
    <Dialog open onClose={onClose} closeButton={t('common.close')} aria-labelledby={`${id}-h`}>
      <form
        className="rt-form"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          void add();
        }}
      >
        <Heading level={2} data-size="xs" id={`${id}-h`}>
          {t('plan.addFilter')}
        </Heading>
        <Paragraph>{t('plan.addFilterText')}</Paragraph>
        {choice(
          'state',
          words.field('state'),
          Object.keys(initiative.states).map((s) => [s, words.state(s)] as const),
        )}
        {choice(
          'priority',
          words.field('moscow'),
          choices.map((c, i) => [String(i + 1), words.choice('moscow', c)] as const),
        )}
        {choice(
          'productGroup',
          words.field('productGroup'),
          (directory.data?.productGroups ?? []).map((g) => [g.key, g.title] as const),
        )}
        <Field>
          <Label>{words.field('title')}</Label>
          <Input maxLength={200} value={chosen.q} onChange={set('q')} />
        </Field>
        <p role="status">{t('plan.filterCount', { count: total })}</p>
        <div className="rt-form-actions">
          <Button type="submit" disabled={total === 0}>
            {t('plan.addThem')}
          </Button>
          <Button type="button" variant="tertiary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Adds initiatives to a list: one by one, or from a filter. */
export function AddItems({ list }: { readonly list: PlanValue }) {
  const { t } = useTexts();
  const act = usePlanAct();
  const [filtering, setFiltering] = useState(false);
  const add = async (key: string) => {
    const done = await act(list, (now) =>
      api.plan.add({ params: { key: list.key }, body: { keys: [key] }, version: now.version }),
    );
    if (done) toast(t('plan.added', { count: done.items.length - list.items.length }));
  };
  return (
    <div className="rt-plan-add">
      <NodePicker
        label={t('plan.add')}
        kinds={['initiative']}
        without={list.items.map((i) => i.matter.key)}
        onPick={(node) => void add(node.key)}
      />
      <Button variant="secondary" data-size="sm" onClick={() => setFiltering(true)}>
        {t('plan.addFilter')}
      </Button>
      {filtering ? <FromFilter list={list} onClose={() => setFiltering(false)} /> : null}
    </div>
  );
}
