import {
  Button,
  Dialog,
  Heading,
  Paragraph,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';
import { useTexts } from '../texts/texts-context.ts';
import { problemText } from './problem.tsx';
import { toast } from './toasts.tsx';

/** Makes a secret address from which a calendar program reads the dates of a list; it is shown once. */
export function CalendarDialog({
  address,
  onClose,
}: {
  readonly address: string;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const [name, setName] = useState('');
  const [url, setUrl] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    if (name.trim() === '') {
      setFault(t('search.calendar.nameNeeded'));
      return;
    }
    setBusy(true);
    setFault(null);
    try {
      const made = await api.search.makeFeed({ body: { name: name.trim(), address } });
      setUrl(made.url);
      void queryClient.invalidateQueries({ queryKey: ['calendar-feeds'] });
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={onClose} closeButton={t('common.close')} aria-labelledby={`${id}-h`}>
      <form
        className="rt-form"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          void make();
        }}
      >
        <Heading level={2} data-size="xs" id={`${id}-h`}>
          {t('search.calendar.subscribe')}
        </Heading>
        {url ? (
          <>
            <Paragraph>{t('search.calendar.once')}</Paragraph>
            <Textfield
              label={t('search.calendar.address')}
              value={url}
              readOnly
              onFocus={(e) => e.target.select()}
            />
            <div className="rt-form-actions">
              <Button
                type="button"
                onClick={() => {
                  navigator.clipboard.writeText(url).then(
                    () => toast(t('search.calendar.copied')),
                    () => toast(t('search.calendar.notCopied'), { tone: 'danger' }),
                  );
                }}
              >
                {t('search.calendar.copy')}
              </Button>
              <Button asChild variant="tertiary">
                <Link to="/settings/calendars" onClick={onClose}>
                  {t('search.calendar.all')}
                </Link>
              </Button>
            </div>
          </>
        ) : (
          <>
            <Paragraph>{t('search.calendar.text')}</Paragraph>
            <Textfield
              label={t('search.calendar.name')}
              value={name}
              maxLength={100}
              autoComplete="off"
              onChange={(e) => setName(e.target.value)}
            />
            {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
            <div className="rt-form-actions">
              <Button type="submit" loading={busy}>
                {t('search.calendar.make')}
              </Button>
              <Button type="button" variant="tertiary" onClick={onClose}>
                {t('common.cancel')}
              </Button>
            </div>
          </>
        )}
      </form>
    </Dialog>
  );
}
