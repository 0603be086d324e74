import type { FastifyInstance } from 'fastify';
import { type RetentionRuleValue, retentionRoutes } from '../../../contract/retention.ts';
import { audiencesOf, retentionDefault } from '../../../domain/disclosure/index.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { type ProcessKind, processes, processKinds } from '../../../domain/processes.ts';
import { provideDefaults } from '../../core/kind-defaults.ts';
import type { Queryable, Tx } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { carryOut, setRule } from './commands/retention.ts';
import { countDue, defaultAudience, findDue, type StoredRule, storedRules } from './queries/retention.ts';

async function agencyDefaults(tx: Tx, kind: string): Promise<Readonly<Record<string, unknown>>> {
  const audience = await defaultAudience(tx, kind);
  return audience === null ? {} : { audience };
}

async function ruleOf(
  q: Queryable,
  actor: Actor,
  kind: ProcessKind,
  stored: readonly StoredRule[],
): Promise<RetentionRuleValue> {
  const definition = processes[kind];
  const own = stored.find((r) => r.kind === kind);
  const rule = own ?? retentionDefault(definition);
  return {
    kind,
    audience: rule.audience,
    audiences: [...audiencesOf(definition)],
    years: rule.years,
    action: rule.action,
    version: own?.version ?? 1,
    updatedBy: own?.updatedBy ?? null,
    updatedAt: own?.updatedAt.toISOString() ?? null,
    due: rule.years === null ? 0 : await countDue(q, actor, kind, rule.years, rule.action),
  };
}

/** Serves access level and retention by kind: the rules, what is due, and carrying out by a person. */
export function serveRetention(
  app: FastifyInstance,
  { services, texts }: Pick<PluginDependencies, 'services' | 'texts'>,
): void {
  const { db } = services;
  const r = retentionRoutes;
  provideDefaults(agencyDefaults);
  const read = async (q: Queryable, actor: Actor, kind: ProcessKind) =>
    ruleOf(q, actor, kind, await storedRules(q));

  implement(app, r.list, async ({ call }) => {
    const stored = await storedRules(db);
    return { items: await Promise.all(processKinds.map((k) => ruleOf(db, call.actor, k, stored))) };
  });

  implement(app, r.set, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      await setRule(tx, call, params.kind, ifMatch!, body);
      return read(tx, call.actor, params.kind);
    }),
  );

  implement(app, r.due, async ({ call, params }) => {
    const rule = await read(db, call.actor, params.kind);
    const rows =
      rule.years === null ? [] : await findDue(db, call.actor, params.kind, rule.years, rule.action);
    return {
      rule,
      items: rows.map((d) => ({
        matter: { key: d.key, kind: d.kind, title: d.title, state: d.state },
        version: d.version,
        endedAt: d.endedAt.toISOString(),
        dueAt: d.dueAt.toISOString(),
        comments: d.comments,
        attachments: d.attachments,
        events: d.events,
        disclosures: d.disclosures,
      })),
    };
  });

  implement(app, r.carryOut, async ({ call, params, body, ifMatch }) => {
    const done: string[] = [];
    const failed: { key: string; code: string }[] = [];
    for (const m of body.matters) {
      const asked = { kind: params.kind, action: body.action, ruleVersion: ifMatch!, ...m };
      try {
        // One transaction a matter: one refusal does not take the others with it.
        await db.transaction((tx) => carryOut(tx, call, asked, { db, texts }));
        done.push(m.key);
      } catch (e) {
        if (!(e instanceof ProblemError)) throw e;
        failed.push({ key: m.key, code: e.code });
      }
    }
    return { done, failed };
  });
}
