import type { NodeRefValue } from '../../../../contract/common.ts';
import { invalid } from '../../../../domain/kernel/errors.ts';
import {
  type DoorAnswers,
  type DoorDestination,
  type NeedAnswerKind,
  needProcess,
  whereItBelongs,
} from '../../../../domain/need/index.ts';
import { processOf } from '../../../../domain/processes.ts';
import { createMatter } from '../../../core/create.ts';
import { addLink } from '../../../core/links.ts';
import { loadMatters } from '../../../core/load.ts';
import { nodesById, refOf } from '../../../core/nodes.ts';
import { belongsToAgency } from '../../../core/visibility.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { groupOfProduct, holdersOf, organisationsById } from '../queries/needs.ts';
import { draftOf } from './answer.ts';
import { handlersOf, requireLivingTeam } from './places.ts';
import { actsFor } from './support.ts';
import { tellOfArrival } from './tell.ts';

/** What somebody brings through the front door. */
export interface DoorInput {
  readonly answers: DoorAnswers;
  readonly title: string;
  readonly description?: string | undefined;
  readonly why?: string | undefined;
  readonly organisation?: string | undefined;
  readonly product?: string | undefined;
  readonly productGroup?: string | undefined;
  readonly team?: string | undefined;
  readonly draft?: 'epic' | 'issue' | 'none' | undefined;
  readonly audience?: string | undefined;
}

/** Where it landed. */
export interface Landed {
  readonly to: DoorDestination;
  readonly because: string;
  readonly need: NodeRefValue;
  readonly made: NodeRefValue | null;
  readonly told: number;
}

/**
 * Lands an idea where its answers say. The need is registered whatever they say, so that whoever asked hears of it; what
 * may answer it (an initiative, or an epic or issue in a backlog) is drafted and linked, and those who consider it are
 * told. From outside the agency it is always considered first. A fault or an order is refused: nothing is made of it.
 */
export async function throughTheDoor(tx: Tx, call: Call, input: DoorInput): Promise<Landed> {
  const { actor } = call;
  const inside = belongsToAgency(actor);
  const judged = whereItBelongs(input.answers);
  if (judged.to === 'faultDesk' || judged.to === 'orderDesk') throw invalid('/answers/matter', 'not_an_idea');
  const { to, because } = inside ? judged : { to: 'consider' as const, because: 'unknown' as const };
  if (to === 'team') {
    if (input.team === undefined) throw invalid('/team', 'required');
    await requireLivingTeam(tx, input.team, '/team');
  }
  const group =
    input.productGroup ?? (input.product === undefined ? null : await groupOfProduct(tx, input.product));
  if (to === 'productGroup' && group === null) throw invalid('/productGroup', 'required');
  const organisation = await organisationOf(tx, call, input.organisation, inside);
  const need = await createMatter(tx, call, needProcess, {
    title: input.title,
    ...(input.description ? { description: input.description } : {}),
    ...(input.why ? { why: input.why } : {}),
    ...(input.product === undefined ? {} : { product: input.product }),
    ...(group === null ? {} : { productGroup: group }),
    ...(to === 'team' ? { team: input.team } : {}),
    ...(organisation === undefined ? {} : { organisation }),
    ...(input.audience === undefined ? {} : { audience: input.audience }),
  });
  const kind: NeedAnswerKind | null =
    to === 'portfolio'
      ? 'initiative'
      : to === 'team' && input.draft !== 'none'
        ? (input.draft ?? 'epic')
        : null;
  let madeId: number | null = null;
  if (kind !== null) {
    const draft = draftOf(kind, {
      title: input.title,
      description: input.description ?? '',
      why: input.why ?? '',
      team: input.team,
      product: input.product,
      productGroup: group ?? undefined,
    });
    madeId = (await createMatter(tx, call, processOf(kind)!, draft)).id;
    await addLink(tx, call, { type: 'answers', fromId: need.id, toId: madeId });
  }
  const [m] = await loadMatters(tx, 'need', [need.id]);
  // Those who consider it were told when it was registered; what is for the portfolio, its office hears of too.
  const office = to === 'portfolio' ? await holdersOf(tx, 'portfolioOffice', null) : [];
  await tellOfArrival(tx, call, m!, office);
  const told = new Set([...(await handlersOf(tx, m!)), ...office]);
  told.delete(actor.personId);
  const nodes = await nodesById(tx, actor, [need.id, ...(madeId === null ? [] : [madeId])]);
  const ref = (id: number): NodeRefValue => refOf(nodes.find((n) => n.id === id)!);
  return { to, because, need: ref(need.id), made: madeId === null ? null : ref(madeId), told: told.size };
}

/** Key of the organisation it is registered for: employees may name any, others only their own. */
async function organisationOf(
  tx: Tx,
  call: Call,
  named: string | undefined,
  inside: boolean,
): Promise<string | undefined> {
  if (inside) return named;
  const id = await actsFor(tx, call.actor, named);
  if (id === null) throw invalid('/organisation', 'required');
  const [organisation] = await organisationsById(tx, [id]);
  return organisation?.key;
}
