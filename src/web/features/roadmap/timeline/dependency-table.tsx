import { Link } from 'react-router';
import { nodeHref } from '../../../shared/node-href.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../../shared/ui/scroll-box.tsx';
import { DayText } from '../../../shared/ui/when.tsx';
import type { DependencyEnd, ShownDependency } from './rows.ts';
import { standingWords } from './signals.tsx';

function End({ end }: { readonly end: DependencyEnd }) {
  return (
    <Link to={nodeHref({ key: end.key, kind: 'roadmapElement' })}>
      <span className="rt-key">{end.key}</span> {end.title}
    </Link>
  );
}

/** The dependencies that the picture draws, as a table. */
export function DependencyTable({ dependencies }: { readonly dependencies: readonly ShownDependency[] }) {
  const texts = useTexts();
  const { t } = texts;
  if (dependencies.length === 0) return null;
  const impossible = dependencies.filter((d) => d.standing === 'impossible').length;
  return (
    <details className="rt-tl-dependencies" open={dependencies.length <= 12}>
      <summary>{t('roadmap.dependenciesSummary', { count: dependencies.length, impossible })}</summary>
      <ScrollBox>
        <table className="rt-table">
          <caption className="rt-sr">{t('roadmap.dependencies')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('roadmap.column.needing')}</th>
              <th scope="col">{t('roadmap.column.starts')}</th>
              <th scope="col">{t('roadmap.column.needed')}</th>
              <th scope="col">{t('roadmap.column.ends')}</th>
              <th scope="col">{t('roadmap.column.standing')}</th>
            </tr>
          </thead>
          <tbody>
            {dependencies.map((d) => (
              <tr key={`${d.from.key}-${d.to.key}-${d.id ?? 'link'}`} data-standing={d.standing}>
                <th scope="row">
                  <End end={d.to} />
                </th>
                <td>{d.to.plannedStart ? <DayText day={d.to.plannedStart} /> : null}</td>
                <td>
                  <End end={d.from} />
                </td>
                <td>{d.from.plannedEnd ? <DayText day={d.from.plannedEnd} /> : null}</td>
                <td className="rt-standing">{standingWords(texts, d)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
