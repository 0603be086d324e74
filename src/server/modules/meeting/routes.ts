import type { FastifyInstance, FastifyReply } from 'fastify';
import { meetingRoutes } from '../../../contract/meeting.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { once } from '../../core/idempotency.ts';
import type { Call } from '../../platform/context.ts';
import type { Tx } from '../../platform/db/db.ts';
import { docxType } from '../../platform/files/docx.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { addItem, editItem, moveItem, takeOff } from './commands/agenda-items.ts';
import { addAddendum, closeMeeting, followUpDone, openMeeting } from './commands/hold-meeting.ts';
import { editMeeting, planMeeting, proposeAgenda, setParticipants } from './commands/plan-meeting.ts';
import { type Recording, recordDecision } from './commands/record.ts';
import { type Document, minuteDocument, noteDocument, notesDocument } from './documents.ts';
import { presentMeeting } from './present.ts';
import { findMeeting, listMeetings, openFollowUps } from './queries/meetings.ts';

/** Serves the portfolio office's meetings. */
export function serveMeetings(
  app: FastifyInstance,
  { services, texts }: Pick<PluginDependencies, 'services' | 'texts'>,
): void {
  const { db, timeZone } = services;
  const work = { services, texts };
  const show = async (q: Tx | typeof db, call: Call, key: string) => {
    const meeting = await findMeeting(q, key);
    if (!meeting) throw new ProblemError('not_found');
    return presentMeeting(q, db, texts, call.actor, meeting);
  };
  /** A command on a meeting, answered with how it then is. */
  const command = (call: Call, key: string, run: (tx: Tx) => Promise<unknown>) =>
    db.transaction(async (tx) => {
      await run(tx);
      return show(tx, call, key);
    });
  const send = (reply: FastifyReply, { name, content }: Document): string => {
    reply
      .type(docxType)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
    return content as unknown as string;
  };
  const words = (call: Call, language: 'nb' | 'nn' | 'en' | undefined) => ({
    texts,
    language: language ?? call.actor.language,
    timeZone,
  });
  const r = meetingRoutes;

  implement(app, r.list, ({ call, query }) => listMeetings(db, call.actor, query));
  implement(app, r.followUps, async ({ call }) => ({ items: await openFollowUps(db, call.actor) }));
  implement(app, r.read, ({ call, params }) => show(db, call, params.key));
  implement(app, r.plan, ({ call, body }) =>
    once(db, call, r.plan.id, body, async (tx) => {
      const { key } = await planMeeting(tx, work, call, body);
      return show(tx, call, key);
    }),
  );
  implement(app, r.edit, ({ call, params, body, ifMatch }) =>
    command(call, params.key, (tx) => editMeeting(tx, work, call, params.key, ifMatch!, body)),
  );
  implement(app, r.participants, ({ call, params, body, ifMatch }) =>
    command(call, params.key, (tx) => setParticipants(tx, work, call, params.key, ifMatch!, body.people)),
  );
  implement(app, r.open, ({ call, params, ifMatch }) =>
    command(call, params.key, (tx) => openMeeting(tx, work, call, params.key, ifMatch!)),
  );
  implement(app, r.close, ({ call, params, ifMatch }) =>
    command(call, params.key, (tx) => closeMeeting(tx, work, call, params.key, ifMatch!)),
  );
  implement(app, r.propose, ({ call, params }) =>
    command(call, params.key, (tx) => proposeAgenda(tx, work, call, params.key)),
  );
  implement(app, r.addItem, ({ call, params, body }) =>
    once(db, call, r.addItem.id, [params, body], async (tx) => {
      await addItem(tx, work, call, params.key, body);
      return show(tx, call, params.key);
    }),
  );
  implement(app, r.editItem, ({ call, params, body, ifMatch }) =>
    command(call, params.key, (tx) => editItem(tx, work, call, params.key, params.id, ifMatch!, body)),
  );
  implement(app, r.moveItem, ({ call, params, body }) =>
    command(call, params.key, (tx) => moveItem(tx, work, call, params.key, params.id, body.after)),
  );
  implement(app, r.removeItem, ({ call, params }) =>
    command(call, params.key, (tx) => takeOff(tx, work, call, params.key, params.id)),
  );
  implement(app, r.record, ({ call, params, body, ifMatch }) =>
    once(db, call, r.record.id, [params, body, ifMatch], async (tx) => {
      await recordDecision(tx, work, call, params.key, params.id, ifMatch!, body as Recording);
      return show(tx, call, params.key);
    }),
  );
  implement(app, r.followUp, ({ call, params, body }) =>
    db.transaction(async (tx) => ({
      doneAt: (await followUpDone(tx, call, params.key, params.id, body.done))?.toISOString() ?? null,
    })),
  );
  implement(app, r.addendum, ({ call, params, body }) =>
    once(db, call, r.addendum.id, [params, body], async (tx) => {
      await addAddendum(tx, call, params.key, body.item ?? null, body.text);
      return show(tx, call, params.key);
    }),
  );
  implement(app, r.minute, async ({ call, params, query, reply }) =>
    send(reply, await minuteDocument(db, call.actor, params.key, words(call, query.language))),
  );
  implement(app, r.notes, async ({ call, params, query, reply }) =>
    send(reply, await notesDocument(db, call.actor, params.key, words(call, query.language))),
  );
  implement(app, r.note, async ({ call, params, query, reply }) =>
    send(reply, await noteDocument(db, call.actor, params.key, params.id, words(call, query.language))),
  );
}
