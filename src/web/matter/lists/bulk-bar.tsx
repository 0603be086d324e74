import { Button } from '@digdir/designsystemet-react';
import { ChevronUpIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { api, callKind } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { type BulkChange, BulkEdit, bulkFields } from './bulk-edit.tsx';
import { BulkFailures, type Failure } from './bulk-failures.tsx';
import type { ListState } from './list-state.ts';
import { readListsAgain, rowsUpTo } from './use-list.ts';
import { useReferences } from './use-references.ts';
import { type Selection, selectionMost } from './use-selection.ts';

interface BulkBarProps {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
  readonly selection: Selection;
  /** The rows on the page, in their newest version. */
  readonly shown: readonly MatterRowValue[];
  /** How many there are under the filter. */
  readonly total: number | null;
}

/** Moves at a time: each is a transaction of its own. */
const movesAtOnce = 200;

/** What can be done with those chosen: move or edit them all; each is decided by itself, and those refused are told. */
export function BulkBar({ definition, state, selection, shown, total }: BulkBarProps) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, definition.kind);
  const [moving, setMoving] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [failed, setFailed] = useState<readonly Failure[]>([]);
  const [reading, setReading] = useState(false);
  // Rows that have been moved or edited meanwhile are taken in their newest version.
  const newest = new Map(shown.map((r) => [r.key, r]));
  const selected = [...selection.rows.values()].map((r) => newest.get(r.key) ?? r);
  const { hidden } = useReferences(definition, state.filters);
  const states = new Set(selected.map((r) => r.state));
  const transitions = Object.entries(definition.transitions).filter(([, d]) =>
    d.from.some((s) => states.has(s)),
  );
  const settle = async (done: readonly { readonly key: string }[], refused: readonly Failure[]) => {
    setFailed(refused);
    await readListsAgain(definition.kind);
    void queryClient.invalidateQueries({ queryKey: ['work'] });
    for (const d of done) void queryClient.invalidateQueries({ queryKey: ['matter', d.key] });
    if (refused.length === 0) selection.clear();
    else selection.set(selected.filter((r) => refused.some((f) => f.key === r.key)));
  };
  const move = async (name: string, reason: string): Promise<string | null> => {
    const done: { key: string }[] = [];
    const refused: Failure[] = [];
    try {
      for (let at = 0; at < selected.length; at += movesAtOnce) {
        const answer = await api.matter.bulkTransition({
          params: { name },
          body: {
            matters: selected.slice(at, at + movesAtOnce).map((r) => ({ key: r.key, version: r.version })),
            ...(reason ? { reason } : {}),
          },
        });
        done.push(...answer.done);
        refused.push(...(answer.failed as readonly Failure[]));
      }
    } catch (error) {
      return problemText(texts, error).title;
    }
    toast(
      t('portfolio.bulkDone', { done: done.length, failed: refused.length }),
      refused.length > 0 ? { tone: 'danger' } : {},
    );
    await settle(done, refused);
    return null;
  };
  const edit = async (change: BulkChange): Promise<string | null> => {
    try {
      const answer = await callKind(definition.kind, 'bulkEdit', {
        body: { matters: selected.map((r) => ({ key: r.key, version: r.version })), ...change },
      });
      toast(
        t('backlog.bulk.done', { done: answer.done.length, failed: answer.failed.length }),
        answer.failed.length > 0 ? { tone: 'danger' } : {},
      );
      await settle(answer.done, answer.failed);
      return null;
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      return faults[0] ?? title;
    }
  };
  const chooseAll = async () => {
    setReading(true);
    try {
      selection.set(await rowsUpTo(definition.kind, state.filters, state.sort, state.order, selectionMost));
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    setReading(false);
  };
  const more = total !== null && selected.length >= shown.length && total > selected.length;
  const transition = moving ? definition.transitions[moving] : undefined;
  return (
    <>
      {selected.length > 0 ? (
        <section className="rt-bulk" aria-label={t('portfolio.bulk')}>
          <span role="status">{t('portfolio.selected', { count: selected.length })}</span>
          {more && selected.length < selectionMost ? (
            <Button variant="tertiary" data-size="sm" loading={reading} onClick={() => void chooseAll()}>
              {t('backlog.bulk.chooseAll', { count: Math.min(total, selectionMost) })}
            </Button>
          ) : null}
          <Menu
            placement="top-start"
            label={
              <>
                {t('backlog.bulk.edit')}
                <ChevronUpIcon aria-hidden />
              </>
            }
            items={bulkFields(definition)
              .filter((f) => !hidden.includes(f.name))
              .map((f) => ({
                id: f.id,
                label:
                  f.field.type === 'labels'
                    ? t(f.id === 'addLabels' ? 'backlog.bulk.addLabels' : 'backlog.bulk.removeLabels')
                    : words.field(f.name),
                run: () => setEditing(f.id),
              }))}
          />
          {transitions.length > 0 ? (
            <Menu
              placement="top-start"
              label={
                <>
                  {t('matter.move')}
                  <ChevronUpIcon aria-hidden />
                </>
              }
              items={transitions.map(([name, d]) => ({
                id: name,
                label: words.transition(name),
                note: t('portfolio.bulkFits', {
                  count: selected.filter((r) => d.from.includes(r.state)).length,
                  total: selected.length,
                }),
                run: () => setMoving(name),
              }))}
            />
          ) : null}
          <Button
            variant="tertiary"
            data-size="sm"
            icon
            aria-label={t('portfolio.clearSelection')}
            onClick={selection.clear}
          >
            <XMarkIcon aria-hidden />
          </Button>
        </section>
      ) : null}
      {editing ? (
        <BulkEdit
          definition={definition}
          id={editing}
          count={selected.length}
          team={state.filters.team ?? null}
          onClose={() => setEditing(null)}
          onDone={edit}
        />
      ) : null}
      {moving && transition ? (
        <Prompt
          heading={t('portfolio.bulkHeading', { action: words.transition(moving), count: selected.length })}
          {...(transition.reason
            ? { label: t(transition.reason === 'required' ? 'matter.reason' : 'matter.reasonOptional') }
            : {})}
          required={transition.reason === 'required'}
          action={words.transition(moving)}
          onClose={() => setMoving(null)}
          onDone={(reason) => move(moving, reason)}
        >
          <p>{t('portfolio.bulkText')}</p>
        </Prompt>
      ) : null}
      {failed.length > 0 && !moving && !editing ? (
        <BulkFailures kind={definition.kind} failed={failed} onClose={() => setFailed([])} />
      ) : null}
    </>
  );
}
