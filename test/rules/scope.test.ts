import { describe, expect, it } from 'vitest';
import type { Scope } from '../../src/domain/primitives.ts';
import { concerned, selects } from '../../src/rules/scope.ts';
import { problemOf } from '../support/instance.ts';

const duty = { participant: 'p', line: 'a', role: 'fixed', territories: ['t', 'u'], tags: new Set(['night', 'x']), date: '2027-01-05' };
const selected = (scope: Scope | undefined, more: object = {}): boolean => selects(scope)({ ...duty, ...more });

describe('selects', () => {
  it('any of a list, all of the lists, everything where there is none', () => {
    expect(selected(undefined)).toBe(true);
    expect(selected({})).toBe(true);
    expect(selected({ lines: ['b', 'a'], tags: ['y', 'x'] })).toBe(true);
    expect(selected({ lines: ['a'], tags: ['y'] })).toBe(false);
    expect(selected({ lines: [] })).toBe(false);
    expect(selected({ roles: ['fixed'] })).toBe(true);
    expect(selected({ roles: ['mobile'] })).toBe(false);
    expect(selected({ territories: ['u', 'v'] })).toBe(true);
    expect(selected({ territories: ['v'] })).toBe(false);
    expect(selected({ participants: ['p'] })).toBe(true);
    expect(selected({ participants: ['q'] })).toBe(false);
  });

  it('by start date, both ends included', () => {
    expect(selected({ from: '2027-01-05', to: '2027-01-05' })).toBe(true);
    expect(selected({ from: '2027-01-06' })).toBe(false);
    expect(selected({ to: '2027-01-04' })).toBe(false);
  });

  it('of an unknown line only by its id; of a slot without asking who', () => {
    expect(selected({ roles: ['fixed'] }, { role: null })).toBe(false);
    expect(selected({ territories: ['t'] }, { territories: [] })).toBe(false);
    expect(selected({ participants: ['q'] }, { participant: undefined })).toBe(true);
  });
});

describe('concerned', () => {
  const problem = problemOf({
    territories: [{ id: 't' }, { id: 'u' }],
    lines: [
      { id: 'a', territories: ['t'] },
      { id: 'r', role: 'regulation' },
    ],
    participants: [
      { id: 'p', territory: 't' },
      { id: 'q', territory: 'u' },
      { id: 'r', territory: 'u', roles: ['regulation'] },
      { id: 's', territory: 't', volunteer: false },
    ],
  });
  const people = (scope?: Scope): string[] => [...concerned(problem, scope)];

  it('volunteers who serve on a line that the scope selects', () => {
    expect(people()).toEqual(['p', 'r']);
    expect(people({ lines: ['a'] })).toEqual(['p']);
    expect(people({ roles: ['regulation'] })).toEqual(['r']);
    expect(people({ territories: ['t'] })).toEqual(['p']);
    expect(people({ participants: ['q', 'r', 's'] })).toEqual(['r']);
  });
});
