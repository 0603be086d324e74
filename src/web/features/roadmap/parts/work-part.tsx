import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../shared/api/client.ts';
import { useMay } from '../../../shared/session.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { NodeLink } from '../../../shared/ui/node-link.tsx';
import { DependencyItem } from './dependency-item.tsx';
import '../roadmap.css';
import './parts.css';

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
        <p>
          <Link to="/roadmap/monday">
            {data.overdue > 0
              ? t('roadmap.workOverdue', { count: data.overdue, total: data.toJudge })
              : t('roadmap.workJudged', { total: data.toJudge })}
          </Link>
        </p>
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
