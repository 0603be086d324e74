import './facts.css';
/** A commit, short; whole on hover. */
export function Sha({ sha }: { readonly sha: string }) {
  return (
    <code className="rt-sha" title={sha}>
      {sha.slice(0, 7)}
    </code>
  );
}
