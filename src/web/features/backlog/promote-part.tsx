import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { linksChanged } from '../../matter/use-links.ts';
import { keepMatter } from '../../matter/use-matter.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

/** What else can be done with an issue: make an epic of it. The palette opens it by `promote` in the address. */
export function Part({ matter, narrow }: MatterPartProps) {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState(false);
  const mayLink = useMay('link.edit');
  const mayCreate = useMay('matter.create');
  const drop = matter.actions.find((a) => a.name === 'drop');
  if (narrow || !mayLink || !mayCreate || !matter.mayEdit || !drop?.allowed) return null;
  const close = () => {
    setChosen(false);
    if (params.has('promote')) setParams({}, { replace: true });
  };
  const promote = async (): Promise<string | null> => {
    try {
      const epic = await api.backlog.promote({ params: { key: matter.key }, version: matter.version });
      keepMatter(epic);
      void queryClient.invalidateQueries({ queryKey: ['matter', matter.key] });
      void queryClient.invalidateQueries({ queryKey: ['list', 'issue'] });
      void queryClient.invalidateQueries({ queryKey: ['count', 'issue'] });
      linksChanged(matter.key, epic.key);
      toast(t('backlog.promote.done', { issue: matter.key, key: epic.key }));
      void navigate(`/matters/${encodeURIComponent(epic.key)}`);
      return null;
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      return faults[0] ?? title;
    }
  };
  return (
    <>
      <Menu
        label={<MenuElipsisHorizontalIcon aria-hidden fontSize="1.25rem" />}
        name={t('common.more')}
        button={{ variant: 'tertiary' }}
        items={[{ id: 'promote', label: t('backlog.promote.action'), run: () => setChosen(true) }]}
      />
      {chosen || params.has('promote') ? (
        <Prompt
          heading={t('backlog.promote.heading', { key: matter.key })}
          action={t('backlog.promote.action')}
          onClose={close}
          onDone={promote}
        >
          <p>{t('backlog.promote.text')}</p>
        </Prompt>
      ) : null}
    </>
  );
}
