import { Button, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { type FormEvent, useRef, useState } from 'react';
import { processOf } from '../../../domain/processes.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { linksChanged } from '../use-links.ts';

/** Kinds that a part can be. */
export type PartKind = 'roadmapElement' | 'epic' | 'issue';

interface AddPartProps {
  readonly parent: string;
  readonly kinds: readonly PartKind[];
}

/** Adds a part by its title: registered and linked in one. The field keeps focus, so that the next can be typed. */
export function AddPart({ parent, kinds }: AddPartProps) {
  const texts = useTexts();
  const { t } = texts;
  const [kind, setKind] = useState<PartKind>(kinds[0] ?? 'issue');
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const least = (() => {
    const field = processOf(kind)?.fields.title;
    return field?.type === 'text' ? (field.minLength ?? 1) : 1;
  })();
  const add = async (e: FormEvent) => {
    e.preventDefault();
    if (busy) return;
    if (title.trim().length < least) {
      setFault(t('portfolio.titleShort', { least }));
      return;
    }
    setBusy(true);
    try {
      const made = await api.backlog.addChild({
        params: { key: parent },
        body: { kind, title: title.trim() },
      });
      setTitle('');
      setFault(null);
      announce(t('backlog.children.added', { key: made.key, title: made.title }));
      for (const queryKey of [
        ['list', kind],
        ['count', kind],
      ])
        void queryClient.invalidateQueries({ queryKey });
      linksChanged(parent);
    } catch (error) {
      const { title: why, faults } = problemText(texts, error);
      setFault(faults[0] ?? why);
    }
    setBusy(false);
    input.current?.focus();
  };
  return (
    <form className="rt-add-line" onSubmit={(e) => void add(e)}>
      {kinds.length > 1 ? (
        <select
          className="ds-input"
          data-size="sm"
          aria-label={t('backlog.children.kind')}
          value={kind}
          onChange={(e) => setKind(e.target.value as PartKind)}
        >
          {kinds.map((k) => (
            <option key={k} value={k}>
              {processTexts(texts, k).name}
            </option>
          ))}
        </select>
      ) : null}
      <Textfield
        ref={input}
        data-size="sm"
        aria-label={t('backlog.children.new', { kind: processTexts(texts, kind).name.toLowerCase() })}
        placeholder={t('backlog.children.new', { kind: processTexts(texts, kind).name.toLowerCase() })}
        maxLength={200}
        value={title}
        onChange={(e) => setTitle(e.target.value)}
      />
      <Button type="submit" variant="secondary" data-size="sm" loading={busy}>
        {t('backlog.add')}
      </Button>
      {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
    </form>
  );
}
