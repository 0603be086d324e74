import { expect, test } from 'vitest';
import { kindRank } from '../../../domain/kernel/links.ts';
import { holeCodes, type SuggestionReason } from '../../../domain/thread/index.ts';
import deliveries from '../../../texts/nb/deliveries.json';
import insight from '../../../texts/nb/insight.json';
import thread from '../../../texts/nb/thread.json';
import { explanations } from './deployment-filters.ts';

const reasons: readonly SuggestionReason[] = ['sameKey', 'sameCommit', 'likeText', 'revert'];
const texts: Readonly<Record<string, string>> = { ...deliveries, ...insight, ...thread };
const need = (key: string) => expect(texts, key).toHaveProperty([key]);

test('whatever can be a hole, an explanation or a reason for a suggestion has its words', () => {
  for (const code of holeCodes)
    for (const part of ['', '.long', '.advice']) need(`thread.hole.${code}${part}`);
  for (const e of explanations) {
    need(`deliveries.explained.${e}`);
    need(`insight.coverage.by.${e}`);
  }
  for (const reason of reasons) need(`insight.suggestions.reason.${reason}`);
  for (const rank of new Set(Object.values(kindRank))) need(`thread.lane.${rank}`);
});
