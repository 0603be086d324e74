import { Field, Label, Textarea } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/texts-context.ts';
import { FormDialog } from './form-dialog.tsx';

interface PromptProps {
  readonly heading: string;
  readonly children?: ReactNode;
  /** The label of the text, or none when only a yes or no is asked. */
  readonly label?: string;
  readonly required?: boolean;
  readonly action: string;
  readonly danger?: boolean;
  /** Does it; the dialog closes when the promise is kept, and shows why when it gives a text. */
  readonly onDone: (text: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Asks for a few words (a reason, a note) or for confirmation before something is done. */
export function Prompt({ heading, children, label, required, action, danger, onDone, onClose }: PromptProps) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (required && text.trim() === '') {
      setFault(t('common.reasonNeeded'));
      return;
    }
    setBusy(true);
    const refused = await onDone(text.trim());
    setBusy(false);
    if (refused === null) onClose();
    else setFault(refused);
  };
  return (
    <FormDialog
      heading={heading}
      action={action}
      danger={danger}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      {children}
      {label ? (
        <Field>
          <Label>{label}</Label>
          <Textarea
            rows={3}
            maxLength={2000}
            value={text}
            aria-invalid={fault !== null}
            onChange={(e) => setText(e.target.value)}
          />
        </Field>
      ) : null}
    </FormDialog>
  );
}
