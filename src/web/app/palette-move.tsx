import type { ActionValue, MatterValue } from '../../contract/matters.ts';
import { MatterProvider } from '../matter/matter-context.ts';
import { useMatterParts } from '../matter/matter-view.tsx';
import { TransitionDialog } from '../matter/transition-dialog.tsx';

/** The dialog of a move that was chosen in the palette. */
export function PaletteMove({
  matter,
  action,
  onClose,
}: {
  readonly matter: MatterValue;
  readonly action: ActionValue;
  readonly onClose: () => void;
}) {
  const place = useMatterParts(matter, false);
  if (!place) return null;
  return (
    <MatterProvider value={place}>
      <TransitionDialog action={action} onClose={onClose} />
    </MatterProvider>
  );
}
