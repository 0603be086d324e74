import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { groupNames, type ListState } from './list-state.ts';

/** What the list is grouped by, and whether it stands in the order set by hand; kept in the address. */
export function GroupMenu({
  definition,
  state,
}: {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
}) {
  const { t, derived } = useTexts();
  const names = groupNames.filter((g) => g === 'state' || g === 'parent' || g in definition.fields);
  const byHand = state.sort === 'rank';
  return (
    <Menu
      button={{ variant: 'tertiary' }}
      label={
        state.group
          ? t('backlog.list.groupedBy', { field: derived(`field.${state.group}`).toLowerCase() })
          : t('backlog.list.group')
      }
      items={[
        ...names.map((g) => ({
          id: g,
          label: derived(`field.${g}`),
          current: state.group === g,
          run: () => state.set({ group: state.group === g ? null : g }),
        })),
        {
          id: 'none',
          label: t('backlog.list.groupNot'),
          current: state.group === null,
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
