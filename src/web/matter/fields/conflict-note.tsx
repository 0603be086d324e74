import { Button } from '@digdir/designsystemet-react';
import type { FieldDefinition } from '../../../domain/kernel/process.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { useMatterPlace } from '../matter-context.ts';
import type { Conflict } from '../use-save.tsx';
import { ValueText } from './value-text.tsx';

interface ConflictNoteProps {
  readonly field: FieldDefinition;
  readonly name: string;
  readonly conflict: Conflict;
  readonly onChoose: (which: 'mine' | 'theirs') => void;
}

/** Somebody changed the same field in the meantime: both versions, and the choice. */
export function ConflictNote({ field, name, conflict, onChoose }: ConflictNoteProps) {
  const { t } = useTexts();
  const { words } = useMatterPlace();
  return (
    <div className="rt-conflict" role="alert">
      <p>{t('matter.conflict', { field: words.field(name) })}</p>
      <dl>
        <dt>{t('matter.conflict.theirs')}</dt>
        <dd>
          <ValueText field={field} name={name} value={conflict.theirs} words={words} />
        </dd>
        <dt>{t('matter.conflict.mine')}</dt>
        <dd>
          <ValueText field={field} name={name} value={conflict.write.shown} words={words} />
        </dd>
      </dl>
      <div className="rt-form-actions">
        <Button data-size="sm" onClick={() => onChoose('mine')}>
          {t('matter.conflict.keepMine')}
        </Button>
        <Button data-size="sm" variant="secondary" onClick={() => onChoose('theirs')}>
          {t('matter.conflict.keepTheirs')}
        </Button>
      </div>
    </div>
  );
}
