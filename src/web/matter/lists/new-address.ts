import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { groupingsOf } from './groupings.ts';
import type { Filters } from './list-state.ts';

/** The members of the address that say what a new matter is given beforehand. */
const givenNames = (definition: ProcessDefinition): string[] =>
  groupingsOf(definition).filter((by) => by !== 'parent');

/** What an address gives a new matter beforehand, as filters. */
export function givenIn(definition: ProcessDefinition, params: URLSearchParams): Filters {
  return Object.fromEntries(
    givenNames(definition).flatMap((name) => {
      const value = params.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

/** The address of the page that registers a matter under these filters, with what they say filled in. */
export function newAddress(definition: ProcessDefinition, filters: Filters, me: number, title = ''): string {
  const query = new URLSearchParams();
  for (const name of givenNames(definition)) {
    const value = filters[name];
    // One value is what it is to have; several leave it open. Of labels it can have them all.
    if (!value || value === 'none' || (name !== 'label' && value.includes(','))) continue;
    query.set(name, name === 'owner' && value === 'me' ? String(me) : value);
  }
  if (filters.parent && filters.parent !== 'none') query.set('under', filters.parent);
  if (title.trim()) query.set('title', title.trim());
  const text = query.toString();
  return `/new/${definition.kind}${text ? `?${text}` : ''}`;
}
