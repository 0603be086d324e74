import type { Language } from '../domain/kernel/text.ts';

/** Modules with a catalogue: one file a language, `<lang>/<module>.json`, flat, key → ICU message. */
export const textModules = [
  'common',
  'matter',
  'work',
  'portfolio',
  'roadmap',
  'backlog',
  'sprint',
  'handbook',
  'settings',
  'problem',
  'deliveries',
  'thread',
  'insight',
  'public',
  'api',
  'need',
  'okr',
  'demand',
  'meeting',
  'plan',
  'collaboration',
  'search',
  'integration',
  'disclosure',
  'process',
] as const;
/** The name of a catalogue. */
export type TextModule = (typeof textModules)[number];

// With Node resolution a JSON module has its object as `default`; a bundler gives the object itself.
type Keys<M> = (M extends { readonly default: infer T } ? keyof T : keyof M) & string;

/** Every key there is: those of the bokmål catalogues. */
export type TextKey =
  | Keys<typeof import('./nb/common.json')>
  | Keys<typeof import('./nb/matter.json')>
  | Keys<typeof import('./nb/work.json')>
  | Keys<typeof import('./nb/portfolio.json')>
  | Keys<typeof import('./nb/roadmap.json')>
  | Keys<typeof import('./nb/backlog.json')>
  | Keys<typeof import('./nb/sprint.json')>
  | Keys<typeof import('./nb/handbook.json')>
  | Keys<typeof import('./nb/settings.json')>
  | Keys<typeof import('./nb/problem.json')>
  | Keys<typeof import('./nb/deliveries.json')>
  | Keys<typeof import('./nb/thread.json')>
  | Keys<typeof import('./nb/insight.json')>
  | Keys<typeof import('./nb/public.json')>
  | Keys<typeof import('./nb/api.json')>
  | Keys<typeof import('./nb/need.json')>
  | Keys<typeof import('./nb/okr.json')>
  | Keys<typeof import('./nb/demand.json')>
  | Keys<typeof import('./nb/meeting.json')>
  | Keys<typeof import('./nb/plan.json')>
  | Keys<typeof import('./nb/collaboration.json')>
  | Keys<typeof import('./nb/search.json')>
  | Keys<typeof import('./nb/integration.json')>
  | Keys<typeof import('./nb/disclosure.json')>
  | Keys<typeof import('./nb/process.json')>;

/** All messages of a language, by key. */
export type Catalogue = Readonly<Record<string, string>>;

/** BCP 47 tag of a language, for `lang` and for `Intl`. */
export const languageTags: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
