import { Link } from 'react-router';
import type { ApiError } from '../../shared/api/problem.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Page } from '../../shared/ui/page.tsx';
import './thread.css';

/** One of the things a key may mean; `namespace:key` means it and nothing else. */
interface Candidate {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly namespace: string;
}

/** The nodes a key may mean, as the server names them; empty when it named none. */
export function candidatesOf(error: ApiError): readonly Candidate[] {
  const { candidates } = error.problem;
  return Array.isArray(candidates) ? candidates.filter(isCandidate) : [];
}

function isCandidate(value: unknown): value is Candidate {
  if (typeof value !== 'object' || value === null) return false;
  return ['key', 'kind', 'title', 'namespace'].every(
    (name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'string',
  );
}

/** A choice between the nodes a key may mean. */
export function Several({
  nodeKey,
  candidates,
}: {
  readonly nodeKey: string;
  readonly candidates: readonly Candidate[];
}) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <Page
      title={t('thread.several.title', { key: nodeKey })}
      lead={t('thread.several.text')}
      crumbs={[{ label: t('thread.nav'), to: '/thread' }, { label: nodeKey }]}
    >
      <ul className="rt-several">
        {candidates.map((c) => (
          <li key={`${c.namespace}:${c.key}`} className="rt-panel">
            <span className="rt-faint">{processTexts(texts, c.kind).name}</span>
            <span>
              <span className="rt-key">{c.key}</span> {c.title}
            </span>
            <Link to={`/thread/${encodeURIComponent(`${c.namespace}:${c.key}`)}`}>
              {t('thread.several.choose')}
              <span className="rt-sr">: {c.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
