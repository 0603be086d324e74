import type { DeploymentValue } from '../../../../contract/deployments.ts';
import { publicAddress } from '../../../../contract/public.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { linesOf } from './read-lines.ts';
import { type RowOfDeployment, rowColumns, rowJoins, toRow } from './read-list.ts';

interface Neighbour {
  readonly key: string;
  readonly sha: string;
  readonly at: string;
}
interface Row extends RowOfDeployment {
  readonly title: string;
  readonly recorded_at: Date;
  readonly explanation_note: string | null;
  readonly slug: string;
  readonly name: string;
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  readonly elsewhere: readonly { key: string; environment: string; production: boolean; at: string }[];
}

const neighbour = (order: '<' | '>'): string => {
  const direction = order === '<' ? 'desc' : 'asc';
  return `(select json_build_object('key', on_.key, 'sha', o.sha, 'at', o.deployed_at)
    from deployment o join node on_ on on_.id = o.id and on_.deleted_at is null
    where o.application_id = d.application_id and o.environment_id = d.environment_id
      and (o.deployed_at, o.id) ${order} (d.deployed_at, d.id)
    order by o.deployed_at ${direction}, o.id ${direction} limit 1)`;
};

const instant = (text: string): string => new Date(text).toISOString();
const shown = (n: Neighbour | null) => n && { key: n.key, sha: n.sha, deployedAt: instant(n.at) };

/**
 * One deployment with its lines, its neighbours in the same place and the same commit elsewhere; null when there is
 * none with that id. Whether the caller may see it is decided before. `language` is that of the public address.
 */
export async function readDeployment(
  q: Queryable,
  id: number,
  language: Language,
): Promise<DeploymentValue | null> {
  const [rows, lines] = await Promise.all([
    q.sql<Row>(
      `select ${rowColumns}, d.title, d.recorded_at, d.explanation_note, pr.slug, ap.name,
         ${neighbour('<')} as previous, ${neighbour('>')} as next,
         (select coalesce(json_agg(json_build_object('key', on_.key, 'environment', oe.name, 'production', oe.production,
             'at', o.deployed_at) order by o.deployed_at, o.id), '[]')
          from deployment o join node on_ on on_.id = o.id and on_.deleted_at is null
          join environment oe on oe.id = o.environment_id
          where o.sha = d.sha and o.application_id = d.application_id and o.id <> d.id) as elsewhere
       from deployment d ${rowJoins} join product pr on pr.id = d.product_id join application ap on ap.id = d.application_id
       where d.id = $1 and n.deleted_at is null`,
      [id],
    ),
    linesOf(q, [id]),
  ]);
  const [r] = rows;
  if (!r) return null;
  return {
    ...toRow(r),
    title: r.title,
    recordedAt: r.recorded_at.toISOString(),
    content: lines.get(id) ?? [],
    explanationNote: r.explanation_note,
    elsewhere: r.elsewhere.map(({ at, ...o }) => ({ ...o, deployedAt: instant(at) })),
    previous: shown(r.previous),
    next: shown(r.next),
    publicAddress: publicAddress.note(language, r.slug, {
      environment: r.environment,
      application: r.name,
      sha: r.sha,
    }),
  };
}
