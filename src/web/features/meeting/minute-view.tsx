import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MeetingItemValue, MeetingValue } from '../../../contract/meeting.ts';
import { api } from '../../shared/api/client.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { When } from '../../shared/ui/when.tsx';
import { TextEdit } from './text-edit.tsx';
import { isRefused, useMeetingAct } from './use-meeting.ts';
import { itemTitle } from './words.ts';

type Addendum = MeetingValue['addenda'][number];

function Addenda({ list, lang }: { readonly list: readonly Addendum[]; readonly lang: string }) {
  const { t } = useTexts();
  return list.map((a) => (
    <div key={a.id} className="rt-addendum">
      <p>
        <strong>{t('meeting.addendum', { name: a.by.name })}</strong>{' '}
        <span className="rt-faint rt-small">
          <When at={a.at} />
        </span>
      </p>
      <Markdown text={a.text} lang={lang} />
    </div>
  ));
}

/** The minute as it reads: edited item by item until it is approved; after that only addenda below. */
export function MinuteView({ meeting }: { readonly meeting: MeetingValue }) {
  const { t } = useTexts();
  const act = useMeetingAct();
  const [adding, setAdding] = useState<MeetingItemValue | 'whole' | null>(null);
  const edits = meeting.mayEdit && meeting.state !== 'closed';
  const adds = meeting.mayEdit && meeting.state === 'closed';
  const { key } = meeting;
  const write = async (item: MeetingItemValue, minuteText: string | null) => {
    const answer = await act(() =>
      api.meeting.editItem({
        params: { key, id: item.id },
        body: { minuteText },
        version: item.version,
      }),
    );
    return isRefused(answer) ? answer.text : null;
  };
  return (
    <article className="rt-minute">
      <section>
        <TextEdit
          label={t('meeting.summary')}
          value={meeting.summary}
          lang={meeting.language}
          maxLength={8000}
          edits={edits}
          hideEmpty
          onSave={async (summary) => {
            const answer = await act(() =>
              api.meeting.edit({ params: { key }, body: { summary }, version: meeting.version }),
            );
            return isRefused(answer) ? answer.text : null;
          }}
        />
      </section>
      {meeting.items.map((item, i) => (
        <section key={item.id} aria-labelledby={`minute-${item.id}`}>
          <Heading level={2} data-size="2xs" id={`minute-${item.id}`} lang={meeting.language}>
            {i + 1}.{' '}
            {item.matter ? (
              <Link to={nodeHref(item.matter)}>
                <span className="rt-key">{item.matter.key}</span> {item.title}
              </Link>
            ) : (
              item.title
            )}
          </Heading>
          {item.note ? <Markdown text={item.note} lang={meeting.language} /> : null}
          <TextEdit
            label={`${t('meeting.minuteText')} ${i + 1}`}
            value={item.minuteText}
            lang={meeting.language}
            maxLength={4000}
            edits={edits && item.decision !== null}
            empty={t('meeting.minuteNone')}
            onSave={(text) => write(item, text)}
            {...(item.minuteEdited
              ? { onReset: { label: t('meeting.minuteReset'), run: () => write(item, null) } }
              : {})}
          />
          <Addenda list={meeting.addenda.filter((a) => a.item === item.id)} lang={meeting.language} />
          {adds ? (
            <Button
              variant="tertiary"
              data-size="sm"
              onClick={() => setAdding(item)}
              aria-label={t('meeting.addAddendumTo', { title: itemTitle(item) })}
            >
              {t('meeting.addAddendum')}
            </Button>
          ) : null}
        </section>
      ))}
      {adds || meeting.addenda.some((a) => a.item === null) ? (
        <section aria-labelledby="minute-addenda">
          <Heading level={2} data-size="2xs" id="minute-addenda">
            {t('meeting.addenda')}
          </Heading>
          <Addenda list={meeting.addenda.filter((a) => a.item === null)} lang={meeting.language} />
          {adds ? (
            <Button variant="secondary" data-size="sm" onClick={() => setAdding('whole')}>
              {t('meeting.addAddendum')}
            </Button>
          ) : null}
        </section>
      ) : null}
      {adding ? (
        <Prompt
          heading={
            adding === 'whole'
              ? t('meeting.addAddendum')
              : t('meeting.addAddendumTo', { title: itemTitle(adding) })
          }
          label={t('meeting.addenda')}
          required
          action={t('meeting.save')}
          onClose={() => setAdding(null)}
          onDone={async (text) => {
            const answer = await act(() =>
              api.meeting.addendum({
                params: { key },
                body: { text, ...(adding === 'whole' ? {} : { item: adding.id }) },
              }),
            );
            return isRefused(answer) ? answer.text : null;
          }}
        />
      ) : null}
    </article>
  );
}
