import type { TeamValue } from '../../../contract/backlog.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { directoryQuery } from '../../shared/directory.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { teamQuery } from './queries.ts';

/** Tells that a team has ceased: nothing more can be given to it. */
export function CeaseTeam({ team, onClose }: { readonly team: TeamValue; readonly onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <Prompt
      heading={t('backlog.team.ceaseHeading', { team: team.title })}
      action={t('backlog.team.cease')}
      danger
      onClose={onClose}
      onDone={async () => {
        try {
          queryClient.setQueryData(
            teamQuery(team.key).queryKey,
            await api.backlog.cease({ params: { team: team.key } }),
          );
          void queryClient.invalidateQueries({ queryKey: directoryQuery.queryKey });
          return null;
        } catch (error) {
          return problemText(texts, error).title;
        }
      }}
    >
      <p>{t('backlog.team.ceaseText', { count: team.open.reduce((n, o) => n + o.count, 0) })}</p>
    </Prompt>
  );
}
