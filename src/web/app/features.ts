import { backlogFeature } from '../features/backlog/feature.ts';
import { collaborationFeature } from '../features/collaboration/feature.ts';
import { deliveriesFeature } from '../features/deliveries/feature.ts';
import { demandFeature } from '../features/demand/feature.ts';
import { disclosureFeature } from '../features/disclosure/feature.ts';
import { handbookFeature } from '../features/handbook/feature.ts';
import { insightFeature } from '../features/insight/feature.ts';
import { integrationFeature } from '../features/integration/feature.ts';
import { meetingFeature } from '../features/meeting/feature.ts';
import { needFeature } from '../features/need/feature.ts';
import { okrFeature } from '../features/okr/feature.ts';
import { planFeature } from '../features/plan/feature.ts';
import { portfolioFeature } from '../features/portfolio/feature.ts';
import { publicFeature } from '../features/public/feature.ts';
import { roadmapFeature } from '../features/roadmap/feature.ts';
import { searchFeature } from '../features/search/feature.ts';
import { settingsFeature } from '../features/settings/feature.ts';
import { threadFeature } from '../features/thread/feature.ts';
import { workFeature } from '../features/work/feature.ts';
import type { Feature } from '../shared/feature.ts';

/** Every feature of the screen. A new one: its folder, its `feature.ts`, a line here. */
export const features: readonly Feature[] = [
  workFeature,
  needFeature,
  portfolioFeature,
  demandFeature,
  okrFeature,
  meetingFeature,
  planFeature,
  roadmapFeature,
  backlogFeature,
  deliveriesFeature,
  threadFeature,
  insightFeature,
  handbookFeature,
  collaborationFeature,
  searchFeature,
  integrationFeature,
  disclosureFeature,
  settingsFeature,
  publicFeature,
];
