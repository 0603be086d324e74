import { useState } from 'react';
import type { MatterValue } from '../../contract/matters.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { problemText } from '../shared/ui/problem.tsx';
import { toast } from '../shared/ui/toasts.tsx';
import { useMatterPlace } from './matter-context.ts';
import { asSent, type FieldWrite, sameValue, saveField } from './save-field.ts';
import { knownMatter } from './use-matter.ts';

/** Two versions of one field, to choose between. */
export interface Conflict {
  readonly write: FieldWrite;
  readonly theirs: unknown;
  readonly current: MatterValue;
}

/** Saving one field of the page's matter: with undo, with the fault in words, with a conflict to be settled. */
export function useSave(field: string) {
  const texts = useTexts();
  const { matter, words, definition } = useMatterPlace();
  const [fault, setFault] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const type = definition.fields[field]?.type ?? 'text';

  const settle = async (write: FieldWrite, over: MatterValue | null, told: boolean): Promise<boolean> => {
    const outcome = await saveField(matter.key, write, over);
    if (outcome.kind === 'saved') {
      setFault(null);
      setConflict(null);
      const what = texts.t('matter.saved', { field: words.field(field) });
      if (told)
        toast(what, {
          undo: () => {
            // What somebody has written over it since is not ours to take back.
            if (!sameValue(knownMatter(matter.key)?.fields[field], outcome.after))
              toast(texts.t('matter.conflict', { field: words.field(field) }), { tone: 'danger' });
            else
              void settle({ field, sent: asSent(type, outcome.before), shown: outcome.before }, null, false);
          },
        });
      else toast(texts.t('common.undone', { what }));
      return true;
    }
    if (outcome.kind === 'conflict') {
      setConflict({ write, theirs: outcome.theirs, current: outcome.current });
      return false;
    }
    const { title, faults } = problemText(texts, outcome.error);
    setFault(faults[0] ?? title);
    toast(texts.t('matter.notSaved', { field: words.field(field), why: faults[0] ?? title }), {
      tone: 'danger',
    });
    return false;
  };

  return {
    fault,
    conflict,
    /** Says that what was typed cannot be saved, before it is sent. */
    refuse: (why: string | null): void => setFault(why),
    /** Saves; gives true when it is kept. A value like the one there is kept already. */
    save: (shown: unknown): Promise<boolean> =>
      sameValue(shown, matter.fields[field]) || (shown === '' && (matter.fields[field] ?? '') === '')
        ? Promise.resolve(true)
        : settle({ field, sent: asSent(type, shown), shown }, null, true),
    /** Settles a conflict: mine over theirs, or theirs as they stand. */
    choose: (which: 'mine' | 'theirs'): void => {
      if (!conflict) return;
      if (which === 'mine') void settle(conflict.write, conflict.current, true);
      else setConflict(null);
    },
  };
}
