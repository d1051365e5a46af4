import { describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/rules/registry.ts';
import { judge } from './judge.ts';

const together = (windows: string[], of: string, more: object = {}) => ({ rules: [{ type: 'block', windows, of, ...more }] });

describe('block', () => {
  it('of a weekend: the listed windows of a line on its two days, whole or not at all', () => {
    expect(judge(together(['d'], 'weekend'), { p: 'a/09/d' }).broken).toEqual(['block']);
    expect(judge(together(['d'], 'weekend'), { p: 'a/09/d a/10/d', q: 'a/09/n' }).broken).toEqual([]);
    expect(judge(together(['d'], 'weekend'), { p: 'a/09/d', q: 'a/10/d' }).broken).toEqual(['block']);
    expect(judge(together(['d'], 'weekend'), { p: 'a/08/d' }).broken).toEqual([]);
    expect(judge(together(['d', 'n'], 'weekend'), { p: 'a/09/d a/10/d a/09/n' }).broken).toEqual(['block']);
  });

  it('of dates: each date, or runs of the listed dates', () => {
    expect(judge(together(['d', 'n'], 'dates'), { p: 'a/05/d' }).broken).toEqual(['block']);
    expect(judge(together(['d', 'n'], 'dates'), { p: 'a/05/d a/05/n' }).broken).toEqual([]);
    const feast = together(['n'], 'dates', { dates: ['2027-01-06', '2027-01-05', '2027-01-12'] });
    expect(judge(feast, { p: 'a/05/n' }).broken).toEqual(['block']);
    expect(judge(feast, { p: 'a/05/n a/06/n', q: 'a/12/n' }).broken).toEqual([]);
  });

  it('is of one line, of what its scope selects and of what needs somebody', () => {
    const lines = [
      { id: 'a', windows: [{ id: 'd', start: '08:00', end: '12:00' }] },
      {
        id: 'b',
        windows: [
          { id: 'd', start: '14:00', end: '18:00' },
          { id: 'n', start: '20:00', end: '08:00', headcount: 0 },
        ],
      },
    ];
    expect(judge({ lines, ...together(['d', 'n'], 'dates') }, { p: 'a/05/d', q: 'b/05/d' }).broken).toEqual([]);
    expect(judge({ lines, ...together(['d'], 'weekend', { scope: { lines: ['b'] } }) }, { p: 'a/09/d' }).broken).toEqual([]);
    expect(judge({ lines, ...together(['d'], 'weekend', { scope: { participants: ['q'] } }) }, { p: 'a/09/d' }).broken).toEqual([]);
  });

  it('shuts out who cannot hold all of it', () => {
    const participants = [{ id: 'p', availability: { unavailable: [{ from: '2027-01-10', to: '2027-01-10' }] } }, { id: 'q' }];
    expect(judge({ participants, ...together(['d'], 'weekend') }, { p: 'a/09/d' }).broken).toEqual(['block']);
  });

  it('lets a pin keep to its part or grow to the whole', () => {
    const pinned = [{ slot: 'a/2027-01-09/d', participant: 'p' }];
    const all = { pinned, ...together(['d', 'n'], 'weekend') };
    expect(judge(all, {})).toMatchObject({ broken: [], pinConflicts: ['block'] });
    expect(judge(all, { p: 'a/10/d' }).broken).toEqual(['block']);
    expect(judge(all, { p: 'a/09/n a/10/d a/10/n' })).toMatchObject({ broken: [], pinConflicts: [] });
    // In the middle of the block too.
    expect(judge({ ...all, pinned: [{ slot: 'a/2027-01-09/n', participant: 'p' }] }, { p: 'a/09/d' }).broken).toEqual(['block']);
  });

  it('soft, costs the slots missing', () => {
    expect(judge(together(['d', 'n'], 'weekend', { weight: 2 }), { p: 'a/09/d' }).price).toBe(6);
    expect(judge(together(['d'], 'weekend', { weight: 2 }), { p: 'a/09/d', q: 'a/10/d' }).price).toBe(4);
  });

  it('takes a list of dates only with dates', () => {
    const rule = { type: 'block', windows: ['d'], of: 'weekend', dates: ['2027-01-05'] };
    const { error } = problemSchema.safeParse({ lines: [{ id: 'a' }], participants: [{ id: 'p' }], rules: [rule] });
    expect(error?.issues.map(({ path }) => path)).toEqual([['rules', 0, 'dates']]);
  });
});
