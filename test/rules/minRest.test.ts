import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const rest = (hours: number, more: object = {}) => ({ rules: [{ type: 'minRest', hours, ...more }] });

describe('minRest', () => {
  it('asks for so many elapsed hours between any two duties', () => {
    // Day 8-20 on the 4th, day on the 5th: 12 hours.
    expect(judge(rest(12), { p: 'a/04/d a/05/d' }).broken).toEqual([]);
    expect(judge(rest(12.5), { p: 'a/04/d a/05/d' }).broken).toEqual(['minRest']);
    expect(judge(rest(11), { p: 'a/04/d a/04/n' }).broken).toEqual(['minRest']);
    expect(judge(rest(11), { p: 'a/04/d', q: 'a/04/n' }).broken).toEqual([]);
  });

  it('counts the hours that pass, not those of the clock', () => {
    // In the night of 28 March 2027 the 12 hours from 20:00 to 8:00 are 11, in that of 31 October they are 13.
    const spring = { period: { start: '2027-03-27', end: '2027-03-28' } };
    const autumn = { period: { start: '2027-10-30', end: '2027-10-31' } };
    expect(judge({ ...spring, ...rest(11.5) }, { p: 'a/03-27/d a/03-28/d' }).broken).toEqual(['minRest']);
    expect(judge({ ...spring, ...rest(11) }, { p: 'a/03-27/d a/03-28/d' }).broken).toEqual([]);
    expect(judge({ ...autumn, ...rest(13) }, { p: 'a/10-30/d a/10-31/d' }).broken).toEqual([]);
  });

  it('lets a duty on the last evening of December constrain January', () => {
    const january = { period: { start: '2027-01-01', end: '2027-01-03' }, ...rest(11) };
    const evening = past('p', '2026-12-31T20:00', '2026-12-31T23:00');
    expect(judge({ ...january, history: [evening] }, { p: 'a/01/d' }).broken).toEqual(['minRest']);
    expect(judge({ ...january, history: [evening] }, { p: 'a/01/n' }).broken).toEqual([]);
    expect(judge({ ...january, history: [past('p', '01-04T12:00', '01-04T13:00')] }, { p: 'a/03/n' }).broken).toEqual(['minRest']);
  });

  it('with afterTags is owed after those duties alone', () => {
    const afterNight = rest(24, { afterTags: ['deepNight'] });
    expect(judge(afterNight, { p: 'a/04/d a/04/n' }).broken).toEqual([]);
    expect(judge(afterNight, { p: 'a/04/n a/05/n' }).broken).toEqual(['minRest']);
    expect(judge(afterNight, { p: 'a/04/n a/06/d' }).broken).toEqual([]);
  });

  it('looks at the duties of its scope alone', () => {
    expect(judge(rest(24, { scope: { tags: ['night'] } }), { p: 'a/04/n a/05/d' }).broken).toEqual([]);
    expect(judge(rest(24, { scope: { tags: ['night'] } }), { p: 'a/04/n a/05/n' }).broken).toEqual(['minRest']);
    expect(judge(rest(24, { scope: { participants: ['q'] } }), { p: 'a/04/n a/05/n' }).broken).toEqual([]);
  });

  it('soft, costs the hours short of each pair', () => {
    expect(judge(rest(13, { weight: 2 }), { p: 'a/04/d a/05/d a/06/d' }).price).toBe(4);
    expect(judge(rest(40, { weight: 1 }), { p: 'a/04/d a/05/d a/06/d' }).price).toBe(28 + 4 + 28);
  });

  it('soft, prices each of two pins that are at the same hours', () => {
    const lines = ['0', 'a', 'b'].map((id) => ({ id, windows: [{ id: 'n', start: '20:00', end: '08:00' }] }));
    const pinned = ['a', 'b'].map((id) => ({ slot: `${id}/2027-01-04/n`, participant: 'p' }));
    expect(judge({ lines, pinned, ...rest(14, { weight: 1 }) }, {}).price).toBe(0);
    expect(judge({ lines, pinned, ...rest(14, { weight: 1 }) }, { p: 'a/05/n' }).price).toBe(4);
  });

  describe('with mergeContiguous', () => {
    const merge = { options: { mergeContiguous: true } };
    const quarters = {
      ...merge,
      lines: ['a', 'b'].map((id) => ({
        id,
        windows: [0, 6, 12, 18].map((h) => ({
          id: `h${h}`,
          start: `${String(h).padStart(2, '0')}:00`,
          end: `${h + 6}:00`.padStart(5, '0'),
        })),
      })),
    };

    it('takes a stretch on one line as one duty', () => {
      expect(judge({ ...merge, ...rest(11) }, { p: 'a/04/d a/04/n a/05/d' }).broken).toEqual([]);
      expect(judge({ ...quarters, ...rest(11) }, { p: 'a/04/h0 a/04/h6 a/04/h12' }).broken).toEqual([]);
    });

    it('but not one with a hole, nor one over two lines', () => {
      expect(judge({ ...quarters, ...rest(11) }, { p: 'a/04/h0 a/04/h12' }).broken).toEqual(['minRest']);
      expect(judge({ ...quarters, ...rest(11) }, { p: 'a/04/h0 b/04/h6' }).broken).toEqual(['minRest']);
      expect(judge({ ...quarters, ...rest(11) }, { p: 'a/04/h0 b/04/h6 a/04/h12' }).broken).toEqual(['minRest']);
      // From the end of the stretch, not of its first duty.
      expect(judge({ ...quarters, ...rest(11) }, { p: 'a/04/h0 a/04/h6 b/04/h18' }).broken).toEqual(['minRest']);
      expect(judge({ ...quarters, ...rest(11) }, { p: 'a/04/h0 a/04/h6 b/05/h0' }).broken).toEqual([]);
    });

    it('joins up with the history', () => {
      expect(
        judge({ ...quarters, ...rest(11), history: [past('p', '01-03T18:00', '01-04T00:00')] }, { p: 'a/04/h0 a/04/h6' }).broken,
      ).toEqual([]);
      expect(
        judge({ ...quarters, ...rest(11), history: [past('p', '01-04T06:00', '01-04T12:00')] }, { p: 'a/04/h0 a/04/h12' }).broken,
      ).toEqual([]);
      expect(judge({ ...quarters, ...rest(11), history: [past('p', '01-03T18:00', '01-04T00:00', 'b')] }, { p: 'a/04/h0' }).broken).toEqual(
        ['minRest'],
      );
    });

    it('soft, costs the share of the gap that is not covered', () => {
      // 0-6 and 18-24: 12 hours apart, 2 short of 14; half of the gap is on duty, and 12-18 is short of 14 by all.
      expect(judge({ ...quarters, ...rest(14, { weight: 1 }) }, { p: 'a/04/h0 a/04/h18' }).price).toBe(2);
      expect(judge({ ...quarters, ...rest(14, { weight: 1 }) }, { p: 'a/04/h0 a/04/h6 a/04/h18' }).price).toBe(1 + 8);
      expect(judge({ ...quarters, ...rest(14, { weight: 1 }) }, { p: 'a/04/h0 a/04/h6 a/04/h12 a/04/h18' }).price).toBe(0);
    });
  });

  it('says what it means', () => {
    expect(judge(rest(11.5), { p: 'a/04/d a/04/n' }).said).toEqual([
      '0 h de repos entre « a » du 04/01/2027 (08:00-20:00) et « a » du 04/01/2027 (20:00-08:00), il en faut 11,5.',
    ]);
  });
});
