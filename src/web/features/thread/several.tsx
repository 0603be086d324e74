import { Link } from 'react-router';
import type { NodeRefValue } from '../../../contract/common.ts';
import type { ApiError } from '../../shared/api/problem.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Page } from '../../shared/ui/page.tsx';

/** The nodes a key may mean, as the server names them; empty when it named none. */
export function candidatesOf(error: ApiError): readonly NodeRefValue[] {
  const { candidates } = error.problem;
  return Array.isArray(candidates) ? candidates.filter(isNodeRef) : [];
}

function isNodeRef(value: unknown): value is NodeRefValue {
  const node = value as Partial<NodeRefValue> | null;
  return typeof node?.key === 'string' && typeof node.kind === 'string' && typeof node.title === 'string';
}

/** A choice between the nodes a key may mean. */
export function Several({
  nodeKey,
  candidates,
}: {
  readonly nodeKey: string;
  readonly candidates: readonly NodeRefValue[];
}) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <Page title={t('thread.several.title', { key: nodeKey })} lead={t('thread.several.text')}>
      <ul className="rt-several">
        {candidates.map((c) => (
          <li key={`${c.kind}:${c.key}`} className="rt-panel">
            <span className="rt-faint">{processTexts(texts, c.kind).name}</span>
            <NodeLink node={c} />
            <Link to={`/thread/${encodeURIComponent(c.key)}`}>{t('thread.fromHere')}</Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
