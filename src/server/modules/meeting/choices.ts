import type { ActionValue } from '../../../contract/matters.ts';
import type { ChoiceValue } from '../../../contract/meeting.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { decisionsFrom, transitionOf } from '../../../domain/meeting/index.ts';
import { factsOf } from '../../core/facts.ts';
import { type LoadedMatter, loadMatters } from '../../core/load.ts';
import { actionsOf } from '../../core/present.ts';
import { type ProcessVersion, versionById } from '../../core/versions.ts';
import type { Db, Queryable } from '../../platform/db/db.ts';

/** What a matter's transitions are to an actor now. */
export interface Judged {
  readonly matter: LoadedMatter;
  readonly version: ProcessVersion;
  readonly actions: readonly ActionValue[];
}

/** Judges matters against what an actor may do with them. */
export async function judge(
  q: Queryable,
  db: Db,
  actor: Actor,
  matters: readonly LoadedMatter[],
): Promise<Judged[]> {
  return Promise.all(
    matters.map(async (matter) => {
      const version = await versionById(q, db, matter.processVersionId);
      const facts = await factsOf(q, version.definition, matter);
      return { matter, version, actions: actionsOf(actor, matter, version, facts) };
    }),
  );
}

/** Loads matters of any kinds by id. */
export async function loadAll(
  q: Queryable,
  wanted: readonly { readonly id: number; readonly kind: string }[],
): Promise<LoadedMatter[]> {
  const kinds = [...new Set(wanted.map((w) => w.kind))];
  const loaded = await Promise.all(
    kinds.map((kind) =>
      loadMatters(
        q,
        kind,
        wanted.filter((w) => w.kind === kind).map((w) => w.id),
      ),
    ),
  );
  return loaded.flat();
}

/**
 * What carrying a decision out would do. Only approvals missing, and the actor may ask for them: it asks. Anything else
 * missing: it waits.
 */
export function effectOf(
  decision: ChoiceValue['decision'],
  action: ActionValue | undefined,
): Pick<ChoiceValue, 'effect' | 'missing'> {
  if (!action) return { effect: 'records', missing: [] };
  const approvals = action.missing.filter((m) => m.code === 'approval');
  const others = action.missing.filter((m) => m.code !== 'approval');
  if (decision === 'toManagement') {
    // The question goes to the management group whatever else is missing; what it still lacks is told.
    const asks = action.approvals.some((a) => a.mayRequest);
    return { effect: asks ? 'asks' : 'pending', missing: others };
  }
  if (action.missing.length === 0) return { effect: 'moves', missing: [] };
  if (others.length > 0) return { effect: 'waits', missing: action.missing };
  return { effect: approvals.some((m) => m.pending) ? 'pending' : 'asks', missing: approvals };
}

/** Everything that can be decided of a matter now, and what each would do. */
export function choicesOf({ matter, version, actions }: Judged): ChoiceValue[] {
  return decisionsFrom(version.definition, matter.state).map((decision) => {
    const transition = transitionOf(decision, version.definition, matter.state);
    const action = actions.find((a) => a.name === transition);
    return { decision, transition, to: action?.to ?? null, ...effectOf(decision, action) };
  });
}

/** What can be decided of an item that is no matter. */
export const plainChoices: ChoiceValue[] = (['noted', 'moreInfo'] as const).map((decision) => ({
  decision,
  transition: null,
  to: null,
  effect: 'records',
  missing: [],
}));
