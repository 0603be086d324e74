import { Button } from '@digdir/designsystemet-react';
import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SavedViewValue } from '../../../contract/views.ts';
import { api } from '../../shared/api/client.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { SaveViewDialog } from '../../shared/ui/save-view-dialog.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { refreshViews, useViews } from '../../shared/views.ts';
import './search.css';

/** One's own saved views: renamed, shared, put in order, deleted; those of others are opened or taken over. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const views = useViews();
  const [changing, setChanging] = useState<SavedViewValue | null>(null);
  const [removing, setRemoving] = useState<SavedViewValue | null>(null);
  const items = views.data?.items ?? [];
  const mine = items.filter((v) => v.mine);
  const others = items.filter((v) => !v.mine);
  const tell = (error: unknown) => toast(problemText(texts, error).title, { tone: 'danger' });
  const move = async (at: number, step: 1 | -1) => {
    const ids = mine.map((v) => v.id);
    const [id] = ids.splice(at, 1);
    if (id === undefined) return;
    ids.splice(at + step, 0, id);
    try {
      await api.search.orderViews({ body: { ids } });
      refreshViews();
      announce(t('search.view.moved', { name: mine[at]?.name ?? '', place: at + step + 1 }));
    } catch (error) {
      tell(error);
    }
  };
  const takeOver = async (view: SavedViewValue) => {
    try {
      await api.search.takeOverView({ params: { id: view.id } });
      refreshViews();
      toast(t('search.view.takenOver', { name: view.name }));
    } catch (error) {
      tell(error);
    }
  };
  const sharedText = (v: SavedViewValue) =>
    v.sharedWith === 'team' ? (v.team?.title ?? '') : t(`search.view.${v.sharedWith}`);
  return (
    <SettingsPage title={t('search.views')} lead={t('search.viewsLead')}>
      {views.isPending ? <Loading /> : null}
      {views.isError ? <Problem error={views.error} retry={() => void views.refetch()} /> : null}
      {views.data && items.length === 0 ? (
        <Empty title={t('search.noViews')} text={t('search.noViewsText')} />
      ) : null}
      {mine.length > 0 ? (
        <section aria-label={t('search.view.mine')}>
          <h2 className="rt-h2">{t('search.view.mine')}</h2>
          <ol className="rt-views-list">
            {mine.map((v, i) => (
              <li key={v.id}>
                <span>
                  <Link to={v.address}>{v.name}</Link> <span className="rt-faint">{sharedText(v)}</span>
                </span>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  icon
                  aria-label={t('search.view.up', { name: v.name })}
                  disabled={i === 0}
                  onClick={() => void move(i, -1)}
                >
                  <ArrowUpIcon aria-hidden />
                </Button>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  icon
                  aria-label={t('search.view.down', { name: v.name })}
                  disabled={i === mine.length - 1}
                  onClick={() => void move(i, 1)}
                >
                  <ArrowDownIcon aria-hidden />
                </Button>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  aria-label={t('search.view.changeNamed', { name: v.name })}
                  onClick={() => setChanging(v)}
                >
                  {t('search.view.changeShort')}
                </Button>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  aria-label={t('search.view.removeNamed', { name: v.name })}
                  onClick={() => setRemoving(v)}
                >
                  {t('search.view.remove')}
                </Button>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {others.length > 0 ? (
        <section aria-label={t('search.view.others')}>
          <h2 className="rt-h2">{t('search.view.others')}</h2>
          <ul className="rt-views-list">
            {others.map((v) => (
              <li key={v.id}>
                <span>
                  <Link to={v.address}>{v.name}</Link>{' '}
                  <span className="rt-faint">
                    {t(v.ownerLeft ? 'search.view.ofLeaver' : 'search.view.of', { name: v.owner.name })} ·{' '}
                    {sharedText(v)}
                  </span>
                </span>
                {v.mayTakeOver ? (
                  <Button
                    variant="secondary"
                    data-size="sm"
                    aria-label={t('search.view.takeOverNamed', { name: v.name })}
                    onClick={() => void takeOver(v)}
                  >
                    {t('search.view.takeOver')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {changing ? (
        <SaveViewDialog address={changing.address} view={changing} onClose={() => setChanging(null)} />
      ) : null}
      {removing ? (
        <Prompt
          heading={t('search.view.removeNamed', { name: removing.name })}
          action={t('search.view.remove')}
          danger
          onClose={() => setRemoving(null)}
          onDone={async () => {
            try {
              await api.search.removeView({ params: { id: removing.id }, version: removing.version });
              toast(t('search.view.removed', { name: removing.name }));
              return null;
            } catch (error) {
              return problemText(texts, error).title;
            } finally {
              refreshViews();
            }
          }}
        >
          <p>{t('search.view.removeText')}</p>
        </Prompt>
      ) : null}
    </SettingsPage>
  );
}
