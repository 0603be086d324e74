import { epicProcess, issueProcess } from './backlog/index.ts';
import { demandProcess } from './demand/index.ts';
import type { ProcessDefinition } from './kernel/process.ts';
import { needProcess } from './need/index.ts';
import { keyResultProcess } from './okr/index.ts';
import { initiativeProcess } from './portfolio/index.ts';
import { roadmapElementProcess } from './roadmap/index.ts';

/** Every process the product runs. Adding a kind: its definition here, its migration, its texts, its module. */
export const processes = {
  need: needProcess,
  demand: demandProcess,
  initiative: initiativeProcess,
  keyResult: keyResultProcess,
  roadmapElement: roadmapElementProcess,
  epic: epicProcess,
  issue: issueProcess,
} as const satisfies Record<string, ProcessDefinition>;

/** Kinds that a process runs on. */
export type ProcessKind = keyof typeof processes;
/** The kinds, as values. */
export const processKinds = Object.keys(processes) as ProcessKind[];
/** The process of a kind, or undefined for nodes without one. */
export function processOf(kind: string): ProcessDefinition | undefined {
  return (processes as Readonly<Record<string, ProcessDefinition>>)[kind];
}
