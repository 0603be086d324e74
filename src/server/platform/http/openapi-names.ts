import type { TSchema } from 'typebox';
import * as common from '../../../contract/common.ts';
import * as deployments from '../../../contract/deployments.ts';
import * as directory from '../../../contract/directory.ts';
import * as handbook from '../../../contract/handbook.ts';
import * as matters from '../../../contract/matters.ts';
import * as session from '../../../contract/session.ts';
import * as thread from '../../../contract/thread.ts';

/** The contract's own names for its object schemas, without the word Schema: what they are called in OpenAPI. */
export function contractNames(): Record<string, TSchema> {
  const named: Record<string, TSchema> = {};
  for (const file of [common, matters, thread, deployments, directory, handbook, session]) {
    for (const [name, value] of Object.entries<unknown>(file)) {
      if (typeof value !== 'object' || value === null || !('properties' in value)) continue;
      named[name.replace(/Schema$/, '')] = value as TSchema;
    }
  }
  return named;
}
