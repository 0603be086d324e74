import type { MatterValue } from '../../../../contract/matters.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { type NeedAnswerKind, needAnswerKinds, needProcess } from '../../../../domain/need/index.ts';
import { processOf } from '../../../../domain/processes.ts';
import { createMatter } from '../../../core/create.ts';
import { lockMatter } from '../../../core/edit.ts';
import { addLink } from '../../../core/links.ts';
import { type LoadedMatter, loadMatters } from '../../../core/load.ts';
import { requireNode } from '../../../core/nodes.ts';
import { showMatter } from '../../../core/present.ts';
import { rolesOf } from '../../../core/standing.ts';
import { transitionMatter } from '../../../core/transition.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { requireLivingTeam } from './places.ts';

/** What answers the need: a key, or something to be made. */
export interface AnswerInput {
  readonly answer?: string | undefined;
  readonly create?:
    | {
        readonly kind: NeedAnswerKind;
        readonly title?: string | undefined;
        readonly team?: string | undefined;
        readonly product?: string | undefined;
      }
    | undefined;
  readonly reason?: string | undefined;
}

/**
 * Links what answers a need (or creates it first) and, where the need waits, takes it up: one transaction, so that
 * nothing is made for a need that may not be taken up. Only whoever handles the need (`not_allowed`).
 */
export async function answerNeed(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  expected: number,
  input: AnswerInput,
): Promise<MatterValue> {
  if ((input.answer === undefined) === (input.create === undefined)) throw invalid('/answer', 'required');
  const m = await lockMatter(tx, db, call, key, { kind: 'need', expected });
  const roles = rolesOf(call.actor, m);
  if (!needProcess.transitions.takeUp.who.some((r) => roles.has(r))) throw new ProblemError('not_allowed');
  if (['merged', 'declined', 'met'].includes(m.state)) {
    throw new ProblemError('rule_broken', { faults: [{ pointer: '', reason: 'need_is_settled' }] });
  }
  const answerId = input.create
    ? await make(tx, call, m, input.create)
    : await existing(tx, call, input.answer!);
  await addLink(tx, call, { type: 'answers', fromId: m.id, toId: answerId });
  if (m.state === 'takenUp') {
    const [now] = await loadMatters(tx, 'need', [m.id]);
    return showMatter(tx, db, call.actor, now!);
  }
  const moved = await transitionMatter(tx, db, call, key, 'takeUp', null, input.reason ?? null);
  return showMatter(tx, db, call.actor, moved.matter);
}

async function existing(tx: Tx, call: Call, key: string): Promise<number> {
  const node = await requireNode(tx, call.actor, key);
  if (!(needAnswerKinds as readonly string[]).includes(node.kind)) {
    throw invalid('/answer', 'not_an_answer', { kinds: needAnswerKinds.join(', ') });
  }
  return node.id;
}

async function make(
  tx: Tx,
  call: Call,
  need: LoadedMatter,
  ask: NonNullable<AnswerInput['create']>,
): Promise<number> {
  const definition = processOf(ask.kind);
  if (!definition) throw invalid('/create/kind', 'no_such_reference');
  if (ask.team !== undefined) await requireLivingTeam(tx, ask.team, '/create/team');
  const made = await createMatter(
    tx,
    call,
    definition,
    draftOf(ask.kind, {
      title: ask.title ?? need.title,
      description: String(need.fields.description ?? ''),
      why: String(need.fields.why ?? ''),
      team: ask.team ?? refKey(need, 'team'),
      product: ask.product ?? refKey(need, 'product'),
      productGroup: refKey(need, 'productGroup'),
    }),
  );
  return made.id;
}

const refKey = (m: LoadedMatter, field: string): string | undefined => {
  const ref = m.refs[field];
  return ref && 'key' in ref ? ref.key : undefined;
};

/** What a need says, as the fields of what is drafted to answer it; only fields that the kind has. */
export function draftOf(
  kind: NeedAnswerKind,
  from: {
    readonly title: string;
    readonly description: string;
    readonly why: string;
    readonly team?: string | undefined;
    readonly product?: string | undefined;
    readonly productGroup?: string | undefined;
  },
): Record<string, unknown> {
  const fields: Readonly<Record<string, unknown>> = processOf(kind)?.fields ?? {};
  const wanted: Record<string, string | undefined> = {
    title: from.title,
    description: [from.description, from.why].filter(Boolean).join('\n\n').slice(0, 20000) || undefined,
    source: kind === 'initiative' ? 'idea' : undefined,
    team: from.team,
    product: from.product,
    productGroup: from.productGroup,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([name, v]) => v !== undefined && name in fields));
}
