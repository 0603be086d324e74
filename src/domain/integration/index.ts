export {
  cloudEventPrefix,
  isInsideAddress,
  nextWait,
  outcomeOf,
  tellableAudiences,
  type WebhookType,
  wants,
  webhookTypes,
} from './webhook.ts';
