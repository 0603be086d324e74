import { Alert, Button, Details, Paragraph, ToggleGroup } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { ThreadValue } from '../../../contract/thread.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { Delivered } from './delivered.tsx';
import { Links } from './links.tsx';
import { readOnly } from './only.ts';
import { Outline } from './outline.tsx';
import { PartList } from './part-list.tsx';
import { ThreadPicture } from './picture/thread-picture.tsx';
import { threadQuery } from './queries.ts';
import { Rollup } from './rollup.tsx';
import { Selected } from './selected.tsx';
import { candidatesOf, Several } from './several.tsx';
import './thread.css';

/** The red thread of anything: up and down, as a picture and as a list. */
export function Component() {
  const { key = '' } = useParams();
  const { t } = useTexts();
  const title = t('thread.title', { key });
  const found = useQuery(threadQuery(key));
  if (found.isPending)
    return (
      <Page title={title}>
        <Loading lines={10} />
      </Page>
    );
  if (found.isError) {
    const candidates =
      found.error instanceof ApiError && found.error.status === 300 ? candidatesOf(found.error) : [];
    if (candidates.length > 0) return <Several nodeKey={key} candidates={candidates} />;
    return (
      <Page title={title}>
        <Problem error={found.error} retry={() => found.refetch()} />
      </Page>
    );
  }
  return <Thread key={key} thread={found.data} address={key} />;
}

type View = 'picture' | 'list';

/** `address`: the key as asked for, which picks between nodes of the same key where there are several. */
function Thread({ thread, address }: { readonly thread: ThreadValue; readonly address: string }) {
  const texts = useTexts();
  const { t } = texts;
  const [search, setSearch] = useSearchParams();
  const only = readOnly(search);
  const given = search.get('view');
  const view: View =
    given === 'picture' || given === 'list'
      ? given
      : window.matchMedia('(max-width: 640px)').matches
        ? 'list'
        : 'picture';
  const { focus } = thread;
  const alone = thread.nodes.every((n) => n.key === focus.key);
  return (
    <Page
      title={t('thread.title', { key: focus.key })}
      crumbs={[{ label: t('thread.nav'), to: '/thread' }, { label: focus.key }]}
      lead={
        <span className="rt-thread-lead">
          <span className="rt-faint">{processTexts(texts, focus.kind).name}</span>
          <NodeLink node={focus} />
          <StateBadge kind={focus.kind} state={focus.state} category={focus.category} />
        </span>
      }
      actions={
        <div className="rt-thread-actions rt-tight">
          <ToggleGroup
            data-size="sm"
            aria-label={t('thread.view')}
            value={view}
            onChange={(value: string) =>
              setSearch({ view: value }, { replace: true, preventScrollReset: true })
            }
          >
            <ToggleGroup.Item value="picture">{t('thread.view.picture')}</ToggleGroup.Item>
            <ToggleGroup.Item value="list">{t('thread.view.list')}</ToggleGroup.Item>
          </ToggleGroup>
          <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
            {t('thread.print')}
          </Button>
        </div>
      }
      wide
    >
      {thread.notShown > 0 ? (
        <Paragraph className="rt-faint">{t('thread.notShown', { count: thread.notShown })}</Paragraph>
      ) : null}
      {thread.cut ? (
        <Alert data-color="warning" data-size="sm">
          {t('thread.cut')}
        </Alert>
      ) : null}
      {alone ? <Empty title={t('thread.alone.title')} text={t('thread.alone.text')} /> : null}
      {only ? <PartList thread={thread} only={only} /> : null}
      {alone || only ? null : view === 'list' ? <Outline thread={thread} /> : <Drawn thread={thread} />}
      {only ? null : (
        <>
          {thread.rollup ? <Rollup rollup={thread.rollup} nodeKey={focus.key} /> : null}
          <Delivered thread={thread} />
          <Links nodeKey={focus.key} address={address} />
        </>
      )}
    </Page>
  );
}

/** The picture with what is selected in it, and the same in words below it. */
function Drawn({ thread }: { readonly thread: ThreadValue }) {
  const { t } = useTexts();
  const [selected, setSelected] = useState(thread.focus.key);
  const node = [thread.focus, ...thread.nodes].find((n) => n.key === selected) ?? thread.focus;
  return (
    <div className="rt-drawn">
      <ThreadPicture thread={thread} selected={node.key} onSelect={setSelected} />
      <Selected thread={thread} node={node} />
      <Details>
        <Details.Summary>{t('thread.asList')}</Details.Summary>
        <Details.Content>
          <Outline thread={thread} />
        </Details.Content>
      </Details>
    </div>
  );
}
