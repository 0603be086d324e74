import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { personalRoutes } from '../../../contract/personal.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { writeXlsx, xlsxType } from '../../platform/files/xlsx.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { anonymise, leave } from './commands/anonymise.ts';
import { personData, personSheets } from './person-data.ts';
import { mentionsOf } from './queries/mentions.ts';
import { personRow } from './queries/person-data.ts';

/** Serves what is held on people, and taking it out when they have left. */
export function servePersonData(
  app: FastifyInstance,
  { services, sessions, texts }: Pick<PluginDependencies, 'services' | 'sessions' | 'texts'>,
): void {
  const { db, clock } = services;
  const r = personalRoutes;

  implement(app, r.data, ({ params }) => personData(db, params.id, clock.now()));

  implement(app, r.file, async ({ call, params, reply }) => {
    const data = await personData(db, params.id, clock.now());
    reply.header('content-disposition', `attachment; filename="person-${params.id}.${params.format}"`);
    if (params.format === 'json') {
      reply.type('application/json; charset=utf-8');
      return Buffer.from(`${JSON.stringify(data, null, 2)}\n`, 'utf8');
    }
    reply.type(xlsxType);
    return Readable.from(writeXlsx(personSheets(data, texts, call.actor.language)));
  });

  implement(app, r.mentions, async ({ params }) => {
    const person = await personRow(db, params.id);
    if (!person) throw new ProblemError('not_found');
    // Once the name is out there is nothing left to look for.
    if (person.anonymisedAt !== null) return { places: [], columns: [], events: [] };
    return mentionsOf(db, [person.name, person.email ?? '']);
  });

  implement(app, r.leave, async ({ call, params }) => {
    const data = await db.transaction(async (tx) => {
      await leave(tx, call, params.id, clock.now());
      return personData(tx, params.id, clock.now());
    });
    sessions.forget(params.id);
    return data;
  });

  implement(app, r.anonymise, async ({ call, params, body }) => {
    const data = await db.transaction(async (tx) => {
      await anonymise(tx, call, params.id, body, clock.now());
      return personData(tx, params.id, clock.now());
    });
    sessions.forget(params.id);
    return data;
  });
}
