import { Button, Heading } from '@digdir/designsystemet-react';
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { useCallback, useMemo, useState } from 'react';
import type { RowColumn } from '../../../domain/kernel/process.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { useMatterPlace } from '../matter-context.ts';
import { sameValue } from '../save-field.ts';
import { useSave } from '../use-save.tsx';
import { ConflictNote } from './conflict-note.tsx';
import { readNumber } from './read-number.ts';
import { RowCell } from './row-cell.tsx';

interface DraftRow {
  readonly id: number;
  readonly cells: Readonly<Record<string, string>>;
}
let nextId = 1;
const noColumns: readonly RowColumn[] = [];

function toDraft(
  row: Readonly<Record<string, unknown>>,
  columns: readonly RowColumn[],
  decimal: (n: number) => string,
): DraftRow {
  const cells = Object.fromEntries(
    columns.map((c) => {
      const v = row[c.name];
      return [c.name, v === null || v === undefined ? '' : typeof v === 'number' ? decimal(v) : String(v)];
    }),
  );
  return { id: nextId++, cells };
}

/** The rows as they are sent, or null when a required cell is empty or a number is none. */
function toRows(rows: readonly DraftRow[], columns: readonly RowColumn[]): Record<string, unknown>[] | null {
  const out: Record<string, unknown>[] = [];
  for (const row of rows) {
    const value: Record<string, unknown> = {};
    for (const c of columns) {
      const text = row.cells[c.name]?.trim() ?? '';
      if (text === '') {
        if (c.required) return null;
        continue;
      }
      const read = c.type === 'number' ? readNumber(text) : text;
      if (read === null) return null;
      value[c.name] = read;
    }
    out.push(value);
  }
  return out;
}

/** A small table whose rows are a field: milestones, funding. Saved when a line is left and complete. */
export function RowsField({ name }: { readonly name: string }) {
  const { t, number, shortDay } = useTexts();
  const { matter, definition, words } = useMatterPlace();
  const { save, fault, conflict, choose } = useSave(name);
  const field = definition.fields[name];
  const columns = field?.type === 'rows' ? field.columns : noColumns;
  const kept = (matter.fields[name] ?? []) as readonly Readonly<Record<string, unknown>>[];
  const decimal = useCallback(
    (n: number) => number(n, { useGrouping: 'min2', maximumFractionDigits: 6 }),
    [number],
  );
  const [draft, setDraft] = useState<readonly DraftRow[] | null>(null);
  // Rows get their identity anew only when what is kept has another content.
  const content = JSON.stringify(kept);
  const base = useMemo(
    () => (JSON.parse(content) as Record<string, unknown>[]).map((r) => toDraft(r, columns, decimal)),
    [content, columns, decimal],
  );
  if (field?.type !== 'rows') return null;
  const rows = draft ?? base;
  const id = `field-${name}`;
  const help = words.fieldHelp(name);
  const complete = toRows(rows, columns);
  const commit = async (now: readonly DraftRow[]) => {
    const value = toRows(now, columns);
    if (
      value === null ||
      sameValue(
        value,
        kept.map((r) => toRows([toDraft(r, columns, decimal)], columns)?.[0]),
      )
    )
      return;
    if (await save(value)) setDraft(null);
  };
  const change = (row: DraftRow, column: string, text: string) =>
    setDraft(rows.map((r) => (r.id === row.id ? { ...r, cells: { ...r.cells, [column]: text } } : r)));
  const shown = (c: RowColumn, text: string) =>
    text === ''
      ? ''
      : c.type === 'date'
        ? shortDay(text)
        : c.type === 'number' && c.name !== 'year'
          ? number(readNumber(text) ?? 0)
          : text;
  return (
    <section className="rt-text-field" id={id} tabIndex={-1} aria-labelledby={`${id}-label`}>
      <div className="rt-section-head">
        <Heading level={2} data-size="2xs" id={`${id}-label`}>
          {words.field(name)}
        </Heading>
      </div>
      {help ? <p className="rt-fact-help">{help}</p> : null}
      {rows.length > 0 ? (
        <fieldset
          className="rt-rows rt-bare"
          data-edit={matter.mayEdit}
          aria-labelledby={`${id}-label`}
          onBlur={(e) => {
            if (draft && !(e.relatedTarget instanceof Node && e.currentTarget.contains(e.relatedTarget)))
              void commit(draft);
          }}
        >
          <table>
            <thead>
              <tr>
                {columns.map((c) => (
                  <th key={c.name} scope="col" data-type={c.type}>
                    {words.column(name, c.name)}
                  </th>
                ))}
                {matter.mayEdit ? (
                  <th scope="col">
                    <span className="rt-sr">{t('common.remove')}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <tr key={row.id}>
                  {columns.map((c) => (
                    <td key={c.name} data-type={c.type} data-label={words.column(name, c.name)}>
                      {matter.mayEdit ? (
                        <RowCell
                          column={c}
                          label={t('matter.cell', { column: words.column(name, c.name), line: i + 1 })}
                          lang={matter.language}
                          value={row.cells[c.name] ?? ''}
                          touched={draft !== null}
                          onChange={(text) => change(row, c.name, text)}
                          onCommit={() => draft && void commit(draft)}
                          onCancel={() => setDraft(null)}
                        />
                      ) : (
                        shown(c, row.cells[c.name] ?? '')
                      )}
                    </td>
                  ))}
                  {matter.mayEdit ? (
                    <td>
                      <Button
                        variant="tertiary"
                        data-size="sm"
                        icon
                        aria-label={t('matter.removeLine', { line: i + 1 })}
                        onClick={() => {
                          const left = rows.filter((r) => r.id !== row.id);
                          setDraft(left);
                          void commit(left);
                        }}
                      >
                        <TrashIcon aria-hidden />
                      </Button>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </fieldset>
      ) : matter.mayEdit ? null : (
        <p className="rt-faint">{t('matter.nothingYet')}</p>
      )}
      {draft && complete === null ? <p className="rt-faint">{t('matter.fillLine')}</p> : null}
      {matter.mayEdit && rows.length < field.maxRows ? (
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => setDraft([...rows, toDraft({}, columns, decimal)])}
        >
          <PlusIcon aria-hidden />
          {t('matter.addLine')}
        </Button>
      ) : null}
      {fault ? <p className="rt-fault">{fault}</p> : null}
      {conflict ? <ConflictNote field={field} name={name} conflict={conflict} onChoose={choose} /> : null}
    </section>
  );
}
