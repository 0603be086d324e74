import { Button, Textfield } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { HistoryEntryValue } from '../../../contract/matters.ts';
import { processOf } from '../../../domain/processes.ts';
import { valueWords } from '../../matter/fields/value-text.tsx';
import { useMatter } from '../../matter/use-matter.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import './disclosure.css';

function EraseDialog({
  id,
  what,
  onDone,
  onClose,
}: {
  readonly id: number;
  readonly what: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    try {
      await api.personal.erase({ params: { id }, body: { reason: reason.trim() } });
      toast(t('disclosure.erase.done'));
      onDone();
      onClose();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      heading={what}
      action={t('disclosure.erase.action')}
      danger
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('disclosure.erase.forGood')}</p>
      <Textfield
        label={t('disclosure.erase.why')}
        description={t('disclosure.erase.whyHelp')}
        value={reason}
        maxLength={500}
        required
        onChange={(e) => setReason(e.target.value)}
      />
    </FormDialog>
  );
}

/** The history of a matter, entry by entry, to erase what one of them says. */
export function Component() {
  const texts = useTexts();
  const { t, derived, has, instant } = texts;
  const { key = '' } = useParams();
  const matter = useMatter(key);
  const [erasing, setErasing] = useState<{ id: number; what: string } | null>(null);
  const history = useInfiniteQuery({
    queryKey: ['erasable', key],
    queryFn: ({ pageParam, signal }) =>
      api.matter.history({
        params: { key },
        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const kind = matter.data?.kind ?? '';
  const words = processTexts(texts, kind);
  const fields = processOf(kind)?.fields ?? {};
  const contentOf = (e: HistoryEntryValue): string =>
    [
      ...e.changes.map(
        (c) =>
          `${words.field(c.field)}: ${c.field === 'state' ? words.state(String(c.to)) : valueWords(texts, words, fields[c.field], c.field, c.to)}`,
      ),
      ...['reason', 'note', 'name'].flatMap((n) => {
        const v: unknown = e.data[n];
        return typeof v === 'string' ? [v] : [];
      }),
    ].join('\n');
  const nameOf = (e: HistoryEntryValue) => (has(`event.${e.type}`) ? derived(`event.${e.type}`) : e.type);
  return (
    <Page
      title={t('disclosure.erase.title', { key })}
      crumbs={[
        { label: key, to: `/matters/${encodeURIComponent(key)}` },
        { label: t('disclosure.erase.crumb') },
      ]}
      lead={t('disclosure.erase.lead')}
    >
      {history.isPending ? <Loading lines={6} /> : null}
      {history.isError ? <Problem error={history.error} retry={() => void history.refetch()} /> : null}
      <ul className="rt-draft">
        {(history.data?.pages ?? [])
          .flatMap((p) => p.items)
          .map((e) => {
            const content = contentOf(e);
            const talk = e.type.startsWith('comment.') || e.type.startsWith('note.');
            const what = t('disclosure.erase.actionNamed', { what: nameOf(e), at: instant(e.at) });
            return (
              <li key={e.id} className="rt-draft-item">
                <div className="rt-draft-head">
                  <span>
                    <strong>{e.actor?.name ?? ''}</strong> {nameOf(e)}{' '}
                    <time className="rt-faint" dateTime={e.at}>
                      {instant(e.at)}
                    </time>
                  </span>
                  {e.erased || e.type === 'event.erased' ? null : (
                    <Button
                      data-size="sm"
                      variant="tertiary"
                      data-color="danger"
                      aria-label={what}
                      onClick={() => setErasing({ id: e.id, what })}
                    >
                      {t('disclosure.erase.action')}
                    </Button>
                  )}
                </div>
                <p className="rt-draft-text rt-faint">
                  {e.erased
                    ? t('matter.history.erased')
                    : talk
                      ? ''
                      : content || t('disclosure.erase.nothing')}
                </p>
              </li>
            );
          })}
      </ul>
      {history.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('matter.older')}
        </Button>
      ) : null}
      {erasing ? (
        <EraseDialog
          {...erasing}
          onDone={() => {
            void history.refetch();
            void queryClient.invalidateQueries({ queryKey: ['history', key] });
          }}
          onClose={() => setErasing(null)}
        />
      ) : null}
    </Page>
  );
}
