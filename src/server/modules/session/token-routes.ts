import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { tokenRoutes } from '../../../contract/session.ts';
import { invalid, ProblemError } from '../../../domain/kernel/errors.ts';
import { may, type Permission, permissions } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { recordEvent } from '../../core/events.ts';
import { sha256 } from '../../platform/auth/sha256.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { endToken, insertToken, type TokenRow, tokensOf } from './queries/tokens.ts';

const dayMs = 86_400_000;

/** What a person may give a token: what they hold themselves. */
const grantable = (actor: Actor): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter((p) => may({ ...actor, scopes: null }, p));

const shown = (t: TokenRow) => ({
  ...t,
  createdAt: t.createdAt.toISOString(),
  expiresAt: t.expiresAt.toISOString(),
  usedAt: t.usedAt?.toISOString() ?? null,
  revokedAt: t.revokedAt?.toISOString() ?? null,
});

/** Serves a person's own API tokens. A token cannot make others: whoever steals one has it until it ends, no longer. */
export function serveTokens(app: FastifyInstance, { services, sessions }: PluginDependencies): void {
  const { db, clock } = services;

  implement(app, tokenRoutes.list, async ({ call }) => ({
    items: (await tokensOf(db, call.actor.personId)).map(shown),
    scopes: grantable(call.actor),
  }));

  implement(app, tokenRoutes.create, async ({ call, body }) => {
    if (call.actor.kind === 'token') throw new ProblemError('not_allowed');
    const scopes = [...new Set(body.scopes)];
    const allowed: readonly string[] = grantable(call.actor);
    for (const [i, scope] of scopes.entries()) {
      if (!allowed.includes(scope)) throw invalid(`/scopes/${i}`, 'no_such_scope');
    }
    const value = `rt_${randomBytes(32).toString('base64url')}`;
    const now = clock.now();
    const { personId } = call.actor;
    const token = await db.transaction(async (tx) => {
      const made = await insertToken(tx, {
        personId,
        name: body.name,
        scopes,
        hash: sha256(value),
        hint: value.slice(-4),
        now,
        expiresAt: new Date(now.getTime() + body.days * dayMs),
      });
      await recordEvent(tx, {
        type: 'token.created',
        nodeId: null,
        kind: null,
        actor: call.actor,
        data: { tokenId: made.id, personId, name: body.name, scopes },
      });
      return made;
    });
    return { token: shown(token), value };
  });

  implement(app, tokenRoutes.revoke, async ({ call, params }) => {
    const { personId } = call.actor;
    const token = await db.transaction(async (tx) => {
      const found = await endToken(tx, personId, params.id, clock.now());
      if (!found) throw new ProblemError('not_found');
      if (found.ended) {
        await recordEvent(tx, {
          type: 'token.revoked',
          nodeId: null,
          kind: null,
          actor: call.actor,
          data: { tokenId: params.id, personId },
        });
      }
      return found.token;
    });
    sessions.forget(personId);
    return shown(token);
  });
}
