import { deliveriesFeature } from '../features/deliveries/feature.ts';
import { handbookFeature } from '../features/handbook/feature.ts';
import { insightFeature } from '../features/insight/feature.ts';
import { portfolioFeature } from '../features/portfolio/feature.ts';
import { publicFeature } from '../features/public/feature.ts';
import { settingsFeature } from '../features/settings/feature.ts';
import { threadFeature } from '../features/thread/feature.ts';
import { workFeature } from '../features/work/feature.ts';
import type { Feature } from '../shared/feature.ts';

/** Every feature of the screen. A new one: its folder, its `feature.ts`, a line here. */
export const features: readonly Feature[] = [
  workFeature,
  portfolioFeature,
  deliveriesFeature,
  threadFeature,
  insightFeature,
  handbookFeature,
  settingsFeature,
  publicFeature,
];
