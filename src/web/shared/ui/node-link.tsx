import { Link } from 'react-router';
import { processOf } from '../../../domain/processes.ts';
import { nodeHref } from '../node-href.ts';
import { processTexts } from '../texts/process-texts.ts';
import { useTexts } from '../texts/texts-context.ts';
import { StateShape } from './state-badge.tsx';

interface NodeLinkProps {
  readonly node: {
    readonly key: string;
    readonly kind: string;
    readonly title: string;
    readonly state?: string | null;
  };
  /** Leaves the title out where it stands beside. */
  readonly keyOnly?: boolean;
}

/** A link to any node: shape of its state, key and title; the kind and state in words for those who listen. */
export function NodeLink({ node, keyOnly }: NodeLinkProps) {
  const texts = useTexts();
  const words = processTexts(texts, node.kind);
  const state = node.state ? processOf(node.kind)?.states[node.state] : undefined;
  const said = [words.name, node.state ? words.state(node.state) : ''].filter(Boolean).join(', ');
  return (
    <Link className="rt-node" to={nodeHref(node)} title={said}>
      {state ? <StateShape category={state.category} abandoned={state.abandoned === true} /> : null}
      <span className="rt-key">{node.key}</span>
      {keyOnly ? null : <span className="rt-node-title">{node.title}</span>}
      <span className="rt-sr"> ({said})</span>
    </Link>
  );
}
