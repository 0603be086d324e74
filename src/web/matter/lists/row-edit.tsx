import { type ReactNode, useEffect, useRef } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { FieldDefinition, ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { LabelsInput } from '../fields/labels-input.tsx';
import { PersonInput } from '../fields/person-input.tsx';
import { PlaceInput } from '../fields/place-input.tsx';
import { readNumber } from '../fields/read-number.ts';
import { SprintInput } from '../fields/sprint-input.tsx';
import { asSent } from '../save-field.ts';
import { Cell } from './columns.tsx';
import { saveCell } from './save-cell.ts';

/** The field that a column shows, where it is one that can be edited in the row. */
export function fieldOfColumn(
  definition: ProcessDefinition,
  column: string,
): { readonly name: string; readonly field: FieldDefinition } | null {
  const found =
    column === 'priority'
      ? Object.entries(definition.fields).find(([, f]) => f.type === 'choice' && f.ranked)
      : Object.entries(definition.fields).find(([name]) => name === column);
  if (!found) return null;
  const [name, field] = found;
  if (field.retired || field.kept || field.type === 'rows' || field.type === 'markdown') return null;
  if (field.type === 'text' || (field.type === 'node' && field.kind !== 'sprint')) return null;
  return { name, field };
}

const cellValue = (row: MatterRowValue, column: string): unknown =>
  column in row ? (row as unknown as Record<string, unknown>)[column] : row.extra[column];

interface CellEditorProps {
  readonly definition: ProcessDefinition;
  readonly row: MatterRowValue;
  readonly column: string;
  readonly onDone: () => void;
}

/** The input of one cell; saved when chosen, by Enter or when it is left. Escape takes it back. */
function CellEditor({ definition, row, column, onDone }: CellEditorProps) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, definition.kind);
  const place = useRef<HTMLFieldSetElement>(null);
  const done = useRef(false);
  const found = fieldOfColumn(definition, column);
  useEffect(() => {
    const input = place.current?.querySelector<HTMLElement>('input, select');
    input?.focus();
    if (input instanceof HTMLInputElement && input.getAttribute('role') === 'combobox') input.click();
  }, []);
  if (!found) return null;
  const { name, field } = found;
  const finish = () => {
    if (done.current) return;
    done.current = true;
    onDone();
  };
  const save = async (value: unknown, stay = false): Promise<boolean> => {
    const before = field.type === 'choice' && field.ranked ? row.priority : cellValue(row, column);
    const error = await saveCell(definition, row, name, asSent(field.type, value));
    if (error === null) {
      const was =
        field.type === 'choice' && field.ranked
          ? typeof before === 'number'
            ? (field.choices[before - 1] ?? null)
            : null
          : before;
      toast(t('matter.saved', { field: words.field(name) }), {
        undo: () =>
          void saveCell(definition, { ...row, version: row.version + 1 }, name, asSent(field.type, was)).then(
            (e) => e && toast(problemText(texts, e).title, { tone: 'danger' }),
          ),
      });
    } else {
      const { title, faults } = problemText(texts, error);
      toast(t('matter.notSaved', { field: words.field(name), why: faults[0] ?? title }), { tone: 'danger' });
    }
    if (!stay) finish();
    return error === null;
  };
  const label = t('backlog.list.editCell', { field: words.field(name), key: row.key });
  const common = {
    id: `cell-${row.key}-${column}`,
    name,
    labelledBy: `cell-${row.key}-${column}-label`,
    describedBy: undefined,
    invalid: false,
    save: (value: unknown) => save(value),
  };
  const value = cellValue(row, column);
  let input: ReactNode;
  if (field.type === 'person')
    input = <PersonInput {...common} value={value as { id: number; name: string } | null} />;
  else if (
    field.type === 'team' ||
    field.type === 'product' ||
    field.type === 'productGroup' ||
    field.type === 'organisation'
  )
    input = (
      <PlaceInput {...common} type={field.type} value={value as { key: string; title: string } | null} />
    );
  else if (field.type === 'labels')
    input = (
      <LabelsInput
        {...common}
        value={row.labels}
        maxItems={field.maxItems}
        maxLength={field.maxLength}
        save={(labels) => save(labels, true)}
      />
    );
  else if (field.type === 'node')
    input = <SprintInput {...common} value={value as NodeRefValue | null} team={row.team?.key ?? null} />;
  else if (field.type === 'choice') {
    const now = field.ranked ? (field.choices[(row.priority ?? 0) - 1] ?? '') : String(value ?? '');
    input = (
      <select
        className="rt-quiet"
        aria-label={label}
        defaultValue={now}
        onChange={(e) => void save(e.target.value === '' ? null : e.target.value)}
      >
        <option value="">{t('common.unset')}</option>
        {field.choices.map((c) => (
          <option key={c} value={c}>
            {words.choice(name, c)}
          </option>
        ))}
      </select>
    );
  } else {
    const kept = value === null || value === undefined ? '' : String(value);
    const commit = (text: string) => {
      if (text === kept) return finish();
      const read = text === '' ? null : field.type === 'number' ? readNumber(text) : text;
      if (text !== '' && read === null) {
        toast(t('matter.notNumber'), { tone: 'danger' });
        return finish();
      }
      void save(read);
    };
    input = (
      <input
        className="rt-quiet"
        aria-label={label}
        type={field.type === 'date' ? 'date' : 'text'}
        inputMode={field.type === 'number' ? 'decimal' : undefined}
        defaultValue={kept}
        onBlur={(e) => commit(e.target.value.trim())}
        onKeyDown={(e) => {
          if (e.key === 'Enter') commit(e.currentTarget.value.trim());
        }}
      />
    );
  }
  return (
    <fieldset
      ref={place}
      className="rt-bare rt-cell-editor"
      onKeyDown={(e) => {
        if (e.key === 'Escape') {
          e.stopPropagation();
          finish();
        }
      }}
      onBlur={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget) && field.type !== 'number' && field.type !== 'date')
          finish();
      }}
    >
      <span id={common.labelledBy} className="rt-sr">
        {label}
      </span>
      {input}
    </fieldset>
  );
}

interface EditableCellProps extends CellEditorProps {
  readonly editing: boolean;
  /** The row has focus: then its cells can be reached by Tab. */
  readonly current: boolean;
  readonly onEdit: () => void;
}

/** A cell that becomes an input when it is clicked, or by Enter; as wide as it was. */
export function EditableCell(props: EditableCellProps) {
  const texts = useTexts();
  const { definition, row, column, editing, current, onEdit } = props;
  if (editing) return <CellEditor {...props} />;
  const found = fieldOfColumn(definition, column);
  const shown = <Cell column={column} row={row} definition={definition} />;
  if (!found) return shown;
  return (
    <button type="button" className="rt-cell" data-cell={column} tabIndex={current ? 0 : -1} onClick={onEdit}>
      <span className="rt-cell-value">{shown}</span>
      <span className="rt-sr">
        {texts.t('backlog.list.editCell', {
          field: processTexts(texts, definition.kind).field(found.name),
          key: row.key,
        })}
      </span>
    </button>
  );
}
