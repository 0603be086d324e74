import { expect, it } from 'vitest';
import { dependencyFault } from './dependency.ts';

const end = (state: string, plannedStart: string | null = null, plannedEnd: string | null = null) => ({
  state,
  plannedStart,
  plannedEnd,
});

it.each([
  ['nothing planned', end('concept'), end('concept'), null],
  ['in order', end('planning', '2026-01-01', '2026-05-31'), end('planning', '2026-06-01'), null],
  ['the same day', end('planning', null, '2026-06-01'), end('planning', '2026-06-01'), null],
  ['impossible order', end('planning', null, '2026-06-02'), end('planning', '2026-06-01'), 'order'],
  ['done already', end('done', null, '2026-06-02'), end('planning', '2026-06-01'), null],
  ['waited for is rejected', end('rejected'), end('planning'), 'dropped'],
  ['waited for is on hold', end('onHold'), end('planning'), 'onHold'],
  ['begun before it may', end('planning'), end('implementation'), 'begun'],
  ['both under way', end('implementation'), end('implementation'), null],
  [
    'both under way, ends after',
    end('implementation', null, '2026-09-01'),
    end('implementation', '2026-01-01', '2026-08-01'),
    'order',
  ],
  ['what waits is done', end('planning', null, '2027-01-01'), end('done', '2026-01-01'), null],
  ['what waits is rejected', end('rejected'), end('rejected'), null],
])('%s', (_name, earlier, later, fault) => expect(dependencyFault(earlier, later)).toBe(fault));
