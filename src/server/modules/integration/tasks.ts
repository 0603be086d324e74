import type { BackgroundTask } from '../../core/background.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { queueFromOutbox, sendDue } from './deliver.ts';
import { sweepDeliveries } from './queries/deliveries.ts';
import { queueChannels, queueMornings } from './queue-channels.ts';
import { sendMessages } from './send-channels.ts';

/** Reads the outbox for webhooks and channels, and sends what is due. Any number of programs may run these. */
export function integrationTasks({
  services: { db, clock, timeZone },
  config,
  texts,
}: ModuleDependencies): BackgroundTask[] {
  const settings = {
    key: config.sealKey,
    publicUrl: config.publicUrl,
    agency: config.agencyName,
    texts,
    limits: { insideAllowed: config.webhookInside, timeoutMs: 10_000 },
    clock,
  };
  return [
    { name: 'webhook-queue', everySeconds: 2, run: () => queueFromOutbox(db) },
    { name: 'webhook-send', everySeconds: 2, run: () => sendDue(db, settings) },
    { name: 'channel-queue', everySeconds: 2, run: () => queueChannels(db) },
    { name: 'channel-mornings', everySeconds: 60, run: () => queueMornings(db, clock.now(), timeZone) },
    { name: 'channel-send', everySeconds: 2, run: () => sendMessages(db, settings) },
    { name: 'sweep-deliveries', everySeconds: 3600, run: () => sweepDeliveries(db, config.deliveryDays) },
  ];
}
