/** The front door of the thread's pure rules. */
export {
  type BelowFilter,
  type BelowStanding,
  belowFilters,
  belowLinkTypes,
  keptBelow,
  smallLevel,
} from './below.ts';
export { type DeliveredIn, type Deliveries, deliveriesOf } from './deliveries.ts';
export { type HoleCode, holeCodes, holeKind, isHoleCode } from './holes.ts';
export { type KeyedNode, type KeyReading, keyReadings, meantBy } from './keys.ts';
export { type Edge, wayDown } from './ring.ts';
export { type DeliveryFacts, type PartBelow, type Rollup, rollUps, standings, workItems } from './rollup.ts';
export { hasWordLike, likeliestFirst, wordsOf } from './search-rank.ts';
export { abandonedStates, categoryOf, deliveredStates, type KindState } from './states.ts';
export {
  confidence,
  leastLikeness,
  likenessConfidence,
  reasonOfLink,
  type SuggestionReason,
  tellingWords,
} from './suggest.ts';
