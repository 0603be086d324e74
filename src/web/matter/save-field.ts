import type { MatterValue } from '../../contract/matters.ts';
import { callKind } from '../shared/api/client.ts';
import { ApiError } from '../shared/api/problem.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { keepMatter, knownMatter, matterQuery } from './use-matter.ts';

/** A value as it is sent, and as it is shown while the answer is on its way. */
export interface FieldWrite {
  readonly field: string;
  readonly sent: unknown;
  readonly shown: unknown;
}

/** How it went: saved (with the field before and after, for undo), the same field was changed by another, or refused. */
export type FieldOutcome =
  | { readonly kind: 'saved'; readonly before: unknown; readonly after: unknown }
  | { readonly kind: 'conflict'; readonly theirs: unknown; readonly current: MatterValue }
  | { readonly kind: 'refused'; readonly error: unknown };

const queues = new Map<string, Promise<unknown>>();

/** Whether two field values are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function show(key: string, field: string, value: unknown): void {
  queryClient.setQueryData(matterQuery(key).queryKey, (m) =>
    m
      ? {
          ...m,
          fields: { ...m.fields, [field]: value },
          ...(field === 'title' ? { title: String(value) } : {}),
        }
      : m,
  );
}

async function write(key: string, w: FieldWrite, over: MatterValue | null): Promise<FieldOutcome> {
  const known = knownMatter(key);
  if (!known) return { kind: 'refused', error: new Error('not read') };
  const fieldBase = (over ?? known).fields[w.field];
  show(key, w.field, w.shown);
  for (let attempt = 0, at = (over ?? known).version; ; attempt++) {
    try {
      const saved = await callKind(known.kind, 'edit', {
        params: { key },
        body: { [w.field]: w.sent },
        version: at,
      });
      keepMatter(saved);
      return { kind: 'saved', before: fieldBase, after: saved.fields[w.field] };
    } catch (error) {
      const current =
        error instanceof ApiError && error.code === 'stale_version'
          ? (error.problem.current as MatterValue | undefined)
          : undefined;
      if (current && sameValue(current.fields[w.field], fieldBase) && attempt < 3) {
        // Somebody changed other fields: this edit stands on top of theirs.
        at = current.version;
        continue;
      }
      if (current && sameValue(current.fields[w.field], w.shown)) {
        // It says so already: the same edit came twice, or two wrote the same.
        keepMatter(current);
        return { kind: 'saved', before: fieldBase, after: current.fields[w.field] };
      }
      if (current) {
        keepMatter(current);
        return { kind: 'conflict', theirs: current.fields[w.field], current };
      }
      show(key, w.field, fieldBase);
      return { kind: 'refused', error };
    }
  }
}

/**
 * Saves one field with the version that was read. Shows it at once; takes it back when it is refused. Edits of one
 * matter go one at a time, so that each stands on the one before. `over` writes over a version that has been seen.
 */
export function saveField(
  key: string,
  w: FieldWrite,
  over: MatterValue | null = null,
): Promise<FieldOutcome> {
  const earlier = queues.get(key) ?? Promise.resolve();
  const run = earlier.then(() => write(key, w, over));
  queues.set(
    key,
    run.catch(() => undefined),
  );
  return run;
}

/** A shown value as it is sent: people by id, places and other nodes by key. */
export function asSent(type: string, value: unknown): unknown {
  if (value === null || value === undefined) {
    if (type === 'labels' || type === 'rows') return [];
    return type === 'text' || type === 'markdown' ? '' : null;
  }
  if (type === 'person') return (value as { id: number }).id;
  if (['team', 'product', 'productGroup', 'organisation', 'node'].includes(type))
    return (value as { key: string }).key;
  return value;
}
