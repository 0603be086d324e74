import type {
  HandbookProcessInput,
  PublicKind,
  PublicProcess,
  PublicTransition,
} from '../../../contract/public.ts';
import { type HandbookProcess, handbookProcesses, handbookSections } from '../../../domain/handbook/index.ts';
import type { ProcessDefinition, TransitionDefinition } from '../../../domain/kernel/process.ts';
import type { Language, PublicText } from '../../../domain/kernel/text.ts';
import { type ProcessKind, processes } from '../../../domain/processes.ts';
import { addedCriteria } from '../../core/versions.ts';
import type { Queryable } from '../../platform/db/db.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { newestVersions } from './queries/process-page.ts';
import { adoptions, newestTexts, type TextRow } from './queries/texts.ts';
import { comesWith, isProposal } from './texts.ts';

/** What a process is called in a language. */
export const processName = (texts: Texts, language: Language, id: string): string =>
  texts.text(language, `handbook.process.${id}.name`);

/** A process as it is told to everybody, in one language. Names of people are never in it. */
export type ToldProcess = Pick<HandbookProcessInput, 'process' | 'sections' | 'kinds'> & {
  readonly group: HandbookProcess['group'];
};

type Added = Awaited<ReturnType<typeof addedCriteria>>;

/** All processes of the handbook as they are told, or one of them, in some languages; read in a few questions. */
export async function toldProcesses(
  q: Queryable,
  texts: Texts,
  languages: readonly Language[],
  only?: HandbookProcess,
): Promise<Map<Language, ToldProcess[]>> {
  const wanted = only ? [only] : handbookProcesses;
  const kinds = wanted.flatMap((p) => p.kinds);
  const [rows, adopted, versions, ...added] = await Promise.all([
    newestTexts(q, only?.id ?? null),
    adoptions(q, only?.id ?? null),
    newestVersions(q),
    ...kinds.map((kind) => addedCriteria(q, kind)),
  ]);
  const own = new Map(kinds.map((kind, i) => [kind, added[i] ?? []]));
  const told = (language: Language, p: HandbookProcess): ToldProcess => ({
    process: { id: p.id, name: processName(texts, language, p.id) },
    group: p.group,
    sections: handbookSections.map((section) => ({
      section,
      body: bodyOf(texts, rows, p, section, language),
      proposal: isProposal(p, section, adopted),
    })),
    kinds: p.kinds.map((kind, i) => ({
      ...kindOf(texts, language, kind, own.get(kind) ?? []),
      purpose: i === 0 ? null : texts.text(language, `process.${kind}.purpose`),
      version: versions.get(kind) ?? 0,
    })),
  });
  return new Map(languages.map((l) => [l, wanted.map((p) => told(l, p))]));
}

function bodyOf(
  texts: Texts,
  rows: readonly TextRow[],
  p: HandbookProcess,
  section: TextRow['section'],
  language: Language,
): string {
  const row = rows.find((r) => r.process === p.id && r.section === section && r.language === language);
  return row?.body ?? comesWith(texts, p, section, language);
}

function kindOf(
  texts: Texts,
  language: Language,
  kind: ProcessKind,
  added: Added,
): Omit<PublicKind, 'purpose' | 'version'> {
  const definition: ProcessDefinition = processes[kind];
  const say = (...parts: string[]) => texts.text(language, ['process', kind, ...parts].join('.'));
  const states = Object.keys(definition.states).filter((s) => !definition.states[s]?.retired);
  return {
    kind,
    name: say('name'),
    states: Object.fromEntries(states.map((s) => [s, say('state', s)])),
    transitions: Object.entries(definition.transitions).map(([name, t]) => ({
      name,
      label: say('transition', name),
      from: [...t.from],
      to: typeof t.to === 'string' ? t.to : null,
      roles: t.who.map((r) => texts.text(language, `role.${r}`)),
      reason: t.reason === 'required',
      needs: needsOf(texts, language, definition, name, t, added),
    })),
  };
}

function needsOf(
  texts: Texts,
  language: Language,
  { kind, criteria }: ProcessDefinition,
  name: string,
  t: TransitionDefinition,
  added: Added,
): PublicTransition['needs'] {
  const fieldKey = (f: string) =>
    texts.has(`process.${kind}.field.${f}`) ? `process.${kind}.field.${f}` : `field.${f}`;
  const inLanguage = (words: PublicText) => words[language] || words[words.source];
  return [
    ...(t.fields ?? []).map((f) => ({
      id: null,
      text: texts.text(language, 'handbook.fieldNeeded', { field: texts.text(language, fieldKey(f)) }),
      computed: false,
    })),
    ...(t.criteria ?? [])
      .filter((id) => !criteria[id]?.retired)
      .map((id) => ({
        id,
        text: texts.text(language, `process.${kind}.criterion.${id}`),
        computed: criteria[id]?.kind === 'computed',
      })),
    ...added
      .filter((a) => a.transition === name)
      .map((a) => ({ id: a.id, text: inLanguage(a.texts), computed: false })),
    ...(t.approvals ?? []).map((a) => ({
      id: null,
      text: texts.text(language, 'handbook.approval', {
        role: texts.text(language, `role.${a.role}`),
        count: a.count,
      }),
      computed: false,
    })),
  ];
}

/** A told process as a line of the index. */
export function inIndex({ process, group, sections }: ToldProcess): PublicProcess {
  return {
    ...process,
    group,
    purpose: sections.find((s) => s.section === 'purpose')?.body ?? '',
    proposals: sections.filter((s) => s.proposal).length,
  };
}
