import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { DisclosureItemValue } from '../../../contract/disclosure.ts';
import { disclosureParts } from '../../../domain/disclosure/index.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { DraftItem } from './draft-item.tsx';
import { MakeDialog } from './make-dialog.tsx';
import { type LastGround, RedactDialog } from './redact-dialog.tsx';
import { RedactionSummary } from './redaction-summary.tsx';
import { added, fitting, itemsOf, type KeptRedaction } from './redactions.ts';
import { type Asked, RequestForm } from './request-form.tsx';
import './disclosure.css';

/** Notes of history come with what they changed: asked for only when somebody wants them. */
const usual = disclosureParts.filter((p) => p !== 'history');

/** Gives a matter out as it stood: what was asked for, the draft, what is blacked out in it, and the making. */
export function Component() {
  const { t, today, language, instant } = useTexts();
  const { key = '' } = useParams();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>({ day: today(), time: '', language, parts: usual });
  const [kept, setKept] = useState<readonly KeptRedaction[]>([]);
  const [redacting, setRedacting] = useState<{ item: DisclosureItemValue; selected: string } | null>(null);
  const [last, setLast] = useState<LastGround>({ ground: '', provision: '' });
  const [making, setMaking] = useState(false);
  const [stale, setStale] = useState(false);
  const at = asked.time ? `${asked.day}T${asked.time}` : asked.day;
  const draft = useQuery({
    queryKey: ['disclosure-draft', key, at, asked.parts, asked.language],
    queryFn: ({ signal }) =>
      api.disclosure.draft({
        params: { key },
        query: { at, parts: asked.parts.join(','), language: asked.language },
        signal,
      }),
    enabled: asked.parts.length > 0 && /^\d{4}-\d\d-\d\d$/.test(asked.day),
    // What was looked at is what is given out: it is not fetched anew behind one's back.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
    placeholderData: (before) => before,
    retry: false,
  });
  const items = draft.data ? itemsOf(draft.data) : [];
  const redactions = fitting(items, kept);
  const redact = (more: Parameters<typeof added>[2]) => {
    setKept(added(items, redactions, more));
    announce(t('disclosure.redactions'));
  };
  const open = (item: DisclosureItemValue) =>
    setRedacting({ item, selected: document.getSelection()?.toString().trim() ?? '' });
  const missing = draft.error instanceof ApiError && draft.error.status === 404;
  return (
    <Page
      title={t('disclosure.of', { key })}
      crumbs={[
        { label: t('disclosure.title'), to: '/settings/disclosures' },
        { label: key, to: `/matters/${encodeURIComponent(key)}` },
        { label: t('disclosure.draft') },
      ]}
      lead={t('disclosure.ofLead')}
    >
      <RequestForm asked={asked} onAsked={setAsked} />
      {asked.parts.length === 0 ? <p>{t('disclosure.noneChosen')}</p> : null}
      {stale ? <Alert data-color="warning">{t('disclosure.stale')}</Alert> : null}
      {draft.isLoading ? <Loading lines={6} /> : null}
      {missing ? <Empty title={t('disclosure.empty')} text={t('disclosure.notYet')} /> : null}
      {draft.isError && !missing ? <Problem error={draft.error} retry={() => void draft.refetch()} /> : null}
      {draft.data && !draft.isError && asked.parts.length > 0 ? (
        <div className="rt-disclosure" aria-busy={draft.isFetching}>
          <div>
            <Heading level={2} data-size="xs">
              {t('disclosure.draftAt', { at: instant(draft.data.at) })}
            </Heading>
            {items.length === 0 ? (
              <Empty title={t('disclosure.empty')} text={t('disclosure.emptyText')} />
            ) : null}
            {draft.data.sections.map((s) => (
              <section key={s.part} aria-labelledby={`part-${s.part}`}>
                <Heading level={3} data-size="2xs" id={`part-${s.part}`}>
                  {t(`disclosure.part.${s.part}`)}
                </Heading>
                <ul className="rt-draft">
                  {s.items.map((i) => (
                    <DraftItem
                      key={i.id}
                      item={i}
                      redactions={redactions}
                      onRedact={() => open(i)}
                      onUndo={(r) => setKept(redactions.filter((x) => x !== r))}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {draft.data.withheld.length > 0 || draft.data.unseenLinks > 0 ? (
              <section aria-labelledby="withheld-label">
                <Heading level={3} data-size="2xs" id="withheld-label">
                  {t('disclosure.withheld')}
                </Heading>
                {draft.data.withheld.length > 0 ? <p>{t('disclosure.withheldText')}</p> : null}
                <ul>
                  {draft.data.withheld.map((w) => (
                    <li key={w.id}>{w.head}</li>
                  ))}
                  {draft.data.unseenLinks > 0 ? (
                    <li>{t('disclosure.unseen', { count: draft.data.unseenLinks })}</li>
                  ) : null}
                </ul>
              </section>
            ) : null}
          </div>
          <aside className="rt-panel rt-disclosure-aside" aria-label={t('disclosure.redactions')}>
            <RedactionSummary items={items} redactions={redactions} onRedact={redact} />
            <Button disabled={items.length === 0 || draft.isFetching} onClick={() => setMaking(true)}>
              {t('disclosure.make')}
            </Button>
          </aside>
        </div>
      ) : null}
      {redacting ? (
        <RedactDialog
          item={redacting.item}
          selected={redacting.selected}
          items={items}
          redactions={redactions}
          last={last}
          onRedact={(more, chosen) => {
            redact(more);
            setLast(chosen);
          }}
          onClose={() => setRedacting(null)}
        />
      ) : null}
      {making && draft.data ? (
        <MakeDialog
          draft={draft.data}
          parts={asked.parts}
          redactions={redactions}
          onMade={() => {
            toast(t('disclosure.made'));
            navigate(`/settings/disclosures?key=${encodeURIComponent(key)}`);
          }}
          onStale={() => {
            setMaking(false);
            setStale(true);
            void draft.refetch();
          }}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </Page>
  );
}
