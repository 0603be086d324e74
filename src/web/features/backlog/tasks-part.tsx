import { Button, Checkbox, Heading, Textfield } from '@digdir/designsystemet-react';
import { TrashIcon } from '@navikt/aksel-icons';
import { type FormEvent, useState } from 'react';
import { ConflictNote } from '../../matter/fields/conflict-note.tsx';
import { useMatterPlace } from '../../matter/matter-context.ts';
import { useSave } from '../../matter/use-save.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';
import './backlog.css';

interface Task {
  readonly task: string;
  /** The day it was ticked. */
  readonly done?: string | null;
}

/** The tasks of an epic: ticked where they stand, added and taken away. */
export function Part() {
  const { t, today, day } = useTexts();
  const { matter, definition, words } = useMatterPlace();
  const { save, fault, conflict, choose } = useSave('tasks');
  const [text, setText] = useState('');
  const field = definition.fields.tasks;
  const tasks = (matter.fields.tasks ?? []) as readonly Task[];
  if (field?.type !== 'rows' || (tasks.length === 0 && !matter.mayEdit)) return null;
  const rows = (some: readonly Task[]) => some.map(({ task, done }) => (done ? { task, done } : { task }));
  const change = (some: readonly Task[]) => save(rows(some));
  const add = async (e: FormEvent) => {
    e.preventDefault();
    const task = text.trim();
    if (task !== '' && (await change([...tasks, { task }]))) setText('');
  };
  const done = tasks.filter((x) => x.done).length;
  return (
    <section className="rt-tasks" aria-labelledby="tasks-h" id="field-tasks">
      <Heading level={2} data-size="2xs" id="tasks-h">
        {words.field('tasks')}{' '}
        {tasks.length > 0 ? (
          <span className="rt-faint">{t('backlog.tasks.done', { done, total: tasks.length })}</span>
        ) : null}
      </Heading>
      <ul>
        {tasks.map((x, i) => (
          <li key={`${x.task}:${tasks.slice(0, i).filter((y) => y.task === x.task).length}`}>
            <Checkbox
              data-size="sm"
              label={x.task}
              {...(x.done ? { description: t('backlog.tasks.on', { day: day(x.done) }) } : {})}
              checked={Boolean(x.done)}
              disabled={!matter.mayEdit}
              onChange={(e) =>
                void change(
                  tasks.map((y, at) =>
                    at === i ? { task: y.task, done: e.target.checked ? today() : null } : y,
                  ),
                )
              }
            />
            {matter.mayEdit ? (
              <Button
                variant="tertiary"
                data-size="sm"
                icon
                aria-label={t('backlog.tasks.remove', { task: x.task })}
                onClick={() => void change(tasks.filter((_, at) => at !== i))}
              >
                <TrashIcon aria-hidden />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {matter.mayEdit && tasks.length < field.maxRows ? (
        <form onSubmit={(e) => void add(e)} className="rt-add-line">
          <Textfield
            data-size="sm"
            aria-label={t('backlog.tasks.new')}
            placeholder={t('backlog.tasks.new')}
            maxLength={300}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
          <Button type="submit" variant="secondary" data-size="sm" disabled={text.trim() === ''}>
            {t('backlog.add')}
          </Button>
        </form>
      ) : null}
      {fault ? <div className="rt-fault">{fault}</div> : null}
      {conflict ? <ConflictNote field={field} name="tasks" conflict={conflict} onChoose={choose} /> : null}
    </section>
  );
}
