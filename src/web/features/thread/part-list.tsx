import { Link } from 'react-router';
import type { ThreadValue } from '../../../contract/thread.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { nodesOf, type Only } from './only.ts';
import { NodeLine } from './outline.tsx';

/** One part of the thread as a plain list: what a number elsewhere stands for. */
export function PartList({ thread, only }: { readonly thread: ThreadValue; readonly only: Only }) {
  const texts = useTexts();
  const { t } = texts;
  const nodes = nodesOf(thread, only);
  const what =
    only.what === 'kind'
      ? t('thread.only.kind', { kind: processTexts(texts, only.kind).plural.toLowerCase() })
      : texts.derived(`thread.only.${only.what}`);
  return (
    <section className="rt-part">
      <p role="status">
        {t('thread.only', { what })} · {t('thread.only.count', { count: nodes.length })} ·{' '}
        <Link to="?view=list">{t('thread.only.whole')}</Link>
      </p>
      <ul>
        {nodes.map((node) => (
          <li key={node.key} className="rt-outline-line">
            <NodeLine node={node} />
          </li>
        ))}
      </ul>
    </section>
  );
}
