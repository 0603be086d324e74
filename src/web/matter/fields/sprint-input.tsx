import { useQuery } from '@tanstack/react-query';
import type { NodeRefValue } from '../../../contract/common.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import type { FieldInputProps } from './input-props.ts';

/** The sprints that take issues in: a team's, or all teams'. */
export function useOpenSprints(team: string | null, enabled = true) {
  return useQuery({
    queryKey: ['sprint-list', 'open', team],
    queryFn: ({ signal }) =>
      api.sprint.list({
        query: { state: 'planned,active', limit: 200, ...(team === null ? {} : { team }) },
        signal,
      }),
    enabled,
    staleTime: 30_000,
  });
}

interface SprintInputProps extends FieldInputProps<NodeRefValue | null> {
  /** Key of the team whose sprints it is; null: any team's, named with their team. */
  readonly team: string | null;
}

/** One of the sprints that take issues in, or none. */
export function SprintInput(props: SprintInputProps) {
  const { t } = useTexts();
  const { value, team } = props;
  const open = useOpenSprints(team);
  const sprints = [...(open.data?.items ?? [])].reverse();
  const kept = value && !sprints.some((s) => s.key === value.key) ? value : null;
  return (
    <select
      id={props.id}
      className="rt-quiet"
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      value={value?.key ?? ''}
      onChange={(e) => {
        const chosen = sprints.find((s) => s.key === e.target.value);
        void props.save(
          chosen ? { key: chosen.key, kind: 'sprint', title: chosen.title, state: null } : null,
        );
      }}
    >
      <option value="">{t('sprint.none')}</option>
      {kept ? <option value={kept.key}>{kept.title}</option> : null}
      {sprints.map((s) => (
        <option key={s.key} value={s.key}>
          {team === null ? t('sprint.ofTeam', { sprint: s.title, team: s.team.title }) : s.title}
        </option>
      ))}
    </select>
  );
}
