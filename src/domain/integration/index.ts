export {
  cloudEventPrefix,
  isInsideAddress,
  nextWait,
  outcomeOf,
  tellableAudiences,
  type WebhookType,
  waits,
  wants,
  webhookTypes,
} from './webhook.ts';
