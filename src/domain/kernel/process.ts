import type { LinkType } from './links.ts';
import type { Role } from './roles.ts';

/** What a state means to clocks, boards and figures, whatever the process. */
export type StateCategory = 'waiting' | 'active' | 'paused' | 'done';

/** One state of a process. Its key in {@link ProcessDefinition.states} is permanent: retired, never removed. */
export interface StateDefinition {
  readonly category: StateCategory;
  /** Place in the ordinary path (1-based); absent for side states such as a pause or a rejection. */
  readonly step?: number;
  /** The matter came to nothing: counted as ended, not as delivered. */
  readonly abandoned?: true;
  readonly retired?: true;
}

/** A column of a field of type `rows`. */
export interface RowColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'date';
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
}

interface FieldBase {
  /** `matter`: a column shared by all kinds (lists filter and sort on it); `own`: in the kind's own table. */
  readonly storage: 'matter' | 'own' | 'node';
  /** Column name when it is not the field's name in snake_case. */
  readonly column?: string;
  /** Where the page shows it; `none`: a module shows it in a part of its own. */
  readonly place: 'main' | 'facts' | 'head' | 'none';
  /**
   * An own column that lists show (in `extra` of a row). By a choice or a reference to a node they are filtered and
   * grouped, under its name.
   */
  readonly list?: true;
  /** Nobody writes it any more; history still tells of it. */
  readonly retired?: true;
  /** The program keeps it itself (a count); nobody sends it. */
  readonly kept?: true;
}

/** One field of a process. Lengths are in UTF-16 code units; dates are calendar days `YYYY-MM-DD` in the agency's zone. */
export type FieldDefinition = FieldBase &
  (
    | { readonly type: 'text' | 'markdown'; readonly maxLength: number; readonly minLength?: number }
    | { readonly type: 'number'; readonly min: number; readonly max: number; readonly integer?: boolean }
    | { readonly type: 'date' }
    /** `ranked`: stored by its 1-based place in `choices`, so that it sorts by meaning (MoSCoW). */
    | { readonly type: 'choice'; readonly choices: readonly string[]; readonly ranked?: boolean }
    /** A reference by key (`team`, `product`, `productGroup`, `organisation`) or by person id (`person`). */
    | { readonly type: 'person' | 'team' | 'product' | 'productGroup' | 'organisation' }
    /** A reference by key to a node of a kind that has no list of its own in the directory. */
    | { readonly type: 'node'; readonly kind: string }
    /** Words to sort by: each at most `maxLength` code units, at most `maxItems`, none twice. */
    | { readonly type: 'labels'; readonly maxItems: number; readonly maxLength: number }
    | { readonly type: 'rows'; readonly columns: readonly RowColumn[]; readonly maxRows: number }
  );

/**
 * A criterion of a transition. `ticked` by a person with a note; `computed` from the data by the rule
 * of that name ({@link ProcessDefinition.rules}). Either may be waived, with name and reason, by `waivers`.
 */
export type CriterionDefinition =
  | { readonly kind: 'ticked'; readonly retired?: true }
  | {
      readonly kind: 'computed';
      readonly rule: string;
      readonly field?: string;
      /** The rule looks at `facts`: the server counts them only for states this criterion is asked for in. */
      readonly counts?: true;
      readonly retired?: true;
    };

/** n approvals of a role; never by the one who asked, who owns the matter or who carries the transition out. */
export interface ApprovalDefinition {
  readonly role: Role;
  readonly count: number;
}

/** One way a matter can move. */
export interface TransitionDefinition {
  readonly from: readonly string[];
  /** A state, or `resume`: the state the matter was in before the pause or rejection. */
  readonly to: string | { readonly resume: string };
  readonly who: readonly Role[];
  readonly fields?: readonly string[];
  readonly criteria?: readonly string[];
  readonly approvals?: readonly ApprovalDefinition[];
  /** A reason in words must be given. */
  readonly reason?: 'required' | 'optional';
  /** What kind of move it is: decides the place of the button and the figures. */
  readonly move: 'forward' | 'back' | 'pause' | 'resume' | 'reject' | 'reopen';
  /** Names of what a module's hook sets off, told in the handbook. */
  readonly starts?: readonly string[];
}

/** What a computed rule may look at: the fields, and facts the server counted (see {@link ProcessDefinition.facts}). */
export interface RuleInput {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly facts: Readonly<Record<string, number>>;
}

/** The answer of a computed rule; `have` of `need` where it counts something. */
export interface RuleResult {
  readonly met: boolean;
  readonly have?: number;
  readonly need?: number;
}

