import Type from 'typebox';
import { processes, processKinds } from '../domain/processes.ts';
import { exportColumns } from '../domain/search/index.ts';
import { Closed, OneOf } from './common.ts';
import { kindRoutes } from './matter-routes.ts';
import type { MatterListQuery } from './matters.ts';
import { route } from './route.ts';

/** Name of the export of a kind among the routes: `exportIssue`. */
export const exportName = (kind: string): `export${string}` =>
  `export${kind[0]?.toUpperCase()}${kind.slice(1)}`;

function exportRoute(kind: (typeof processKinds)[number]) {
  const d = processes[kind];
  const { list } = kindRoutes[kind];
  const { limit: _l, cursor: _c, ...filters } = (list.query as typeof MatterListQuery).properties;
  return route({
    id: `search.${exportName(kind)}`,
    method: 'GET',
    path: `${list.path}/export`,
    tag: kind,
    summary: `The list as a file, whole, as filtered and sorted (${kind})`,
    permission: 'matter.read',
    query: Closed({
      ...filters,
      format: OneOf(['csv', 'xlsx']),
      cols: Type.Optional(
        Type.String({
          maxLength: 400,
          description: `Columns besides key and title, comma-separated: ${exportColumns(d)
            .map((c) => c.name)
            .join(', ')}`,
        }),
      ),
    }),
    status: 200,
    // A file, sent as it is made.
    reply: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }),
  });
}

/** Exports, one a kind. */
export const exportRoutes = Object.fromEntries(
  processKinds.map((kind) => [exportName(kind), exportRoute(kind)]),
) as Readonly<Record<`export${string}`, ReturnType<typeof exportRoute>>>;
