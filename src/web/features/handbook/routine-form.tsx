import { Button, Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { RoutineValue } from '../../../contract/handbook.ts';
import { PersonInput } from '../../matter/fields/person-input.tsx';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

interface Person {
  readonly id: number;
  readonly name: string;
}

/** Writes a routine and who answers for it. What somebody else wrote meanwhile is shown before it is written over. */
export function RoutineForm({
  routine: r,
  onKeep,
  onClose,
}: {
  readonly routine: RoutineValue;
  readonly onKeep: (routine: RoutineValue) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const language = r.language ?? texts.language;
  const [body, setBody] = useState(r.body ?? '');
  const [owner, setOwner] = useState<Person | null>(r.cell.ownerLeft ? null : r.cell.owner);
  const [version, setVersion] = useState(r.version);
  const [meanwhile, setMeanwhile] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setFault(null);
    try {
      onKeep(
        await api.handbook.writeRoutine({
          params: { team: r.team.key, process: r.cell.process },
          body: { body, language, owner: owner?.id ?? null },
          version,
        }),
      );
      toast(t('handbook.routines.savedToast'));
    } catch (error) {
      setBusy(false);
      const current =
        error instanceof ApiError && error.code === 'stale_version'
          ? (error.problem.current as RoutineValue | undefined)
          : undefined;
      if (current) {
        setMeanwhile(current.body ?? '');
        setVersion(current.version);
      } else {
        const { title, faults } = problemText(texts, error);
        setFault(faults[0] ?? title);
      }
    }
  };
  return (
    <form
      className="rt-form rt-routine-form"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
    >
      <Field>
        <Label htmlFor="routine-body">{t('handbook.routines.body')}</Label>
        <Field.Description>{t('handbook.routines.bodyHelp')}</Field.Description>
        <Textarea
          id="routine-body"
          lang={language}
          rows={Math.min(24, Math.max(6, body.split('\n').length + 2))}
          maxLength={20000}
          value={body}
          autoFocus
          aria-invalid={fault !== null}
          onChange={(e) => setBody(e.target.value)}
        />
      </Field>
      <div>
        <span id="routine-owner-label" className="rt-routine-label">
          {t('handbook.routines.owner')}
        </span>
        <PersonInput
          id="routine-owner"
          name="owner"
          labelledBy="routine-owner-label"
          describedBy={undefined}
          invalid={false}
          value={owner}
          save={(value) => {
            setOwner(value as Person | null);
            return Promise.resolve(true);
          }}
        />
      </div>
      {meanwhile === null ? null : (
        <div className="rt-meanwhile" role="alert">
          <p>{t('handbook.meanwhile')}</p>
          <Markdown text={meanwhile} lang={language} />
        </div>
      )}
      {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
      <div className="rt-form-actions">
        <Button type="submit" loading={busy} disabled={body.trim() === ''}>
          {t('handbook.save')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
