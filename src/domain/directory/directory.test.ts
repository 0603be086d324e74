import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membershipRoles } from '../kernel/roles.ts';
import { checkDigit, faultsOfGrant, isOrganisationNumber, scopeKindOf } from './index.ts';

describe('organisation numbers', () => {
  it.each(['974760673', '991825827', '889640782', '971032081'])('%s is one', (number) => {
    expect(isOrganisationNumber(number)).toBe(true);
  });
  it.each([
    '974760674',
    '97476067',
    '9747606731',
    '974 760 673',
    '974760673\n',
    '',
    '97476067x',
    '٩٧٤٧٦٠٦٧٣',
  ])('%j is none', (text) => {
    expect(isOrganisationNumber(text)).toBe(false);
  });

  it('have one right last digit at most, and no neighbour of a right one is right', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{8}$/),
        fc.nat(7),
        fc.integer({ min: 1, max: 9 }),
        (eight, place, by) => {
          const right = [...'0123456789'].filter((d) => isOrganisationNumber(eight + d));
          expect(right.map(Number)).toEqual([checkDigit(eight)].filter((d) => d !== null));
          const changed = eight.slice(0, place) + ((Number(eight[place]) + by) % 10) + eight.slice(place + 1);
          if (right[0] !== undefined) expect(isOrganisationNumber(changed + right[0])).toBe(false);
        },
      ),
    );
  });
});

describe('a role asked for', () => {
  const kinds = ['initiative'];
  it.each(Object.entries(membershipRoles))('%s is held at the kind of place it is held at', (role, kind) => {
    expect(scopeKindOf(role)).toBe(kind);
    const right = {
      role,
      scope: kind === 'agency' || kind === 'process' ? null : 'TEAM-1',
      scopeName: kind === 'process' ? 'initiative' : null,
    };
    expect(faultsOfGrant(right, kinds)).toEqual([]);
    expect(faultsOfGrant({ ...right, scope: right.scope === null ? 'TEAM-1' : null }, kinds)).toHaveLength(1);
    expect(
      faultsOfGrant({ ...right, scopeName: right.scopeName === null ? 'initiative' : null }, kinds),
    ).toHaveLength(1);
  });
  it('must be one there is, at a process there is', () => {
    expect(faultsOfGrant({ role: 'toString', scope: null, scopeName: null }, kinds)[0]?.reason).toBe(
      'no_such_role',
    );
    expect(faultsOfGrant({ role: 'processOwner', scope: null, scopeName: 'x' }, kinds)[0]?.reason).toBe(
      'not_a_choice',
    );
  });
});
