import type { KeyResultValue } from '../../../contract/okr.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';

/** The need that was drafted when a key result was missed: what is done about it. */
export function DraftedNeed({ keyResult: k }: { readonly keyResult: KeyResultValue }) {
  const { t } = useTexts();
  if (!k.need) return null;
  return (
    <p className="rt-okr-drafted">
      {t('okr.drafted')} <NodeLink node={k.need} />
    </p>
  );
}
