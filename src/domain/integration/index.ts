export * from './channel.ts';
export * from './message.ts';
export * from './mornings.ts';
export {
  cloudEventPrefix,
  isInsideAddress,
  nextWait,
  outcomeOf,
  retryAfterSeconds,
  tellableAudiences,
  type WebhookType,
  wants,
  webhookTypes,
} from './webhook.ts';
