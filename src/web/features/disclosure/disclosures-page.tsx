import { Button } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { DisclosureValue } from '../../../contract/disclosure.ts';
import { groundOf } from '../../../domain/disclosure/index.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import './disclosure.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

function Row({ d }: { readonly d: DisclosureValue }) {
  const { t, instant, list, derived } = useTexts();
  return (
    <tr>
      <th scope="row">
        <NodeLink node={d.matter} />
      </th>
      <td>{instant(d.at)}</td>
      <td>
        <time dateTime={d.madeAt}>{instant(d.madeAt)}</time>
        <div className="rt-faint">{d.madeBy.name}</div>
      </td>
      <td>
        {d.requester}
        {d.reference ? <div className="rt-faint">{d.reference}</div> : null}
      </td>
      <td>
        {d.grounds.length === 0
          ? t('disclosure.nothingRedacted')
          : list(
              d.grounds.map((g) =>
                t('disclosure.usedGround', {
                  section: groundOf(g.ground)?.section ?? 0,
                  title: derived(`disclosure.ground.${g.ground}`),
                  places: g.places,
                }),
              ),
            )}
      </td>
      <td>
        {d.files.map((f) =>
          f.erasedAt ? (
            <div key={f.format} className="rt-faint">
              {t('disclosure.fileErased')}
            </div>
          ) : (
            <div key={f.format}>
              <a href={`/api/v1/disclosures/${d.id}/files/${f.format}`} target="_blank" rel="noreferrer">
                {t(`disclosure.file.${f.format}`)}
                <span className="rt-sr">
                  {' '}
                  {d.matter.key} {instant(d.at)}
                </span>
              </a>
            </div>
          ),
        )}
        <details>
          <summary>{t('disclosure.hashes')}</summary>
          {d.files.map((f) => (
            <div key={f.format}>
              {t(`disclosure.file.${f.format}`)}: <code className="rt-disclosure-hash">{f.sha256}</code>
            </div>
          ))}
        </details>
      </td>
    </tr>
  );
}

/** What has been given out: of which matter, as of when, to whom, by whom, with which grounds; and the files. */
export function Component() {
  const { t } = useTexts();
  const [params] = useSearchParams();
  const key = params.get('key') ?? '';
  const made = useInfiniteQuery({
    queryKey: ['disclosures', key],
    queryFn: ({ pageParam, signal }) =>
      api.disclosure.list({
        query: { limit: 50, ...(key ? { key } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const items = (made.data?.pages ?? []).flatMap((p) => p.items);
  return (
    <SettingsPage title={t('disclosure.title')} lead={t('disclosure.lead')}>
      {key ? (
        <p>
          {t('disclosure.ofMatter', { key })}{' '}
          <Link to="/settings/disclosures">{t('disclosure.showAll')}</Link>
        </p>
      ) : null}
      {made.isPending ? <Loading /> : null}
      {made.isError ? <Problem error={made.error} retry={() => void made.refetch()} /> : null}
      {made.isSuccess && items.length === 0 ? (
        <Empty title={t('disclosure.none')} text={t('disclosure.noneText')} />
      ) : null}
      {items.length > 0 ? (
        <ScrollBox>
          <table className="rt-table rt-disclosures">
            <caption className="rt-sr">{t('disclosure.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('disclosure.matter')}</th>
                <th scope="col">{t('disclosure.asOf')}</th>
                <th scope="col">{t('disclosure.madeAt')}</th>
                <th scope="col">{t('disclosure.forWhom')}</th>
                <th scope="col">{t('disclosure.groundsUsed')}</th>
                <th scope="col">{t('disclosure.files')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((d) => (
                <Row key={d.id} d={d} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {made.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={made.isFetchingNextPage}
          onClick={() => void made.fetchNextPage()}
        >
          {t('disclosure.more')}
        </Button>
      ) : null}
    </SettingsPage>
  );
}
