import type { Parts } from '../shared/parts.tsx';
import { features } from './features.ts';

const inOrder = <T extends { readonly order: number }>(parts: readonly T[]): readonly T[] =>
  [...parts].sort((a, b) => a.order - b.order);

/** Everything the features put into pages they share. */
export const parts: Parts = {
  matter: inOrder(features.flatMap((f) => [...(f.matterParts ?? [])])),
  node: inOrder(features.flatMap((f) => [...(f.nodeParts ?? [])])),
  topBar: inOrder(features.flatMap((f) => [...(f.topBar ?? [])])),
  work: inOrder(features.flatMap((f) => [...(f.workParts ?? [])])),
  settings: inOrder(features.flatMap((f) => [...(f.settings ?? [])])),
  views: inOrder(features.flatMap((f) => [...(f.listViews ?? [])])),
};