/** One process, whole: everything that runs it, draws it and explains it is derived from this object. */
export interface ProcessDefinition {
  readonly kind: string;
  /** Plural path segment of its API, and the module whose catalogue holds its texts. */
  readonly path: string;
  readonly module: string;
  readonly table: string;
  readonly keyPrefix: string;
  readonly keySequence: string;
  readonly initial: string;
  /** Field values a new matter has when nobody says otherwise. */
  readonly defaults?: Readonly<Record<string, string | number>>;
  readonly states: Readonly<Record<string, StateDefinition>>;
  readonly fields: Readonly<Record<string, FieldDefinition>>;
  readonly criteria: Readonly<Record<string, CriterionDefinition>>;
  readonly rules: Readonly<Record<string, (input: RuleInput) => RuleResult>>;
  /** Names of the counts the server must supply to the rules. */
  readonly facts: readonly string[];
  readonly transitions: Readonly<Record<string, TransitionDefinition>>;
  /** Who may register one, edit one, tick its criteria, waive them. */
  readonly create: readonly Role[];
  readonly edit: readonly Role[];
  readonly mark: readonly Role[];
  readonly waive: readonly Role[];
  /** Who owns the process, and may add criteria of their own. */
  readonly processOwner: Role;
  readonly links: {
    readonly upstream: readonly { readonly type: LinkType; readonly kinds: readonly string[] }[];
    readonly downstream: readonly { readonly type: LinkType; readonly kinds: readonly string[] }[];
  };
  readonly figures: readonly string[];
}

/** A fault in a definition, found when the program starts (or in its test), never by a user. */
export class ProcessDefinitionError extends Error {
  constructor(kind: string, fault: string) {
    super(`process ${kind}: ${fault}`);
    this.name = 'ProcessDefinitionError';
  }
}

const check = (kind: string, ok: boolean, fault: string): void => {
  if (!ok) throw new ProcessDefinitionError(kind, fault);
};

/**
 * Takes a process as data, checks that it hangs together and gives it back with its literal types kept.
 * Throws {@link ProcessDefinitionError} on a name that does not exist, a state nobody reaches, a state that
 * ends nowhere without being done, or a rule or criterion that nothing uses.
 */
export function defineProcess<const D extends ProcessDefinition>(definition: D): D {
  const d: ProcessDefinition = definition;
  const { kind } = d;
  check(kind, d.initial in d.states, `initial state ${d.initial} is not a state`);
  const reached = new Set<string>([d.initial]);
  const left = new Set<string>();
  const usedCriteria = new Set<string>();
  for (const [name, t] of Object.entries(d.transitions)) {
    check(kind, t.from.length > 0, `transition ${name} comes from nowhere`);
    for (const s of t.from) {
      check(kind, s in d.states, `transition ${name}: unknown state ${s}`);
      left.add(s);
    }
    const target = typeof t.to === 'string' ? t.to : t.to.resume;
    check(kind, target in d.states, `transition ${name}: unknown state ${target}`);
    check(kind, typeof t.to !== 'string' || !t.from.includes(t.to), `transition ${name} goes nowhere`);
    reached.add(target);
    check(kind, t.who.length > 0, `transition ${name} is for nobody`);
    for (const f of t.fields ?? []) check(kind, f in d.fields, `transition ${name}: unknown field ${f}`);
    for (const c of t.criteria ?? []) {
      check(kind, c in d.criteria, `transition ${name}: unknown criterion ${c}`);
      usedCriteria.add(c);
    }
    for (const a of t.approvals ?? []) check(kind, a.count > 0, `transition ${name}: an approval of none`);
  }
  for (const [name, s] of Object.entries(d.states)) {
    if (s.retired) continue;
    check(kind, reached.has(name), `state ${name} is never reached`);
    check(kind, left.has(name) || s.category === 'done', `state ${name} is a dead end`);
  }
  const usedRules = new Set<string>();
  for (const [id, c] of Object.entries(d.criteria)) {
    check(kind, c.retired === true || usedCriteria.has(id), `criterion ${id} belongs to no transition`);
    if (c.kind === 'computed') {
      check(kind, c.rule in d.rules, `criterion ${id}: unknown rule ${c.rule}`);
      check(kind, c.field === undefined || c.field in d.fields, `criterion ${id}: unknown field ${c.field}`);
      usedRules.add(c.rule);
    }
  }
  for (const rule of Object.keys(d.rules)) check(kind, usedRules.has(rule), `rule ${rule} is not used`);
  return definition;
}

/** Names of the states of a definition, as a union. */
export type StateOf<D extends ProcessDefinition> = keyof D['states'] & string;
/** Names of the transitions of a definition, as a union. */
export type TransitionOf<D extends ProcessDefinition> = keyof D['transitions'] & string;

/** The states on the ordinary path, in order. */
export function stepsOf(definition: ProcessDefinition): string[] {
  return Object.entries(definition.states)
    .filter(([, s]) => s.step !== undefined && !s.retired)
    .sort(([, a], [, b]) => a.step! - b.step!)
    .map(([name]) => name);
}

/** Names of the own fields that lists are filtered by under their names: choices, and references to a node of a kind. */
export function listFilters(definition: ProcessDefinition): string[] {
  return Object.entries(definition.fields)
    .filter(([, f]) => f.list && f.storage === 'own' && (f.type === 'choice' || f.type === 'node'))
    .map(([name]) => name);
}

/** Kind of the node a field refers to by key, or null when it is no such field. */
export function nodeKindOf(field: FieldDefinition | undefined): string | null {
  switch (field?.type) {
    case 'team':
    case 'product':
    case 'productGroup':
    case 'organisation':
      return field.type;
    case 'node':
      return field.kind;
    default:
      return null;
  }
}

/** snake_case column of a field. */
export function columnOf(name: string, field: FieldDefinition): string {
  return field.column ?? name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
}
