import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { found, read } from '../roster/reading.ts';

type Line = ProblemInput['lines'][number];
type Days = NonNullable<NonNullable<Line['windows']>[number]['days']>;

/** Saturday to Monday 2 to 4 January 2027: fixed posts, and a pharmacy `ph` that follows them. */
function request(posts: readonly Line[], pharmacy: Partial<Line> = {}, more: Partial<ProblemInput> = {}): ProblemInput {
  return {
    period: { start: '2027-01-02', end: '2027-01-04' },
    lines: [...posts, { id: 'ph', role: 'pharmacy', follows: posts.map(({ id }) => id), ...pharmacy }],
    participants: [{ id: 'a' }],
    ...more,
  };
}

const hours = (input: ProblemInput): string[] =>
  read(input)
    .slots.filter(({ line }) => line.id === 'ph')
    .map(({ id }) => id.split('/').slice(1).join(' ').slice(5));

const post: Line = {
  id: 'post',
  windows: [
    { id: 'evening', start: '20:00', end: '24:00' },
    { id: 'night', start: '00:00', end: '08:00' },
    { id: 'sat', days: ['saturday'], start: '14:00', end: '20:00' },
    { id: 'sun', days: ['sunday'], start: '08:00', end: '20:00' },
  ],
};

describe('a line that follows others', () => {
  it('opens when they do, deep night aside', () => {
    expect(hours(request([post]))).toEqual([
      '01-02 14:00-20:00',
      '01-02 20:00-24:00',
      '01-03 08:00-20:00',
      '01-03 20:00-24:00',
      '01-04 20:00-24:00',
    ]);
    expect(hours(request([post], { deepNight: true })).filter((one) => one.includes('00:00-08:00'))).toHaveLength(3);
    const whole: Line = { id: 'whole', windows: [{ id: 'n', start: '18:30', end: '09:00' }] };
    expect(hours(request([whole]))).toEqual([
      '01-02 18:30-24:00',
      '01-03 08:00-09:00',
      '01-03 18:30-24:00',
      '01-04 08:00-09:00',
      '01-04 18:30-24:00',
    ]);
    expect(hours(request([whole], { deepNight: true }))).toEqual(['01-02 18:30-33:00', '01-03 18:30-33:00', '01-04 18:30-33:00']);
  });

  it('is one duty where posts overlap, whatever their number', () => {
    const early: Line = { id: 'early', windows: [{ id: 's', days: ['sunday'], start: '14:00', end: '21:00' }] };
    expect(hours(request([post, early])).filter((one) => one.startsWith('01-03'))).toEqual(['01-03 08:00-24:00']);
  });

  it('follows validity, dated windows, headcounts of 0 and reinforcements', () => {
    expect(hours(request([{ ...post, validFrom: '2027-01-04' }]))).toEqual(['01-04 20:00-24:00']);
    const standby: Line = { id: 'standby', windows: [{ id: 'e', start: '20:00', end: '24:00', headcount: 0 }] };
    expect(hours(request([standby]))).toEqual([]);
    const reinforcements = [{ lines: ['standby'], from: '2027-01-03', to: '2027-01-03', addHeadcount: 1 }];
    expect(hours(request([standby], {}, { reinforcements }))).toEqual(['01-03 20:00-24:00']);
    expect(hours(request([post], { followDays: ['sunday', 'holiday'] }))).toEqual(['01-03 08:00-20:00', '01-03 20:00-24:00']);
    expect(hours(request([post], { validTo: '2027-01-02' }))).toEqual(['01-02 14:00-20:00', '01-02 20:00-24:00']);
  });

  it('says no window of its own that never opens, and is read alike when what was understood is read again', () => {
    const { problem, warnings, slots } = read(request([post]));
    expect(warnings).toEqual([]);
    const again = read(JSON.parse(JSON.stringify(problem)));
    expect(again.slots.map(({ id }) => id)).toEqual(slots.map(({ id }) => id));
    // A post that is closed takes its pharmacy with it.
    const closed = { ...problem, lines: problem.lines.map((line) => (line.id === 'post' ? { ...line, validTo: '2027-01-02' } : line)) };
    expect(hours(JSON.parse(JSON.stringify(closed)))).toEqual(['01-02 14:00-20:00', '01-02 20:00-24:00']);
  });

  it('says of hours after the period that they are in no table', () => {
    const weekend: Line = { id: 'weekend', windows: [{ id: 'w', days: ['sun'], start: '18:00', end: '80:00' }] };
    const { warnings } = read(request([weekend]));
    expect(warnings.map(({ code, params }) => [code, params.line])).toEqual([['followedBeyondPeriod', 'ph']]);
    expect(hours(request([weekend]))).toEqual(['01-03 18:00-24:00', '01-04 08:00-24:00']);
  });

  it('keeps windows of its own', () => {
    expect(hours(request([post], { windows: [{ id: 'w', start: '19:00', end: '22:00' }] }))).toEqual(['01-02 w', '01-03 w', '01-04 w']);
  });

  it('is open at every minute that a post is, and at no other, by walking the minutes', () => {
    const window = fc
      .record({
        start: fc.integer({ min: 0, max: 47 }),
        length: fc.integer({ min: 1, max: 60 }),
        days: fc.constantFrom<Days>(['daily'], ['sun'], ['sat', 'mon']),
      })
      .map(({ start, length, days }) => ({ start: half(start), end: half(start + length), days }));
    fc.assert(
      fc.property(
        fc.array(fc.array(window, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (posts, deepNight) => {
          const lines = posts.map((windows, i): Line => ({ id: `l${i}`, windows: windows.map((one, w) => ({ id: `w${w}`, ...one })) }));
          const { slots } = read(request(lines, { deepNight }));
          const covered = (own: boolean): Set<number> => {
            const minutes = new Set<number>();
            for (const { line, startMs, endMs } of slots) {
              if ((line.id === 'ph') === own) for (let at = startMs; at < endMs; at += 1_800_000) minutes.add(at);
            }
            return minutes;
          };
          // Paris in January is an hour ahead.
          const isDeep = (at: number): boolean => new Date(at + 3_600_000).getUTCHours() < 8;
          const isInPeriod = (at: number): boolean => new Date(at + 3_600_000).toISOString().slice(0, 10) <= '2027-01-04';
          const wanted = [...covered(false)].filter((at) => deepNight || (!isDeep(at) && isInPeriod(at)));
          expect([...covered(true)].sort()).toEqual(wanted.sort());
          const own = slots.filter(({ line }) => line.id === 'ph');
          for (const [i, slot] of own.entries()) if (i > 0) expect(slot.startMs).toBeGreaterThanOrEqual(own[i - 1].endMs);
        },
      ),
      { seed: 20261202, numRuns: 200 },
    );
  });

  it('refuses what cannot be followed, each mistake by its place', () => {
    const with_ = (pharmacy: Partial<Line>, more: Partial<ProblemInput> = {}) => found(request([post], pharmacy, more));
    expect(with_({ follows: ['x'] })).toEqual(['/lines/1/follows/0 unknownLine']);
    expect(with_({ follows: ['ph'] })).toEqual(['/lines/1/follows/0 followsItself']);
    expect(found(request([post, { id: 'other', role: 'pharmacy', follows: ['post'] }]))).toEqual(['/lines/2/follows/1 followsFollower']);
    expect(with_({ follows: [], windows: [] })).toEqual(['/lines/1/windows tooFew']);
    expect(with_({ follows: [], deepNight: true })).toEqual(['/lines/1/deepNight onlyWithFollows']);
    expect(with_({ follows: [], followDays: ['sun'] })).toEqual(['/lines/1/followDays onlyWithFollows']);
    expect(with_({ followDays: ['sun', 'sun'] })).toEqual(['/lines/1/followDays/1 listedTwice']);
  });
});

describe('territories of a system', () => {
  const territories = [{ id: 'est' }, { id: 'zone', system: 'pharmacy' as const }, { id: 'sector', system: 'ambulance' as const }];

  it('are named by lines of that system, and are neighbours among themselves', () => {
    const on = (role: Line['role'], territory: string) =>
      found({ ...request([post]), territories, lines: [{ id: 'l', role, territories: [territory] }] });
    expect(on('pharmacy', 'zone')).toEqual([]);
    expect(on('ambulance', 'sector')).toEqual([]);
    // A request that has one map only.
    expect(on('pharmacy', 'est')).toEqual([]);
    expect(on('fixed', 'zone')).toEqual(['/lines/0/territories/0 otherSystem']);
    expect(on('pharmacy', 'sector')).toEqual(['/lines/0/territories/0 otherSystem']);
    expect(found({ ...request([post]), territories: [{ ...territories[0], neighbours: ['zone'] }, ...territories.slice(1)] })).toEqual([
      '/territories/0/neighbours/0 otherSystem',
    ]);
  });
});

function half(halves: number): string {
  return `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 === 0 ? '00' : '30'}`;
}
