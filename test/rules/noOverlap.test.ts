import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const two = {
  lines: [
    { id: 'a', windows: [{ id: 'n', start: '20:00', end: '08:00' }] },
    { id: 'b', role: 'mobile' as const, windows: [{ id: 'm', start: '07:00', end: '20:00' }] },
  ],
};

describe('noOverlap', () => {
  it('holds over midnight and over lines and roles, and lets duties touch', () => {
    expect(judge(two, { p: 'a/04/n b/05/m' }).broken).toEqual(['noOverlap']);
    expect(judge(two, { p: 'b/04/m a/04/n' }).broken).toEqual([]);
    expect(judge(two, { p: 'a/04/n', q: 'b/05/m' }).broken).toEqual([]);
  });

  it('counts the history, of unknown lines too, before and after the period', () => {
    expect(judge({ ...two, history: [past('p', '01-03T22:00', '01-04T07:30', 'elsewhere')] }, { p: 'b/04/m' }).broken).toEqual([
      'noOverlap',
    ]);
    expect(judge({ ...two, history: [past('q', '01-03T22:00', '01-04T07:30', 'elsewhere')] }, { p: 'b/04/m' }).broken).toEqual([]);
    expect(judge({ ...two, history: [past('p', '01-18T07:59', '01-18T12:00', 'elsewhere')] }, { p: 'a/17/n' }).broken).toEqual([
      'noOverlap',
    ]);
    expect(judge({ ...two, history: [past('p', '01-18T08:00', '01-18T12:00', 'elsewhere')] }, { p: 'a/17/n' }).broken).toEqual([]);
  });

  it('goes by elapsed time where the clock changes', () => {
    // 28 March 2027: 2:00 becomes 3:00. A night to 8:00 and a morning from 8:00 still touch.
    const spring = {
      ...two,
      period: { start: '2027-03-27', end: '2027-03-29' },
      lines: [two.lines[0], { ...two.lines[1], windows: [{ id: 'm', start: '08:00', end: '20:00' }] }],
    };
    expect(judge(spring, { p: 'a/03-27/n b/03-28/m' }).broken).toEqual([]);
    // 2:00 and 2:30 do not exist that night; they mean 3:00 and 3:30.
    const inGap = {
      ...spring,
      lines: [
        { id: 'a', windows: [{ id: 'n', start: '20:00', end: '02:00' }] },
        { id: 'b', windows: [{ id: 'm', start: '02:30', end: '05:00' }] },
      ],
    };
    expect(judge(inGap, { p: 'a/03-27/n b/03-28/m' }).broken).toEqual([]);
  });

  it('keeps two pins at once with a conflict, and admits nothing more beside them', () => {
    const pinned = [
      { slot: 'a/2027-01-04/n', participant: 'p' },
      { slot: 'b/2027-01-05/m', participant: 'p' },
    ];
    expect(judge({ ...two, pinned }, {})).toMatchObject({ broken: [], pinConflicts: ['noOverlap'] });
    expect(judge({ ...two, pinned }, { q: 'a/05/n' }).broken).toEqual([]);
    expect(judge({ ...two, pinned: pinned.slice(0, 1) }, { p: 'b/05/m' }).broken).toEqual(['noOverlap']);
  });

  it('may be listed without any effect', () => {
    expect(judge({ ...two, rules: [{ type: 'noOverlap' }] }, { p: 'a/04/n b/05/m' }).said).toEqual([
      'deux gardes en même temps, « a » du 04/01/2027 (20:00-08:00) et « b » du 05/01/2027 (07:00-20:00).',
    ]);
  });
});
