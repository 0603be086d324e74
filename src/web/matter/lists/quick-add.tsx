import { Button, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import type { QueryKey } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { MatterValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { api, callKind } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { useMay, usePerson } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import type { Filters } from './list-state.ts';
import { newAddress } from './new-address.ts';
import { quickKind, quickStates, quickTransition, quickValues } from './quick-values.ts';
import './quick-add.css';

/** Where a new matter is added, and what it is given so that it belongs there. */
interface QuickPlace {
  readonly definition: ProcessDefinition;
  readonly filters: Filters;
  readonly state: string;
  /** Name of the field and of the button that opens it. */
  readonly label: string;
}

/**
 * Where one can add a matter by its title alone: under these filters, in this state. Null where the kind asks for more,
 * where a new matter cannot come at once, or for those who may not.
 */
export function useQuickPlace(
  definition: ProcessDefinition,
  filters: Filters,
  state: string | null,
  place?: string,
): QuickPlace | null {
  const texts = useTexts();
  const may = useMay('matter.create');
  const mayLink = useMay('link.edit');
  const at = state ?? definition.initial;
  const parent = filters.parent !== undefined && filters.parent !== 'none';
  if (!may || (parent && !mayLink) || !quickKind(definition) || !quickStates(definition).includes(at))
    return null;
  const words = processTexts(texts, definition.kind);
  const values = { kind: words.name.toLowerCase(), place: place ?? (state ? words.state(state) : '') };
  return {
    definition,
    filters,
    state: at,
    label: texts.t(values.place === '' ? 'lists.add.new' : 'lists.add.in', values),
  };
}

interface QuickAddProps extends QuickPlace {
  /** The first of those it comes among, where the order is set by hand: it is put before it. */
  readonly first: string | null;
  /** What is read again when one has been added. */
  readonly reads: QueryKey;
  readonly onClose: () => void;
}

/** A field for the title of a new matter: Enter adds it and waits for the next, Escape closes. */
export function QuickAdd({ definition, filters, state, label, first, reads, onClose }: QuickAddProps) {
  const texts = useTexts();
  const { t } = texts;
  const me = usePerson();
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const opener = useRef(document.activeElement);
  useEffect(() => input.current?.focus(), []);
  const { kind } = definition;
  const field = definition.fields.title;
  const least = field && 'minLength' in field ? (field.minLength ?? 1) : 1;
  const values = quickValues(definition, filters, me.id);
  const create = (): Promise<MatterValue> =>
    values.parent === null
      ? callKind(kind, 'create', { body: { title: title.trim(), ...values.fields } })
      : api.backlog.addChild({
          params: { key: values.parent },
          body: { kind: kind as 'issue', title: title.trim(), ...values.fields },
        });
  /** Puts it where it was asked for; it is registered whatever comes of that. */
  const settle = async (made: MatterValue) => {
    const transition = quickTransition(definition, state);
    try {
      if (transition)
        await api.matter.transition({
          params: { key: made.key, name: transition },
          body: {},
          version: made.version,
        });
      if (first !== null) await api.matter.rank({ params: { key: made.key }, body: { before: first } });
      announce(t('lists.add.made', { key: made.key, title: made.title }));
    } catch (error) {
      const why = problemText(texts, error).title;
      const stays = processTexts(texts, kind).state(made.state);
      toast(t('lists.add.stayed', { key: made.key, state: stays, why }), { tone: 'danger' });
    }
  };
  const add = async (e: FormEvent) => {
    e.preventDefault();
    if (busy) return;
    if (title.trim().length < least) {
      setFault(t('portfolio.titleShort', { least }));
      return;
    }
    setBusy(true);
    try {
      const made = await create();
      setTitle('');
      setFault(null);
      await settle(made);
      void queryClient.invalidateQueries({ queryKey: ['list', kind], refetchType: 'none' });
      void queryClient.invalidateQueries({ queryKey: ['count', kind] });
      if (values.parent !== null) void queryClient.invalidateQueries({ queryKey: ['matter', values.parent] });
      await queryClient.invalidateQueries({ queryKey: reads });
    } catch (error) {
      const { title: why, faults } = problemText(texts, error);
      setFault(faults[0] ?? why);
    }
    setBusy(false);
    input.current?.focus();
  };
  const close = () => {
    onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  return (
    <form
      className="rt-quick"
      onSubmit={(e) => void add(e)}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        close();
      }}
      onBlur={(e) => {
        if (title.trim() === '' && !busy && !e.currentTarget.contains(e.relatedTarget)) onClose();
      }}
    >
      <Textfield
        ref={input}
        data-size="sm"
        aria-label={label}
        placeholder={label}
        maxLength={field && 'maxLength' in field ? field.maxLength : 200}
        value={title}
        autoComplete="off"
        lang={texts.language}
        readOnly={busy}
        aria-invalid={fault !== null || undefined}
        onChange={(e) => setTitle(e.target.value)}
      />
      <p className="rt-quick-foot">
        <span>{t('lists.add.hint')}</span>
        <Link to={newAddress(definition, filters, me.id, title)}>{t('lists.add.more')}</Link>
      </p>
      {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
      <Button type="submit" className="rt-sr" tabIndex={-1}>
        {t('backlog.add')}
      </Button>
    </form>
  );
}
