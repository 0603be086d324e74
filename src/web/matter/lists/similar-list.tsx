import type { SimilarInitiativeValue } from '../../../contract/portfolio-values.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import './similar.css';

/** Initiatives that are alike, each with its phase and who to talk to about it. */
export function SimilarList({ items }: { readonly items: readonly SimilarInitiativeValue[] }) {
  const { t, list } = useTexts();
  return (
    <ul className="rt-similar">
      {items.map(({ initiative, owner, productGroup, leaders }) => {
        const people = [...new Set([...(owner ? [owner.name] : []), ...leaders.map((p) => p.name)])];
        return (
          <li key={initiative.key}>
            <NodeLink node={initiative} />
            <p className="rt-meta">
              {people.length > 0 ? t('portfolio.similar.talkTo', { people: list(people) }) : null}
              {productGroup ? `${people.length > 0 ? ' · ' : ''}${productGroup.title}` : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
