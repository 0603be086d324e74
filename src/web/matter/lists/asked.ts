import type { FieldDefinition, ProcessDefinition } from '../../../domain/kernel/process.ts';
import { readNumber } from '../fields/read-number.ts';

/** What is asked for when a matter is registered, besides its title and text: what decides where it belongs, and when. */
const asked: Readonly<Record<string, readonly string[]>> = {
  initiative: ['productGroup', 'source'],
  roadmapElement: ['product', 'plannedStart', 'plannedEnd', 'personWeeks'],
  epic: ['team'],
  issue: ['team', 'issueType'],
};

/** Names of the fields that are asked for when a matter of a kind is registered; those its definition has. */
export const askedOf = (definition: ProcessDefinition): readonly string[] =>
  (asked[definition.kind] ?? []).filter((name) => name in definition.fields);

/** The field in which a matter's text is written when it is registered. */
export const textFieldOf = (definition: ProcessDefinition): string =>
  definition.kind === 'roadmapElement' ? 'summary' : 'description';

/** What has been written, by field, as it stands in the inputs. */
export type Written = Readonly<Record<string, string>>;

/** What is wrong with what has been written, by field; a key of the texts. */
export type WrittenFaults = Readonly<Record<string, 'notNumber' | 'order'>>;

/** The body of a new matter from what has been written, with what is wrong with it. Nothing written is not sent. */
export function bodyOf(
  fields: Readonly<Record<string, FieldDefinition>>,
  written: Written,
): { readonly body: Readonly<Record<string, unknown>>; readonly faults: WrittenFaults } {
  const body: Record<string, unknown> = {};
  const faults: Record<string, 'notNumber' | 'order'> = {};
  for (const [name, text] of Object.entries(written)) {
    if (text.trim() === '') continue;
    if (fields[name]?.type === 'number') {
      const number = readNumber(text);
      if (number === null) faults[name] = 'notNumber';
      else body[name] = number;
    } else body[name] = text.trim();
  }
  const { plannedStart, plannedEnd } = written;
  if (plannedStart && plannedEnd && plannedEnd < plannedStart) faults.plannedEnd = 'order';
  return { body, faults };
}
