import type { NodePartProps } from '../../shared/feature.ts';
import { WatchButton } from './watch-button.tsx';

/** Follow a node without a process, or stop; and who else follows. */
export function Part({ node }: NodePartProps) {
  return <WatchButton nodeKey={node.key} narrow={false} />;
}
