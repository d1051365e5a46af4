import { describe, expect, it } from 'vitest';
import { understood } from '../support/solved.ts';
import { judge, past } from './judge.ts';

const pair = {
  lines: [
    {
      id: 'a',
      windows: [
        { id: 'd', start: '08:00', end: '20:00', headcount: 2 },
        { id: 'n', start: '20:00', end: '08:00', headcount: 2 },
      ],
    },
  ],
  participants: [{ id: 'p' }, { id: 'q' }, { id: 's', skills: ['senior'] }],
};
const junior = { type: 'requireCompany', who: { lacks: 'senior' }, with: { skill: 'senior' } };

describe('requireCompany', () => {
  it('leaves no junior without a senior, on a slot', () => {
    const rule = { ...pair, rules: [junior] };
    expect(judge(rule, { p: 'a/04/d' }).broken).toEqual(['requireCompany']);
    expect(judge(rule, { p: 'a/04/d', q: 'a/04/d' }).broken).toEqual(['requireCompany']);
    expect(judge(rule, { p: 'a/04/d', s: 'a/04/d' }).broken).toEqual([]);
    expect(judge(rule, { s: 'a/04/d' }).broken).toEqual([]);
  });

  it('or on a date, or at the same time', () => {
    const on = (how: string) => ({ ...pair, rules: [{ ...junior, on: how }] });
    expect(judge(on('date'), { p: 'a/04/d', s: 'a/04/n' }).broken).toEqual([]);
    expect(judge(on('overlap'), { p: 'a/04/d', s: 'a/04/n' }).broken).toEqual(['requireCompany']);
  });

  it('admits a second head only while the first lacks the skill', () => {
    const lines = [{ id: 'a', windows: [{ id: 'd', start: '08:00', end: '20:00' }] }];
    const rule = {
      lines,
      participants: [{ id: 'mark', skills: ['secure'] }, { id: 'john', skills: ['secure'] }, { id: 'fred' }],
      rules: [{ type: 'requireCompany', who: { lacks: 'secure' }, with: { skill: 'secure' }, extraHead: true }],
    };
    expect(judge(rule, { mark: 'a/04/d' }).broken).toEqual([]);
    expect(judge(rule, { fred: 'a/04/d', john: 'a/04/d' }).broken).toEqual([]);
    expect(judge(rule, { fred: 'a/04/d' }).broken).toEqual(['requireCompany']);
    expect(judge(rule, { mark: 'a/04/d', john: 'a/04/d' }).broken).toEqual(['requireCompany']);
  });

  it('refuses company of oneself, and groups of everybody', () => {
    const wrong = (rule: object) => () => understood({ ...pair, rules: [{ type: 'requireCompany', ...rule }] });
    expect(wrong({ who: { participants: ['p'] }, with: { participants: ['p'] } })).toThrow('companyOfOneself');
    expect(wrong({ who: {}, with: { skill: 'senior' } })).toThrow('groupOfAll');
    expect(wrong({ who: { participants: ['x'] }, with: { skill: 'senior' } })).toThrow('unknownParticipant');
  });
});

describe('succession', () => {
  const rule = (more: object = {}) => ({
    ...pair,
    rules: [{ type: 'succession', from: { tags: ['night'] }, to: { lines: ['a'] }, days: 2, ...more }],
  });

  it('wants another duty within so many days, and leaves the end to the next period', () => {
    expect(judge(rule(), { p: 'a/04/n a/06/d' }).broken).toEqual([]);
    expect(judge(rule(), { p: 'a/04/n a/07/d' }).broken).toEqual(['succession']);
    expect(judge(rule(), { p: 'a/16/n' }).broken).toEqual([]);
    expect(judge(rule({ weight: 3 }), { p: 'a/04/n' }).price).toBe(3);
  });

  it('prices what the history waits for', () => {
    const history = [past('p', '01-03T20:00', '01-04T08:00')];
    expect(judge({ ...rule({ weight: 3 }), history }, {}).price).toBe(3);
    expect(judge({ ...rule({ weight: 3 }), history }, { p: 'a/05/d' }).price).toBe(0);
  });
});
