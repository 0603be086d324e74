import type { Static } from 'typebox';
import type { TrackerPrefix } from '../../../contract/deployments.ts';

/** A tracker's prefix as the contract has it. */
export type TrackerPrefixValue = Static<typeof TrackerPrefix>;
