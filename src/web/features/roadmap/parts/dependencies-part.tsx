import { Button, Heading } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../shared/api/client.ts';
import type { MatterPartProps } from '../../../shared/feature.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { Loading } from '../../../shared/ui/loading.tsx';
import { NodeLink } from '../../../shared/ui/node-link.tsx';
import { Problem } from '../../../shared/ui/problem.tsx';
import { AskForm } from './ask-form.tsx';
import { DependencyItem } from './dependency-item.tsx';
import '../roadmap.css';
import './parts.css';

/** What an element needs of others and who needs it: asked for, answered, taken back here. */
export function Part({ matter }: MatterPartProps) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const query = useQuery({
    queryKey: ['roadmap', 'dependencies', matter.key, matter.version],
    queryFn: ({ signal }) => api.roadmap.dependencies({ params: { key: matter.key }, signal }),
    placeholderData: (old) => old,
  });
  const data = query.data;
  const none = data && data.needs.length === 0 && data.neededBy.length === 0;
  return (
    <section
      className="rt-section rt-dependencies"
      id="dependencies"
      tabIndex={-1}
      aria-labelledby="dependencies-label"
    >
      <Heading level={2} data-size="2xs" id="dependencies-label">
        {t('roadmap.dependencies')}
      </Heading>
      {query.isPending ? <Loading lines={2} /> : null}
      {query.isError ? <Problem error={query.error} retry={() => void query.refetch()} /> : null}
      {data && data.holdsUp.length > 0 ? (
        <div className="rt-dependency-late">
          <p>{t('roadmap.lateHoldsUp', { count: data.holdsUp.length })}</p>
          <ul>
            {data.holdsUp.map((e) => (
              <li key={e.key}>
                <NodeLink node={{ key: e.key, kind: 'roadmapElement', title: e.title, state: e.state }} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {none && !asking ? <p className="rt-faint">{t('roadmap.noDependencies')}</p> : null}
      {data && data.needs.length > 0 ? (
        <>
          <h3>{t('roadmap.needs')}</h3>
          <ul className="rt-dependency-list">
            {data.needs.map((d) => (
              <DependencyItem key={`${d.id}-${d.other.key}`} dependency={d} side="needs" />
            ))}
          </ul>
        </>
      ) : null}
      {data && data.neededBy.length > 0 ? (
        <>
          <h3>{t('roadmap.neededBy')}</h3>
          <ul className="rt-dependency-list">
            {data.neededBy.map((d) => (
              <DependencyItem key={`${d.id}-${d.other.key}`} dependency={d} side="neededBy" />
            ))}
          </ul>
        </>
      ) : null}
      {asking ? (
        <AskForm
          elementKey={matter.key}
          without={[
            matter.key,
            ...(data?.needs ?? [])
              .filter((d) => d.state === 'asked' || d.state === 'accepted')
              .map((d) => d.other.key),
          ]}
          onClose={() => setAsking(false)}
        />
      ) : data?.mayAsk ? (
        <Button variant="tertiary" data-size="sm" onClick={() => setAsking(true)}>
          <PlusIcon aria-hidden />
          {t('roadmap.ask')}
        </Button>
      ) : null}
    </section>
  );
}
