import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import './need.css';

/** For whoever handles the need: find or make what answers it, or merge it into one like it. */
export function Part({ matter }: MatterPartProps) {
  const { t } = useTexts();
  const [open, setOpen] = useState<'answer' | 'merge' | null>(null);
  // The engine has told what stands in the way; the role does when the reader does not handle it.
  const handles = (name: string) =>
    matter.actions.some((a) => a.name === name && !a.missing.some((m) => m.code === 'role'));
  const mayMerge = matter.mayLink && handles('merge');
  const mayAnswer = matter.mayLink && (handles('takeUp') || (matter.state === 'takenUp' && mayMerge));
  if (!mayAnswer && !mayMerge) return null;
  return (
    <section className="rt-need-handle" aria-label={t('need.handle.title')}>
      {mayAnswer ? (
        <Button
          data-size="sm"
          variant={matter.state === 'takenUp' ? 'secondary' : 'primary'}
          onClick={() => setOpen('answer')}
        >
          {t(matter.state === 'takenUp' ? 'need.handle.more' : 'need.handle.answer')}
        </Button>
      ) : null}
      {mayMerge ? (
        <Button data-size="sm" variant="secondary" onClick={() => setOpen('merge')}>
          {t('need.handle.merge')}
        </Button>
      ) : null}
      {open === 'answer' ? <AnswerDialog matter={matter} onClose={() => setOpen(null)} /> : null}
      {open === 'merge' ? <MergeDialog matter={matter} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}
