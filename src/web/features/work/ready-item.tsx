import type { NodeRefValue } from '../../../contract/common.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { CarryOut } from './carry-out.tsx';

/** One matter that is approved and meets every criterion: carried out where it stands. */
export function ReadyItem({
  matter,
  version,
  transition,
  to,
}: {
  readonly matter: NodeRefValue;
  readonly version: number;
  readonly transition: string;
  readonly to: string;
}) {
  const texts = useTexts();
  return (
    <li className="rt-panel">
      <div>
        <NodeLink node={matter} />
        <p className="rt-meta">
          {texts.t('work.readyWhy', { state: processTexts(texts, matter.kind).state(to) })}
        </p>
      </div>
      <div className="rt-form-actions">
        <CarryOut matter={matter} version={version} transition={transition} />
      </div>
    </li>
  );
}
