import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import type { CountedPracticeValue } from '../../../contract/handbook.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { When } from '../../shared/ui/when.tsx';
import { usePracticeText } from './routine-state.tsx';

function Table({ counted: c }: { readonly counted: CountedPracticeValue }) {
  const { t } = useTexts();
  return (
    <ScrollBox>
      <table className="rt-table">
        <caption className="rt-sr">{t('handbook.routines.counted')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('handbook.routines.counted.matter')}</th>
            <th scope="col">{t('handbook.routines.counted.state')}</th>
            <th scope="col">{t('handbook.routines.counted.when')}</th>
            <th scope="col">{t('handbook.routines.counted.done')}</th>
          </tr>
        </thead>
        <tbody>
          {c.items.map((i) => (
            <tr key={i.node.key} data-done={i.done}>
              <th scope="row">
                <NodeLink node={i.node} />
              </th>
              <td>{i.node.state ? <StateBadge kind={i.node.kind} state={i.node.state} /> : '–'}</td>
              <td>{i.at ? <When at={i.at} /> : '–'}</td>
              <td>{t(i.done ? 'handbook.routines.counted.yes' : 'handbook.routines.counted.no')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** What the practice of a team is counted from: the rule in words, and every single thing, each a door to itself. */
export function RoutineCounted({ team, process }: { readonly team: string; readonly process: string }) {
  const { t, derived } = useTexts();
  const { hash } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const practice = usePracticeText();
  const counted = useQuery({
    queryKey: ['routine-counted', team, process],
    queryFn: ({ signal }) => api.handbook.counted({ params: { team, process }, signal }),
    refetchOnWindowFocus: false,
  });
  const there = counted.data !== undefined;
  // Whoever came through a number lands on what it is made of, once it is there.
  useEffect(() => {
    if (there && hash === '#counted') heading.current?.focus();
  }, [there, hash]);
  const c = counted.data;
  return (
    <section aria-labelledby="counted" className="rt-counted">
      <Heading level={2} data-size="xs" id="counted" tabIndex={-1} ref={heading}>
        {t('handbook.routines.counted')}
      </Heading>
      {counted.isPending ? <Loading lines={4} /> : null}
      {counted.isError ? <Problem error={counted.error} retry={() => void counted.refetch()} /> : null}
      {c ? (
        <>
          <p>{practice(c)}</p>
          <p className="rt-faint">{derived(`handbook.routines.rule.${process}`, { days: c.days ?? 0 })}</p>
          {c.items.length > 0 ? <Table counted={c} /> : null}
          {c.more > 0 ? (
            <p className="rt-meta">{t('handbook.routines.counted.more', { count: c.more })}</p>
          ) : null}
          {c.notShown > 0 ? (
            <p className="rt-meta">{t('handbook.routines.counted.notShown', { count: c.notShown })}</p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
