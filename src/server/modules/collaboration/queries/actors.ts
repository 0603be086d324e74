import { type Actor, type HeldRole, membershipRoles } from '../../../../domain/kernel/roles.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** Somebody as they would act now, with the address their mail goes to. */
export interface Reader extends Actor {
  readonly email: string | null;
}

/** People by id with what they hold at an instant, those who have not left; in no order. */
export async function readersById(q: Queryable, ids: readonly number[], now: Date): Promise<Reader[]> {
  if (ids.length === 0) return [];
  const rows = await q.sql<{
    id: number;
    name: string;
    language: Actor['language'];
    email: string | null;
    held: HeldRole[];
  }>(
    `select p.id, p.name, p.language, p.email,
       coalesce((select json_agg(json_build_object('role', m.role, 'scopeKind', m.scope_kind, 'scopeId', m.scope_id, 'scopeName', m.scope_name))
         from membership m where m.person_id = p.id and m.valid @> $2::timestamptz), '[]'::json) as held
     from person p where p.id = any($1::bigint[]) and p.left_at is null`,
    [ids, now],
  );
  return rows.map((r) => ({
    personId: r.id,
    name: r.name,
    kind: 'person',
    language: r.language,
    email: r.email,
    held: r.held.filter((h) => Object.hasOwn(membershipRoles, h.role)),
    scopes: null,
  }));
}
