import { Button, Dialog, Heading, ValidationMessage } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../texts/texts-context.ts';

interface FormDialogProps {
  readonly heading: string;
  /** The word on the button that does it. */
  readonly action: string;
  readonly danger?: boolean;
  /** Why it was refused, told at once to a screen reader; null or absent: it was not. */
  readonly fault?: string | null;
  /** Under way: the button waits. */
  readonly busy?: boolean;
  readonly onSubmit: () => unknown;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A form in a dialog: heading, fields, what was wrong, the one thing to do, and a way out. Enter does it. */
export function FormDialog({
  heading,
  action,
  danger,
  fault,
  busy,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { t } = useTexts();
  const id = useId();
  return (
    <Dialog open onClose={onClose} closeButton={t('common.close')} aria-labelledby={id}>
      <form
        className="rt-form"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          void onSubmit();
        }}
      >
        <Heading level={2} data-size="xs" id={id}>
          {heading}
        </Heading>
        {children}
        {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
        <div className="rt-form-actions">
          <Button
            type="submit"
            {...(busy === undefined ? {} : { loading: busy })}
            {...(danger ? { 'data-color': 'danger' as const } : {})}
          >
            {action}
          </Button>
          <Button type="button" variant="tertiary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
