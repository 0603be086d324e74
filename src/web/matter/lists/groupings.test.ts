import { describe, expect, it } from 'vitest';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { processes } from '../../../domain/processes.ts';
import {
  fieldOfValue,
  filtersOfGroup,
  groupingsOf,
  laneChange,
  rowInLane,
  valuesOfGrouping,
} from './groupings.ts';
import { quickKind, quickStates, quickTransition, quickValues } from './quick-values.ts';

const { issue, epic, initiative, need, roadmapElement } = processes;

describe('what a kind is grouped by', () => {
  it('follows its definition', () => {
    expect(groupingsOf(issue)).toEqual(
      expect.arrayContaining(['owner', 'team', 'parent', 'label', 'issueType']),
    );
    expect(groupingsOf(issue)).not.toContain('priority');
    expect(groupingsOf(initiative)).toContain('priority');
    // Nothing is above it that it is broken down from.
    expect(groupingsOf(initiative)).not.toContain('parent');
    expect(groupingsOf(need)).not.toContain('parent');
  });
  it('choices are there also when nothing has them, in their order', () => {
    expect(valuesOfGrouping(issue, 'issueType')).toEqual(['bug', 'feature', 'task', 'debt', 'none']);
    expect(valuesOfGrouping(initiative, 'priority')).toEqual(['1', '2', '3', '4', 'none']);
    expect(valuesOfGrouping(issue, 'owner')).toBeNull();
    expect(valuesOfGrouping(issue, 'label')).toBeNull();
  });
  it('a group narrows the filter of the list', () => {
    expect(filtersOfGroup({ team: 'x' }, 'owner', '7')).toEqual({ team: 'x', owner: '7' });
    expect(filtersOfGroup({ owner: 'me' }, 'owner', '7')).toEqual({ owner: '7' });
    expect(filtersOfGroup({ label: 'a' }, 'label', 'b')).toEqual({ label: 'a,b' });
    expect(filtersOfGroup({ label: 'a' }, 'label', 'a')).toEqual({ label: 'a' });
    expect(filtersOfGroup({}, 'label', 'none')).toEqual({ label: 'none' });
  });
});

describe('moving between lanes', () => {
  const lane = (from: string, to: string) => ({ from, to });
  it('edits the field of the lane', () => {
    expect(laneChange(issue, 'owner', lane('none', '7'), { labels: [] })).toEqual({
      field: 'owner',
      value: 7,
    });
    expect(laneChange(issue, 'owner', lane('7', 'none'), { labels: [] })).toEqual({
      field: 'owner',
      value: null,
    });
    expect(laneChange(issue, 'team', lane('a', 'b'), { labels: [] })).toEqual({ field: 'team', value: 'b' });
    expect(laneChange(issue, 'issueType', lane('bug', 'debt'), { labels: [] })).toEqual({
      field: 'issueType',
      value: 'debt',
    });
    expect(laneChange(initiative, 'priority', lane('none', '2'), { labels: [] })).toEqual({
      field: 'moscow',
      value: 'should',
    });
    expect(laneChange(issue, 'owner', lane('7', '7'), { labels: [] })).toBeNull();
  });
  it('changes what it is part of', () => {
    expect(laneChange(issue, 'parent', lane('EPO-1', 'none'), { labels: [] })).toEqual({
      from: 'EPO-1',
      to: null,
    });
    expect(laneChange(issue, 'parent', lane('none', 'EPO-2'), { labels: [] })).toEqual({
      from: null,
      to: 'EPO-2',
    });
  });
  it('swaps one label for another and leaves the rest', () => {
    const labels = ['a', 'x'];
    expect(laneChange(issue, 'label', lane('a', 'b'), { labels })).toEqual({
      field: 'labels',
      value: ['x', 'b'],
    });
    expect(laneChange(issue, 'label', lane('a', 'x'), { labels })).toEqual({ field: 'labels', value: ['x'] });
    expect(laneChange(issue, 'label', lane('a', 'none'), { labels })).toBeNull();
    expect(laneChange(issue, 'label', lane('a', 'none'), { labels: ['a'] })).toEqual({
      field: 'labels',
      value: [],
    });
  });
  it('shows the row as it will be', () => {
    const row = { labels: ['a'], owner: null, extra: { issueType: 'bug' } } as unknown as MatterRowValue;
    const shown = (by: string, to: string) =>
      rowInLane(issue, by, { to, label: 'Navn' }, laneChange(issue, by, lane('a', to), row), row);
    expect(shown('owner', '7').owner).toEqual({ id: 7, name: 'Navn' });
    expect(shown('team', 't').team).toMatchObject({ key: 't', title: 'Navn' });
    expect(shown('label', 'b').labels).toEqual(['b']);
    expect(shown('issueType', 'none').extra.issueType).toBeNull();
    expect(shown('parent', 'EPO-1')).toBe(row);
  });
});

describe('adding where one stands', () => {
  it('is for what work is broken down into', () => {
    expect([issue, epic, roadmapElement].every(quickKind)).toBe(true);
    expect([initiative, need].some(quickKind)).toBe(false);
  });
  it('goes to states that ask for nothing', () => {
    expect(quickStates(issue)).toEqual(['todo', 'inProgress']);
    expect(quickStates(epic)).toEqual(['proposed']);
    expect(quickTransition(issue, 'inProgress')).toBe('start');
    expect(quickTransition(issue, 'todo')).toBeNull();
  });
  it('takes what the filters say, where they say one thing', () => {
    const filters = {
      team: 't',
      owner: 'me',
      label: 'a,b',
      issueType: 'bug,debt',
      q: 'ord',
      parent: 'EPO-1',
    };
    expect(quickValues(issue, filters, 7)).toEqual({
      fields: { owner: 7, team: 't', labels: ['a', 'b'] },
      parent: 'EPO-1',
    });
    expect(quickValues(issue, { owner: 'none', label: 'none', parent: 'none' }, 7)).toEqual({
      fields: {},
      parent: null,
    });
    expect(quickValues(initiative, { priority: '1' }, 7).fields).toEqual({ moscow: 'must' });
    expect(fieldOfValue(issue, 'state', 'todo')).toBeNull();
  });
});
