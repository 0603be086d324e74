import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { threadRoutes } from '../../../contract/thread.ts';
import { invalid, ProblemError } from '../../../domain/kernel/errors.ts';
import { type NodeRow, requireNode, resolveKey, type Viewer } from '../../core/nodes.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import { createLink, dropLink, settleLink } from './commands/edit-links.ts';
import { readBelow } from './queries/below.ts';
import { coverage } from './queries/coverage.ts';
import { holeCodeOf, listHoles } from './queries/holes.ts';
import { listSuggestions } from './queries/list-suggestions.ts';
import { linksOfNode } from './queries/node-links.ts';
import { readThread } from './queries/read-thread.ts';
import { searchNodes } from './queries/search-nodes.ts';

/** Serves the thread: of any node, its links, suggestions, holes and coverage. */
export function serveThread(app: FastifyInstance, services: Services): void {
  const { db, timeZone } = services;

  implement(app, threadRoutes.read, async ({ params, query, call, request, reply }) => {
    const node = await nodeOrWay(db, call.actor, params.key, threadRoutes.read.path, request, reply);
    return readThread(db, call.actor, node, { limit: query.limit ?? 500 });
  });

  implement(app, threadRoutes.below, async ({ params, query, call, request, reply }) => {
    const node = await nodeOrWay(db, call.actor, params.key, threadRoutes.below.path, request, reply);
    return readBelow(db, call.actor, node.id, {
      only: query.only ?? null,
      limit: query.limit ?? 50,
      cursor: query.cursor ?? null,
      depth: query.depth === 2 ? 2 : 1,
    });
  });

  implement(app, threadRoutes.search, async ({ query, call }) => {
    const kinds = (query.kind ?? '').split(',').map((k) => k.trim());
    return {
      items: await searchNodes(db, call.actor, query.q, kinds.filter(isKind), query.limit ?? 20),
    };
  });

  implement(app, threadRoutes.links, async ({ params, call, request, reply }) => {
    const node = await nodeOrWay(db, call.actor, params.key, threadRoutes.links.path, request, reply);
    return linksOfNode(db, call.actor, node.id);
  });

  implement(app, threadRoutes.link, ({ body, call }) => createLink(services, call, body));
  implement(app, threadRoutes.unlink, ({ params, call }) => dropLink(services, call, linkId(params.id)));
  implement(app, threadRoutes.decide, ({ params, body, call }) =>
    settleLink(services, call, linkId(params.id), body.decision),
  );

  implement(app, threadRoutes.suggestions, async ({ query, call }) => {
    const node = query.node === undefined ? null : await requireNode(db, call.actor, query.node);
    return listSuggestions(db, call.actor, {
      nodeId: node?.id ?? null,
      productId: await productOf(db, call.actor, query.product),
      limit: query.limit ?? 50,
      cursor: query.cursor ?? null,
    });
  });

  implement(app, threadRoutes.holes, async ({ query, call }) =>
    listHoles(db, call.actor, {
      code: query.code === undefined ? null : holeCodeOf(query.code),
      productId: await productOf(db, call.actor, query.product),
      limit: query.limit ?? 50,
      cursor: query.cursor ?? null,
    }),
  );

  implement(app, threadRoutes.coverage, async ({ query, call }) => {
    const from = dayOf('query:from', query.from);
    const to = dayOf('query:to', query.to);
    if (from !== null && to !== null && from > to) throw invalid('query:to', 'before_start');
    const productId = await productOf(db, call.actor, query.product);
    return coverage(db, call.actor, { from, to, productId, timeZone });
  });
}

const isKind = (text: string): boolean => /^[A-Za-z]{2,40}$/.test(text);

/** Ids are bigint; what no link can have is not there. */
function linkId(id: number): number {
  if (!Number.isSafeInteger(id)) throw new ProblemError('not_found');
  return id;
}

/** The node of an address. An old key answers with the way to the new one. */
async function nodeOrWay(
  q: Queryable,
  viewer: Viewer,
  key: string,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<NodeRow> {
  try {
    return await requireNode(q, viewer, key);
  } catch (e) {
    if (e instanceof ProblemError && e.code === 'moved') {
      const question = request.url.indexOf('?');
      const rest = question < 0 ? '' : request.url.slice(question);
      reply.header('location', path.replace(':key', encodeURIComponent(String(e.extra.key))) + rest);
    }
    throw e;
  }
}

/** The product that a filter names; one that is not there is refused, never ignored. */
async function productOf(q: Queryable, viewer: Viewer, key: string | undefined): Promise<number | null> {
  if (key === undefined) return null;
  const refused = invalid('query:product', 'no_such_reference', { key });
  const answer = await resolveKey(q, viewer, key);
  if (answer === null) throw refused;
  if ('moved' in answer) return productOf(q, viewer, answer.moved);
  if ('node' in answer) {
    if (answer.node.kind !== 'product') throw refused;
    return answer.node.id;
  }
  const product = answer.candidates.filter((c) => c.kind === 'product');
  if (product.length !== 1) throw refused;
  return productOf(q, viewer, `${product[0]!.namespace}:${product[0]!.key}`);
}

/** A day of a filter that exists in the calendar. */
function dayOf(pointer: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  const day = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(day.getTime()) ||
    day.toISOString().slice(0, 10) !== text ||
    text < '0001-01-01'
  ) {
    throw invalid(pointer, 'not_a_day');
  }
  return text;
}
