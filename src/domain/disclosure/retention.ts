import type { FieldFault } from '../kernel/errors.ts';
import type { ProcessDefinition } from '../kernel/process.ts';

/** What becomes of a matter when its time is over. */
export const retentionActions = ['keep', 'anonymise', 'erase'] as const;
/** One of {@link retentionActions}. */
export type RetentionAction = (typeof retentionActions)[number];

/** Who sees new matters of a kind, and what becomes of them `years` whole years after they ended. */
export interface RetentionRule {
  /** Null: as the process has it, or nothing to choose. */
  readonly audience: string | null;
  /** Null exactly when they are kept. */
  readonly years: number | null;
  readonly action: RetentionAction;
}

/** Access levels a kind can have; empty when its process has none of its own. */
export function audiencesOf(definition: ProcessDefinition): readonly string[] {
  const field = definition.fields.audience;
  return field?.type === 'choice' ? field.choices : [];
}

/** What holds for a kind until somebody sets it: the process's own access level, kept for good. */
export function retentionDefault(definition: ProcessDefinition): RetentionRule {
  const own = definition.defaults?.audience;
  return {
    audience: audiencesOf(definition).length === 0 ? null : typeof own === 'string' ? own : 'agency',
    years: null,
    action: 'keep',
  };
}

/** What is wrong with a rule for a kind; empty when it holds. */
export function faultsOfRule(definition: ProcessDefinition, rule: RetentionRule): FieldFault[] {
  const faults: FieldFault[] = [];
  const audiences = audiencesOf(definition);
  if (rule.audience !== null && !audiences.includes(rule.audience))
    faults.push({ pointer: '/audience', reason: 'not_a_choice', params: { choices: audiences.join(', ') } });
  if (rule.action === 'keep' && rule.years !== null)
    faults.push({ pointer: '/years', reason: 'not_expected' });
  if (rule.action !== 'keep' && rule.years === null) faults.push({ pointer: '/years', reason: 'required' });
  return faults;
}

/**
 * Entries of the trail that say nothing but that something happened (links, moves and marks without words): they stay
 * when the content of a matter is erased, so that its course can still be followed.
 */
export function saysNothing(
  type: string,
  payload: {
    readonly changes?: readonly { readonly field: string }[];
    readonly data?: Readonly<Record<string, unknown>>;
  },
): boolean {
  const stays =
    type === 'matter.transitioned' ||
    type.startsWith('link.') ||
    type.startsWith('criterion.') ||
    type.startsWith('approval.') ||
    type === 'matter.contentErased' ||
    type === 'matter.peopleRemoved' ||
    type === 'event.erased' ||
    type === 'disclosure.made';
  if (!stays) return false;
  const { reason, note } = payload.data ?? {};
  if (type !== 'event.erased' && (typeof reason === 'string' || typeof note === 'string')) return false;
  return (payload.changes ?? []).every((c) => c.field === 'state' || c.field === 'resumeState');
}
