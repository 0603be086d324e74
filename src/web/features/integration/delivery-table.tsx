import { Button, Heading } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { DeliveryValue } from '../../../contract/integration.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { When } from '../../shared/ui/when.tsx';
import type { messagesQuery } from './channel-queries.ts';
import type { deliveriesQuery } from './queries.ts';

interface DeliveryTableProps {
  readonly title: string;
  readonly query: ReturnType<typeof deliveriesQuery> | ReturnType<typeof messagesQuery>;
  /** Tries one again now. */
  readonly resend: (id: number) => Promise<void>;
}

/** Everything that was sent to one receiver and how it went; any can be sent again. */
export function DeliveryTable({ title, query, resend: send }: DeliveryTableProps) {
  const texts = useTexts();
  const { t, derived, number, shortDay } = texts;
  const deliveries = useInfiniteQuery(query as ReturnType<typeof deliveriesQuery>);
  const items = (deliveries.data?.pages ?? []).flatMap((p) => p.items);
  const about = (d: DeliveryValue) =>
    d.day
      ? t('integration.morningOf', { day: shortDay(d.day) })
      : d.event === null
        ? t('integration.testEvent')
        : derived(`integration.type.${d.event.type}`);
  const resend = async (d: DeliveryValue) => {
    try {
      await send(d.id);
      announce(t('integration.queued'));
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
  return (
    <section className="rt-sent" aria-labelledby="deliveries">
      <Heading level={2} data-size="2xs" id="deliveries">
        {title}
      </Heading>
      {deliveries.isPending ? <Loading lines={4} /> : null}
      {deliveries.isError ? (
        <Problem error={deliveries.error} retry={() => void deliveries.refetch()} />
      ) : null}
      {deliveries.isSuccess && items.length === 0 ? (
        <p className="rt-faint">{t('integration.noDeliveries')}</p>
      ) : null}
      {items.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('integration.when')}</th>
                <th scope="col">{t('integration.about')}</th>
                <th scope="col">{t('integration.state')}</th>
                <th scope="col">{t('integration.answer')}</th>
                <th scope="col" className="rt-number">
                  {t('integration.attempts')}
                </th>
                <th scope="col">
                  <span className="rt-sr">{t('integration.resend')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((d) => (
                <tr key={d.id}>
                  <td>
                    <When at={d.createdAt} />
                  </td>
                  <td>
                    {about(d)}
                    {d.event?.key ? (
                      <>
                        {' '}
                        <Link to={`/matters/${encodeURIComponent(d.event.key)}`}>{d.event.key}</Link>
                      </>
                    ) : null}
                  </td>
                  <td>
                    {t(`integration.status.${d.status}`)}
                    {d.nextAt && d.attempts > 0 ? (
                      <span className="rt-faint">
                        {' · '}
                        {t('integration.nextTry')} <When at={d.nextAt} />
                      </span>
                    ) : null}
                  </td>
                  <td>
                    {d.failure ? derived(`integration.failure.${d.failure}`) : (d.answered ?? '')}
                    {d.milliseconds === null ? null : (
                      <span className="rt-faint"> {number(d.milliseconds)} ms</span>
                    )}
                  </td>
                  <td className="rt-number">{number(d.attempts)}</td>
                  <td>
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      onClick={() => void resend(d)}
                      aria-label={t('integration.resendNamed', { about: about(d), key: d.event?.key ?? '' })}
                    >
                      {t('integration.resend')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {deliveries.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={deliveries.isFetchingNextPage}
          onClick={() => void deliveries.fetchNextPage()}
        >
          {t('integration.older')}
        </Button>
      ) : null}
    </section>
  );
}
