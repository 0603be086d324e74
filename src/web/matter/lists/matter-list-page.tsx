import { Button, ToggleGroup } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { type ReactNode, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { type ProcessKind, processes } from '../../../domain/processes.ts';
import { useMay, usePerson } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Page } from '../../shared/ui/page.tsx';
import { BoardView } from './board-view.tsx';
import { CardChooser, ColumnChooser } from './column-chooser.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GroupMenu, LaneMenu } from './group-menu.tsx';
import { type Filters, type ListState, useListState } from './list-state.ts';
import { ListTools } from './list-tools.tsx';
import { LiveBar } from './live-bar.tsx';
import { newAddress } from './new-address.ts';
import { PeekPanel } from './peek-panel.tsx';
import { QuickAdd, useQuickPlace } from './quick-add.tsx';
import { TableView } from './table-view.tsx';
import { useCount } from './use-list.ts';
import { useRoom } from './use-room.ts';
import { ViewTabs } from './view-tabs.tsx';
import './lists.css';
import './peek.css';

interface MatterListPageProps {
  readonly kind: ProcessKind;
  readonly title: string;
  /** Under the heading, such as a way to the other lists of the same place. */
  readonly lead?: ReactNode;
  /** Filters that the page itself sets, such as a team's. */
  readonly fixed?: Filters;
  /** How it is looked at until the address says otherwise. */
  readonly view?: ListState['view'];
  /** Most in each state at once, where a team has set limits. */
  readonly limits?: Readonly<Record<string, number>>;
  /** Between the heading and the list, as wide as the page. */
  readonly above?: ReactNode;
  /** Among the buttons beside the heading. */
  readonly tools?: ReactNode;
}

const none: Filters = {};

/** All matters of a kind, as table or board; everything about how it is looked at is in the address. */
export function MatterListPage({
  kind,
  title,
  lead,
  fixed = none,
  view = 'table',
  limits,
  above,
  tools,
}: MatterListPageProps) {
  const texts = useTexts();
  const { t, number } = texts;
  const definition: ProcessDefinition = processes[kind];
  const words = processTexts(texts, kind);
  const navigate = useNavigate();
  const state = useListState(fixed, view);
  const count = useCount(kind, state.filters);
  const may = useMay('matter.create');
  const me = usePerson();
  const quick = useQuickPlace(definition, state.filters, null);
  const [adding, setAdding] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const room = useRoom(list);
  useShortcut('c', 'lists.key.add', () => setAdding(true), quick !== null);
  useShortcut('c', 'portfolio.key.new', () => navigate(`/new/${kind}`), may && quick === null);
  const total = count.data?.total;
  return (
    <Page
      wide
      title={title}
      lead={
        <>
          {total ? (
            <span role="status">
              {t('portfolio.count', {
                shown: `${number(total.count)}${total.capped ? '+' : ''}`,
                kind: (total.count === 1 ? words.name : words.plural).toLowerCase(),
              })}
            </span>
          ) : (
            ' '
          )}
          {lead}
          <ViewTabs kind={kind} />
        </>
      }
      actions={
        <>
          <ToggleGroup
            data-size="sm"
            value={state.view}
            onChange={(v) => state.set({ view: v === view ? null : v, peek: null }, true)}
            data-toggle-group={t('portfolio.view')}
          >
            <ToggleGroup.Item value="table">{t('portfolio.table')}</ToggleGroup.Item>
            <ToggleGroup.Item value="board">{t('portfolio.board')}</ToggleGroup.Item>
          </ToggleGroup>
          {tools}
          {state.view === 'table' ? (
            <>
              <GroupMenu definition={definition} state={state} />
              <ColumnChooser definition={definition} state={state} fixed={fixed} />
            </>
          ) : (
            <>
              <LaneMenu definition={definition} state={state} />
              <CardChooser definition={definition} state={state} />
            </>
          )}
          <ListTools definition={definition} state={state} />
          {may ? (
            <Button asChild data-size="sm">
              <Link to={newAddress(definition, state.filters, me.id)}>
                <PlusIcon aria-hidden />
                {texts.derived(`process.${kind}.new`)}
              </Link>
            </Button>
          ) : null}
        </>
      }
    >
      {above}
      <FilterBar definition={definition} state={state} fixed={fixed} />
      <LiveBar kind={kind} filters={state.filters} />
      {quick && adding ? (
        <div className="rt-quick-bar">
          <QuickAdd {...quick} first={null} reads={['list', kind]} onClose={() => setAdding(false)} />
        </div>
      ) : null}
      <div className="rt-with-peek" data-peek={state.peek !== null && state.view === 'table'}>
        <div className="rt-list-column" ref={list}>
          {state.view === 'board' ? (
            <BoardView definition={definition} state={state} {...(limits ? { limits } : {})} />
          ) : (
            <TableView
              definition={definition}
              state={state}
              fixed={fixed}
              total={total?.count ?? null}
              room={room}
            />
          )}
        </div>
        {state.peek && state.view === 'table' ? (
          <PeekPanel matterKey={state.peek} onClose={() => state.set({ peek: null })} />
        ) : null}
      </div>
    </Page>
  );
}
