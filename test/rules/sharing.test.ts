import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { problemOf } from '../support/instance.ts';
import { sharedRequests } from '../support/arbitrary-sharing.ts';
import { judge } from './judge.ts';
import { assertLaw } from './law.ts';

type Sharing = NonNullable<ProblemInput['lines'][number]['sharing']>;

const people = ['e1', 'e2', 'e3', 'f1', 'f2'].map((id) => ({ id, establishment: id[0] }));
const shared = (sharing: Sharing, more: Partial<ProblemInput> = {}): Partial<ProblemInput> => ({
  establishments: [{ id: 'e' }, { id: 'f' }],
  lines: [{ id: 'a', sharing, windows: [{ id: 'n', start: '20:00', end: '08:00', headcount: 2 }] }],
  participants: people,
  ...more,
});

describe('sharing', () => {
  it('keeps heads for each establishment', () => {
    const one = shared({ mode: 'pooled', establishments: ['e', 'f'], perHouse: { e: 1, f: 1 } });
    expect(judge(one, { e1: 'a/04/n', f1: 'a/04/n' }).broken).toEqual([]);
    expect(judge(one, { e1: 'a/04/n' }).broken).toEqual([]);
    const two = judge(one, { e1: 'a/04/n', e2: 'a/04/n' });
    expect(two.broken).toEqual(['sharing']);
    expect(two.said).toEqual([expect.stringContaining('d’autres établissements que')]);
  });

  it('with turns, leaves an establishment out of turn the heads kept for it and no more', () => {
    const turns = { mode: 'alternating' as const, establishments: ['e', 'f'], cycleDays: 1, perHouse: { f: 1 } };
    // The 4th is the turn of e: one head of f, the other of e.
    expect(judge(shared(turns), { e1: 'a/04/n', f1: 'a/04/n' }).broken).toEqual([]);
    expect(judge(shared(turns), { f1: 'a/04/n', f2: 'a/04/n' }).broken).toEqual(['sharing']);
    expect(judge(shared(turns), { f1: 'a/05/n', f2: 'a/05/n' }).broken).toEqual([]);
    expect(() => judge(shared(turns), { e1: 'a/05/n' })).toThrow('no candidate');
  });

  it('lets pins break it, and nothing beyond them', () => {
    const pinned = [
      { slot: 'a/2027-01-04/n', participant: 'e1' },
      { slot: 'a/2027-01-04/n', participant: 'e2' },
    ];
    const one = shared({ mode: 'pooled', establishments: ['e', 'f'], perHouse: { f: 1 } }, { pinned });
    expect(judge(one, {})).toMatchObject({ broken: [], pinConflicts: ['sharing'] });
  });

  it('has rows and checks that agree', { timeout: 600_000 }, () => {
    const tally = assertLaw(
      sharedRequests({ days: 6, lines: 2, participants: 5 }).map((input) => problemOf(input)),
      { runs: 200, seed: 20270102 },
    );
    expect(tally.broken.get('sharing')).toBeGreaterThan(3);
    expect(tally.pinned.get('sharing')).toBeGreaterThan(0);
  });
});
