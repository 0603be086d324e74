import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import { processes } from '../../../../domain/processes.ts';
import { type Created, createMatter } from '../../../core/create.ts';
import { lockMatter } from '../../../core/edit.ts';
import { addLink, type LinkAuthor, removeLink } from '../../../core/links.ts';
import type { LoadedMatter } from '../../../core/load.ts';
import { nodesById } from '../../../core/nodes.ts';
import { rolesOf } from '../../../core/standing.ts';
import { transitionMatter } from '../../../core/transition.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { createTexts, type Texts } from '../../../platform/texts/texts.ts';
import { findTeam } from '../queries/teams.ts';
import { copyAudience, standingLinks, wholesAbove } from '../queries/wholes.ts';

let texts: Texts | undefined;
const program: LinkAuthor = { personId: null, kind: 'system' };

/** What the epic takes over from the issue. What makes it good enough becomes the epic's further information. */
async function takenOver(tx: Tx, m: LoadedMatter): Promise<Record<string, unknown>> {
  const { fields, refs } = m;
  const key = (field: string): string | null => {
    const ref = refs[field];
    return ref && 'key' in ref ? ref.key : null;
  };
  const team = key('team');
  const lives = team !== null && (await findTeam(tx, team))?.ceasedAt === null;
  const values: Record<string, unknown> = {
    title: m.title,
    description: fields.description,
    moreInformation: fields.acceptance,
    owner: m.ownerId,
    team: lives ? team : null,
    product: key('product'),
    estimate: fields.estimate,
    labels: fields.labels,
  };
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== undefined));
}

/**
 * Moves the links of the issue to the epic: its parts; the wholes an epic may be part of, also those above the epic or
 * issue it was part of, to which the new epic is then related; what it depends on and relates to. What came out of it
 * (deliveries) stays with the issue, and is found from the epic through it. Links to what the actor does not see are
 * moved as well, by the program: nothing falls off the thread because of who promoted.
 */
async function moveLinks(tx: Tx, call: Call, issueId: number, epicId: number): Promise<void> {
  const links = await standingLinks(tx, issueId);
  const above = await wholesAbove(tx, issueId);
  const ends = [...links.flatMap((l) => [l.fromId, l.toId]), ...above.map((a) => a.id)];
  const seen = new Set((await nodesById(tx, call.actor, ends)).map((n) => n.id));
  const kinds = new Map((await nodesById(tx, 'everything', ends)).map((n) => [n.id, n.kind]));
  const as = (otherId: number) => ({ actor: seen.has(otherId) ? call.actor : program });
  // Out of the old places first: an epic under what is above the issue would else be refused as a ring.
  for (const l of links.filter((x) => x.type === 'decomposes'))
    await removeLink(tx, as(l.fromId === issueId ? l.toId : l.fromId), l.id);
  for (const { id } of above) {
    const share = links.find((l) => l.type === 'decomposes' && l.fromId === id)?.share ?? null;
    await addLink(tx, as(id), { type: 'decomposes', fromId: id, toId: epicId, share });
  }
  for (const l of links) {
    const otherId = l.fromId === issueId ? l.toId : l.fromId;
    const downwards = l.fromId === issueId;
    const ends = downwards ? { fromId: epicId, toId: otherId } : { fromId: otherId, toId: epicId };
    if (l.type === 'decomposes' && downwards)
      await addLink(tx, as(otherId), { type: 'decomposes', ...ends, share: l.share });
    else if (l.type === 'decomposes' && ['epic', 'issue'].includes(kinds.get(otherId) ?? ''))
      await addLink(tx, as(otherId), { type: 'relates', ...ends });
    else if (l.type === 'dependsOn' || l.type === 'relates')
      await addLink(tx, as(otherId), { type: l.type, ...ends, note: l.note });
  }
}

/**
 * Makes an epic of an issue, all or nothing: the epic is registered with what the issue says, in its team, seen by the
 * same people; the issue's parts become the epic's; the issue itself is dropped, with the epic as the reason, and stays
 * below it as what it came of, with its talk, its files and what was delivered of it. Whoever may drop the issue may.
 * Throws `not_found`, `stale_version`, `not_allowed`, or `transition_refused` (it is done already).
 */
export async function promoteIssue(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  expected: number,
): Promise<Created> {
  if (!may(call.actor, 'link.edit'))
    throw new ProblemError('not_allowed', { extra: { permission: 'link.edit' } });
  const issue = await lockMatter(tx, db, call, key, { kind: 'issue', expected });
  const roles = rolesOf(call.actor, issue);
  if (!processes.issue.edit.some((r) => roles.has(r))) throw new ProblemError('not_allowed');
  const epic = await createMatter(tx, call, processes.epic, await takenOver(tx, issue));
  await copyAudience(tx, issue.id, epic.id);
  await moveLinks(tx, call, issue.id, epic.id);
  await addLink(tx, call, { type: 'decomposes', fromId: epic.id, toId: issue.id });
  texts ??= createTexts();
  const reason = texts.text(call.actor.language, 'backlog.promote.became', { key: epic.key });
  await transitionMatter(tx, db, call, issue.key, 'drop', expected, reason);
  return epic;
}
