import { Link } from 'react-router';
import type { SearchHitValue } from '../../../contract/search.ts';
import { processOf } from '../../../domain/processes.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { When } from '../../shared/ui/when.tsx';

/** Where a hit leads; null for people, who have no page. */
export function hitHref(hit: SearchHitValue): string | null {
  if (hit.address !== null) return hit.address;
  if (hit.key === null) return null;
  const page = nodeHref({ key: hit.key, kind: hit.type === 'comment' ? 'issue' : hit.kind });
  return hit.type === 'comment' ? `${page}#comment-${hit.comment?.id ?? ''}` : page;
}

/** Words with those that were searched for marked. */
export function Marked({ parts }: { readonly parts: SearchHitValue['titleParts'] }) {
  let at = 0;
  return parts.map((p) => {
    at += p.text.length;
    return p.hit ? <mark key={at}>{p.text}</mark> : <span key={at}>{p.text}</span>;
  });
}

/** One hit: what it is, its title, the place in its text. */
export function HitRow({ hit }: { readonly hit: SearchHitValue }) {
  const texts = useTexts();
  const { t } = texts;
  const href = hitHref(hit);
  const kind = hit.type === 'node' ? processTexts(texts, hit.kind).name : t(`search.type.${hit.type}`);
  return (
    <li className="rt-hit">
      <p className="rt-hit-head">
        {hit.key ? <span className="rt-key">{hit.key}</span> : null}
        {href ? (
          <Link to={href} lang={hit.language}>
            <Marked parts={hit.titleParts} />
          </Link>
        ) : (
          <strong>
            <Marked parts={hit.titleParts} />
          </strong>
        )}
      </p>
      {hit.excerpt ? (
        <p className="rt-hit-text" lang={hit.language}>
          <Marked parts={hit.excerpt} />
        </p>
      ) : null}
      <p className="rt-hit-foot">
        <span>{kind}</span>
        {hit.state && processOf(hit.kind) ? <StateBadge kind={hit.kind} state={hit.state} /> : null}
        {hit.comment ? <span>{t('search.said', { name: hit.comment.author.name })}</span> : null}
        {hit.changedAt && hit.type !== 'page' ? <When at={hit.changedAt} /> : null}
      </p>
    </li>
  );
}
