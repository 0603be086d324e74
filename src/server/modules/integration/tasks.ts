import type { BackgroundTask } from '../../core/background.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { queueFromOutbox, sendDue } from './deliver.ts';

/** Reads the outbox for the webhooks, and sends what is due. Any number of programs may run these. */
export function integrationTasks({ services: { db, clock }, config }: ModuleDependencies): BackgroundTask[] {
  const settings = {
    key: config.sealKey,
    publicUrl: config.publicUrl,
    limits: { insideAllowed: config.webhookInside, timeoutMs: 10_000 },
    clock,
  };
  return [
    { name: 'webhook-queue', everySeconds: 2, run: () => queueFromOutbox(db) },
    { name: 'webhook-send', everySeconds: 2, run: () => sendDue(db, settings) },
  ];
}
