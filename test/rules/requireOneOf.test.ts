import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

const input = {
  lines: [
    {
      id: 'a',
      windows: [
        { id: 'd', start: '08:00', end: '20:00', headcount: 2 },
        { id: 'n', start: '20:00', end: '08:00' },
      ],
    },
  ],
  participants: [{ id: 'p' }, { id: 'q' }, { id: 'r', skills: ['echo'] }],
};
const rules = (more: object = {}) => ({ ...input, rules: [{ type: 'requireOneOf', skill: 'echo', ...more }] });

describe('requireOneOf', () => {
  it('keeps a head of each slot for the skill', () => {
    expect(judge(rules(), { p: 'a/04/d', r: 'a/04/d' }).broken).toEqual([]);
    expect(judge(rules(), { p: 'a/04/d', q: 'a/04/d' }).broken).toEqual(['requireOneOf']);
    expect(judge(rules(), { p: 'a/04/n' }).broken).toEqual(['requireOneOf']);
    expect(judge(rules(), { p: 'a/04/d' }).broken).toEqual([]);
  });

  it('where its scope says so', () => {
    expect(judge(rules({ scope: { tags: ['night'] } }), { p: 'a/04/d', q: 'a/04/d' }).broken).toEqual([]);
  });

  it('soft, costs each head too many without it', () => {
    expect(judge(rules({ weight: 4 }), { p: 'a/04/d a/05/n', q: 'a/04/d' }).price).toBe(8);
  });
});
