import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const never = (from: string[], to: string[], days?: number, more: object = {}) => ({
  rules: [{ type: 'forbiddenSuccession', from, to, ...(days === undefined ? {} : { days }), ...more }],
});
const lines = [
  {
    id: 'a',
    windows: [
      { id: 'd', start: '08:00', end: '20:00', tags: ['day'] },
      { id: 'n', start: '20:00', end: '08:00' },
    ],
  },
];

describe('forbiddenSuccession', () => {
  it('by default forbids it on the same and on the next date', () => {
    expect(judge({ lines, ...never(['night'], ['day']) }, { p: 'a/04/n a/05/d' }).broken).toEqual(['forbiddenSuccession']);
    expect(judge({ lines, ...never(['night'], ['day']) }, { p: 'a/04/n a/06/d' }).broken).toEqual([]);
    expect(judge({ lines, ...never(['day'], ['night']) }, { p: 'a/04/d a/04/n' }).broken).toEqual(['forbiddenSuccession']);
  });

  it('goes one way, within so many days', () => {
    expect(judge({ lines, ...never(['night'], ['day'], 3) }, { p: 'a/04/d a/04/n' }).broken).toEqual([]);
    expect(judge({ lines, ...never(['night'], ['day'], 2) }, { p: 'a/04/n a/06/d' }).broken).toEqual(['forbiddenSuccession']);
    expect(judge({ lines, ...never(['day'], ['night'], 0) }, { p: 'a/04/d a/05/n' }).broken).toEqual([]);
    expect(judge({ lines, ...never(['night'], ['night'], 1) }, { p: 'a/04/n a/05/n' }).broken).toEqual(['forbiddenSuccession']);
  });

  it('heeds the history by its own tags', () => {
    const history = [past('p', '01-03T12:00', '01-03T14:00', 'congress', ['tired'])];
    expect(judge({ lines, history, ...never(['tired'], ['day']) }, { p: 'a/04/d' }).broken).toEqual(['forbiddenSuccession']);
    expect(judge({ lines, history, ...never(['tired'], ['day']) }, { p: 'a/04/n' }).broken).toEqual([]);
  });

  it('soft, costs one a pair', () => {
    expect(judge({ lines, ...never(['night'], ['day'], 3, { weight: 5 }) }, { p: 'a/04/n a/05/d a/07/d' }).price).toBe(10);
  });
});
