import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { groupingWord } from './group-words.ts';
import { groupingsOf } from './groupings.ts';
import type { ListState } from './list-state.ts';
import { useReferences } from './use-references.ts';

interface GroupMenuProps {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
}

/** What the list is grouped by, and whether it stands in the order set by hand; kept in the address. */
export function GroupMenu({ definition, state }: GroupMenuProps) {
  const texts = useTexts();
  const { t } = texts;
  const { hidden } = useReferences(definition, state.filters);
  const names = ['state', ...groupingsOf(definition)].filter((name) => !hidden.includes(name));
  const word = (by: string) => groupingWord(texts, definition.kind, by);
  const group = state.group !== null && names.includes(state.group) ? state.group : null;
  const byHand = state.sort === 'rank';
  return (
    <Menu
      button={{ variant: 'tertiary' }}
      label={
        group
          ? t('backlog.list.groupedBy', { field: word(group).toLowerCase() })
          : byHand
            ? t('lists.byHand')
            : t('backlog.list.group')
      }
      items={[
        ...names.map((g) => ({
          id: g,
          label: word(g),
          current: group === g,
          run: () => state.set({ group: group === g ? null : g }),
        })),
        {
          id: 'none',
          label: t('backlog.list.groupNot'),
          current: group === null,
          run: () => state.set({ group: null }),
        },
        { heading: t('backlog.list.order') },
        {
          id: 'rank',
          label: t('backlog.list.byHand'),
          current: byHand,
          run: () => state.set({ sort: byHand ? null : 'rank', order: null, group: null }),
        },
      ]}
    />
  );
}

/** What the board is divided into lanes by; kept in the address. */
export function LaneMenu({ definition, state }: GroupMenuProps) {
  const texts = useTexts();
  const { t } = texts;
  const { hidden } = useReferences(definition, state.filters);
  const names = groupingsOf(definition).filter((name) => !hidden.includes(name));
  const lane = state.lane !== null && names.includes(state.lane) ? state.lane : null;
  return (
    <Menu
      button={{ variant: 'tertiary' }}
      label={
        lane
          ? t('lists.lane.by', { field: groupingWord(texts, definition.kind, lane).toLowerCase() })
          : t('lists.lane.menu')
      }
      items={[
        ...names.map((name) => ({
          id: name,
          label: groupingWord(texts, definition.kind, name),
          current: lane === name,
          run: () => state.set({ lane: lane === name ? null : name }),
        })),
        {
          id: 'none',
          label: t('lists.lane.not'),
          current: lane === null,
          run: () => state.set({ lane: null }),
        },
      ]}
    />
  );
}
