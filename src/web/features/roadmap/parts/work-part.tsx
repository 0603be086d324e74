import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../shared/api/client.ts';
import { useMay } from '../../../shared/session.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { Loading } from '../../../shared/ui/loading.tsx';
import { NodeLink } from '../../../shared/ui/node-link.tsx';
import { Problem } from '../../../shared/ui/problem.tsx';
import { MondayRound, mondayQuery } from '../monday/monday-round.tsx';
import { DependencyItem } from './dependency-item.tsx';
import '../roadmap.css';
import './parts.css';

/** The weekly round, gone through where it stands; read when it is opened. */
function Round({ summary }: { readonly summary: string }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const query = useQuery({ ...mondayQuery(''), enabled: open });
  return (
    <div className="rt-panel rt-work-round">
      <p>
        <Link to="/roadmap/monday">{summary}</Link>
      </p>
      <Button
        data-size="sm"
        variant={open ? 'tertiary' : 'secondary'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'common.close' : 'roadmap.workRound')}
      </Button>
      {open && query.isPending ? <Loading lines={4} /> : null}
      {open && query.isError ? <Problem error={query.error} retry={() => void query.refetch()} /> : null}
      {open && query.data ? (
        <div className="rt-work-round-lines">
          <MondayRound items={query.data.items} more={query.data.more} />
        </div>
      ) : null}
    </div>
  );
}

/** What of the roadmap waits on My work: dependencies to answer, and the weekly round. Nothing when nothing does. */
export function Part() {
  const { t } = useTexts();
  const may = useMay('matter.edit');
  const query = useQuery({
    queryKey: ['roadmap', 'waiting'],
    queryFn: ({ signal }) => api.roadmap.waiting({ signal }),
    enabled: may,
  });
  const data = query.data;
  if (!data || (data.dependencies.length === 0 && data.toJudge === 0)) return null;
  return (
    <section className="rt-work-section" aria-labelledby="work-roadmap">
      <Heading level={2} data-size="2xs" id="work-roadmap">
        {t('roadmap.title')}{' '}
        {data.dependencies.length > 0 ? <span className="rt-count">{data.dependencies.length}</span> : null}
      </Heading>
      {data.toJudge > 0 ? (
        <Round
          summary={
            data.overdue > 0
              ? t('roadmap.workOverdue', { count: data.overdue, total: data.toJudge })
              : t('roadmap.workJudged', { total: data.toJudge })
          }
        />
      ) : null}
      {data.dependencies.length > 0 ? (
        <ul className="rt-dependency-list">
          {data.dependencies.map(({ dependency, on }) => (
            <li key={dependency.id} className="rt-work-dependency">
              <p>
                {t('roadmap.workNeededOf')}{' '}
                <NodeLink node={{ key: on.key, kind: 'roadmapElement', title: on.title, state: on.state }} />
              </p>
              <ul className="rt-dependency-list">
                <DependencyItem dependency={dependency} side="neededBy" />
              </ul>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
