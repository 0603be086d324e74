import type { MissingValue } from '../../../contract/matters.ts';
import type { Texts } from './messages.ts';

/** The words of one kind of matter, found by convention from its definition. */
export interface ProcessTexts {
  readonly name: string;
  readonly plural: string;
  state(state: string): string;
  transition(name: string): string;
  field(name: string): string;
  /** What to write in a field; empty when there is nothing to add. */
  fieldHelp(name: string): string;
  choice(field: string, value: string): string;
  /** A column of a field of rows. */
  column(field: string, name: string): string;
  criterion(id: string): string;
}

/** The words of a kind; also of kinds without a process (deployment, application …), which have only a name. */
export function processTexts(texts: Texts, kind: string): ProcessTexts {
  const key = (...parts: string[]) => ['process', kind, ...parts].join('.');
  const shared = (own: string, common: string) => texts.derived(texts.has(own) ? own : common);
  return {
    name: texts.derived(key('name')),
    plural: texts.derived(key('plural')),
    state: (state) => texts.derived(key('state', state)),
    transition: (name) => texts.derived(key('transition', name)),
    field: (name) => shared(key('field', name), `field.${name}`),
    fieldHelp: (name) =>
      texts.has(key('field', name, 'help')) ? texts.derived(key('field', name, 'help')) : '',
    choice: (field, value) => shared(key('choice', field, value), `choice.${field}.${value}`),
    column: (field, name) => texts.derived(key('field', field, name)),
    criterion: (id) => texts.derived(key('criterion', id)),
  };
}

/** What stands in the way, as one sentence. `criterionText` gives the words of criteria a process owner added. */
export function missingText(
  texts: Texts,
  kind: string,
  missing: MissingValue,
  criterionText?: (id: string) => string | undefined,
): string {
  const words = processTexts(texts, kind);
  const role = (name: string) => texts.derived(`role.${name}`);
  return texts.derived(`missing.${missing.code}`, {
    field: missing.field ? words.field(missing.field) : '',
    criterion: missing.criterion
      ? (criterionText?.(missing.criterion) ?? words.criterion(missing.criterion))
      : '',
    role: missing.role ? role(missing.role) : '',
    roles: texts.list((missing.roles ?? []).map(role)),
    have: missing.have ?? 0,
    need: missing.need ?? 0,
    pending: missing.pending ? 'yes' : 'no',
    state: missing.state ? words.state(missing.state) : '',
  });
}
