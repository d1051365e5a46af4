import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addDays, publicHolidays } from '../../src/calendar/index.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { sharedRequests } from '../support/arbitrary-sharing.ts';
import { solved, told, understood, withEngines } from '../support/solved.ts';
import { compareValues, freeDuties, validRosters } from './listing.ts';

withEngines();

const seed = 20270315;

type Sharing = NonNullable<ProblemInput['lines'][number]['sharing']>;
type Participant = ProblemInput['participants'][number];

const doctors = (house: string, count: number, more: Partial<Participant> = {}): Participant[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${house}${i + 1}`,
    establishment: house,
    status: 'salaried',
    roles: ['hospital'],
    ...more,
  }));

/** A cardiology line of two houses; nights, and days of Sundays and public holidays. */
function cardiology(sharing: Sharing, more: Partial<ProblemInput> = {}): ProblemInput {
  return {
    department: '44',
    establishments: [{ id: 'e' }, { id: 'f' }],
    lines: [
      {
        id: 'cardio',
        role: 'hospital',
        sharing,
        windows: [
          { id: 'night', start: '18:30', end: '08:30' },
          { id: 'day', days: ['sunday', 'holiday'], start: '08:30', end: '18:30' },
        ],
      },
    ],
    participants: [...doctors('e', 4), ...doctors('f', 4)],
    rules: [{ type: 'minRest', hours: 10 }],
    objective: [[{ term: 'shortfall' }], [{ term: 'tier' }], [{ term: 'sharing' }]],
    ...more,
  };
}

describe('shared lines', () => {
  it('reach on tiny problems what listing every roster reaches', { timeout: 600_000 }, async () => {
    const met = { alternating: 0, pooled: 0, perHouse: 0, beyond: 0 };
    const tiny = sharedRequests({ days: 4, lines: 2, participants: 4, rules: anyRules(2) }).filter((input) => {
      const { problem, slots } = understood(input);
      const free = freeDuties(problem, slots).length;
      return free >= 2 && free <= 10;
    });
    await fc.assert(
      fc.asyncProperty(tiny, async (input) => {
        const { problem, slots, roster } = await solved(input);
        let best: number[] | null = null;
        const pinned = roster.assignments.filter((one) => one.pinned);
        for (const { values } of validRosters(problem, slots, pinned)) if (best === null || compareValues(values, best) < 0) best = values;
        roster.levels.forEach(({ level, value }, l) => {
          expect(value, `${level} of ${told(roster)}, listed: ${best}`).toBeCloseTo(best?.[l] ?? Number.NaN, 6);
        });
        for (const { sharing } of input.lines) {
          if (sharing) met[sharing.mode]++;
          if (sharing?.perHouse) met.perHouse++;
        }
        if (roster.levels.some(({ level, value }) => level === 'sharing' && value > 0)) met.beyond++;
        balanced(roster);
      }),
      { seed, numRuns: 40 },
    );
    expect(Math.min(...Object.values(met))).toBeGreaterThan(5);
  });

  it('never break a turn but by a pin or a stated exception: clock changes, holidays, the border', { timeout: 300_000 }, async () => {
    const drawn = fc.record({
      start: fc.constantFrom('2027-03-22', '2026-10-19', '2026-12-21', '2027-05-03', '2026-12-31'),
      days: fc.integer({ min: 8, max: 20 }),
      turns: fc.array(fc.record({ establishment: fc.constantFrom('e', 'f'), days: fc.integer({ min: 1, max: 9 }) }), {
        minLength: 2,
        maxLength: 4,
      }),
      cycleStart: fc.constantFrom('2026-01-05', '2027-03-28', '2028-01-01'),
      changeAt: fc.constantFrom('08:30', '18:30', '02:30', '12:00'),
      exception: fc.integer({ min: 0, max: 9 }),
      pin: fc.integer({ min: 0, max: 7 }),
    });
    let pinsOutOfTurn = 0;
    await fc.assert(
      fc.asyncProperty(drawn, async ({ start, days, turns, cycleStart, changeAt, exception, pin }) => {
        const partners = [...turns, { establishment: 'e', days: 1 }, { establishment: 'f', days: 1 }];
        const closed = { from: addDays(start, exception), to: addDays(start, exception + 2), establishment: 'f' };
        const sharing: Sharing = { mode: 'alternating', turns: partners, cycleStart, changeAt, exceptions: [closed] };
        const pinned = [{ slot: `cardio/${addDays(start, pin)}/night`, participant: 'e1' }];
        const { roster } = await solved(cardiology(sharing, { period: { start, end: addDays(start, days - 1) }, pinned }));
        for (const { start: at, participant, pinned: fixed } of roster.assignments) {
          const house = whoseTurn(at, partners, cycleStart, changeAt, closed);
          if (participant.startsWith(house)) continue;
          expect(fixed, `${participant} at ${at}, turn of ${house}`).toBe(true);
          pinsOutOfTurn++;
          expect(roster.warnings.filter(({ code, rule }) => code === 'pinConflict' && rule === 'outOfTurn')).toHaveLength(1);
        }
        expect(roster.shortfalls).toEqual([]);
        balanced(roster);
      }),
      { seed, numRuns: 16 },
    );
    expect(pinsOutOfTurn).toBeGreaterThan(3);
  });

  it('deal the public holidays of a year out within one, month by month', { timeout: 300_000 }, async () => {
    const count = new Map([
      ['e', 0],
      ['f', 0],
      ['g', 0],
    ]);
    const holidays = new Set([2027].flatMap((year) => publicHolidays(year, '44')));
    let balances: Record<string, Record<string, number>> = {};
    for (let month = 1; month <= 12; month++) {
      const start = `2027-${String(month).padStart(2, '0')}-01`;
      const end = new Date(Date.UTC(2027, month, 0)).toISOString().slice(0, 10);
      const { roster } = await solved(
        cardiology(
          { mode: 'alternating', establishments: ['e', 'f', 'g'], cycleStart: '2027-01-04', holidays: 'balanced' },
          {
            period: { start, end },
            establishments: ['e', 'f', 'g'].map((id) => ({ id, balances: balances[id] })),
            participants: ['e', 'f', 'g'].flatMap((id) => doctors(id, 3)),
          },
        ),
      );
      const worked = new Map(roster.assignments.map((one) => [one.start.slice(0, 10), one.participant[0]]));
      for (const [date, house] of worked) if (holidays.has(date)) count.set(house, (count.get(house) ?? 0) + 1);
      balances = Object.fromEntries(
        roster.establishments.map(({ id, shares }) => [
          id,
          { 'cardio/holiday': shares.find(({ tags }) => tags?.includes('holiday'))?.balanceOut ?? 0 },
        ]),
      );
    }
    const counts = [...count.values()];
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(holidays.size);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('keep pooled shares within the tolerance over four months that carry their balances', { timeout: 300_000 }, async () => {
    let balances: Record<string, Record<string, number>> = {};
    const received = { e: 0, f: 0 };
    for (const month of ['01', '02', '03', '04']) {
      const end = new Date(Date.UTC(2027, Number(month), 0)).toISOString().slice(0, 10);
      const { roster } = await solved(
        cardiology(
          {
            mode: 'pooled',
            establishments: ['e', 'f'],
            shares: { e: 2, f: 1 },
            hard: [{ tags: ['saturday', 'sunday', 'holiday'] }],
          },
          {
            period: { start: `2027-${month}-01`, end },
            establishments: ['e', 'f'].map((id) => ({ id, balances: balances[id] })),
          },
        ),
      );
      expect(roster.levels.find(({ level }) => level === 'sharing')).toMatchObject({ value: 0, proven: true });
      balanced(roster);
      for (const { id, duties, shares } of roster.establishments) {
        for (const { balanceOut, tolerance, beyond } of shares) {
          expect(Math.abs(balanceOut)).toBeLessThanOrEqual((tolerance ?? 0) + 1e-9);
          expect(beyond).toBe(0);
        }
        received[id as 'e' | 'f'] += duties;
      }
      balances = Object.fromEntries(
        roster.establishments.map(({ id, shares }) => [
          id,
          Object.fromEntries(shares.map(({ line, tags, balanceOut }) => [tags ? `${line}/${tags.join('+')}` : line, balanceOut])),
        ]),
      );
    }
    // Over four months as over one: within one duty of two thirds.
    expect(Math.abs(received.e - (2 / 3) * (received.e + received.f))).toBeLessThanOrEqual(1);
  });

  it('say how far off shares are that cannot be met, and what binds', { timeout: 60_000 }, async () => {
    const { roster } = await solved(
      cardiology(
        { mode: 'pooled', establishments: ['e', 'f'], tolerance: 1 },
        {
          period: { start: '2027-03-01', end: '2027-03-14' },
          participants: [...doctors('e', 4), ...doctors('f', 1, { limits: { maxDuties: 3 } })],
        },
      ),
    );
    const of = new Map(roster.establishments.map((one) => [one.id, one]));
    // 16 duties, 8 each, of which f can do 3: 5 off, 4 beyond, on both sides.
    expect(of.get('f')?.shares[0]).toMatchObject({ received: 3, target: 8, balanceOut: -5, beyond: 4 });
    expect(of.get('f')?.shares[0].binding[0]).toMatchObject({ rule: 'limits' });
    expect(of.get('e')?.shares[0]).toMatchObject({ received: 13, balanceOut: 5, beyond: 4, binding: [] });
    expect(roster.levels.find(({ level }) => level === 'sharing')).toMatchObject({ value: 8, proven: true });
  });

  it('name the establishment whose turn a gap was, or for which the head was kept', { timeout: 60_000 }, async () => {
    const period = { start: '2027-03-01', end: '2027-03-02' };
    const turns = { mode: 'alternating' as const, establishments: ['f', 'e'], cycleDays: 1 };
    const { roster } = await solved(cardiology(turns, { period, participants: doctors('e', 2) }));
    expect(roster.shortfalls.map(({ slot, establishments }) => [slot, establishments])).toEqual([
      ['cardio/2027-03-01/night', [{ establishment: 'f', missing: 1 }]],
    ]);
    expect(roster.establishments.map(({ id, gaps }) => [id, gaps])).toEqual([
      ['e', 0],
      ['f', 1],
    ]);
    expect(roster.warnings.map(({ code, pointer }) => [code, pointer])).toEqual([['turnWithoutPeople', '/lines/0/sharing']]);
    const [line] = cardiology(turns).lines;
    const both = { ...line, windows: [{ id: 'night', start: '18:00', end: '08:00', headcount: 2 }] };
    const kept = await solved(
      cardiology(turns, {
        period: { start: '2027-03-01', end: '2027-03-01' },
        lines: [{ ...both, sharing: { mode: 'pooled', establishments: ['e', 'f'], perHouse: { e: 1, f: 1 } } }],
        participants: [...doctors('e', 2), ...doctors('f', 1, { volunteer: false })],
      }),
    );
    expect(kept.roster.assignments).toHaveLength(1);
    expect(kept.roster.shortfalls[0]).toMatchObject({ establishments: [{ establishment: 'f', missing: 1 }] });
    expect(kept.roster.shortfalls[0].blockers.map(({ rule }) => rule)).toEqual(['sharing']);
  });

  it('let the others help after everybody of the own house', { timeout: 60_000 }, async () => {
    const { roster } = await solved(
      cardiology(
        { mode: 'alternating', establishments: ['e', 'f'], cycleDays: 7, help: true },
        {
          period: { start: '2027-03-01', end: '2027-03-04' },
          participants: [
            ...doctors('e', 1, { limits: { maxDuties: 2 } }),
            ...doctors('e', 1).map((one) => ({ ...one, id: 'x', status: 'other' as const, limits: { maxDuties: 1 } })),
            ...doctors('f', 3),
          ],
        },
      ),
    );
    expect(roster.outcome).toBe('complete');
    const tiers = roster.assignments.map(({ participant, tier }) => `${participant[0]}${tier}`).sort();
    expect(tiers).toEqual(['e0', 'e0', 'f3', 'x0']);
  });
});

/** Balances carried out of each part sum to 0 over its establishments. */
function balanced({ establishments }: Roster): void {
  const sums = new Map<string, number>();
  for (const { shares } of establishments) {
    for (const { line, tags, balanceOut } of shares) {
      const key = `${line} ${tags?.join()}`;
      sums.set(key, (sums.get(key) ?? 0) + balanceOut);
    }
  }
  for (const [part, sum] of sums) expect(sum, part).toBeCloseTo(0, 6);
}

/** Told hour by hour from the start of the cycle, forwards or backwards, on the local clock. */
function whoseTurn(
  at: string,
  turns: readonly { establishment: string; days: number }[],
  cycleStart: string,
  changeAt: string,
  exception: { from: string; to: string; establishment: string },
): string {
  const date = at.slice(0, 10);
  if (exception.from <= date && date <= exception.to) return exception.establishment;
  const zone = 'Europe/Paris';
  const instant = DateTime.fromISO(at, { zone });
  const changeOf = (day: DateTime): DateTime => DateTime.fromISO(`${day.toISODate()}T${changeAt}`, { zone });
  const length = turns.reduce((sum, { days }) => sum + days, 0);
  // A whole number of cycles away, shortly before.
  const cycles = Math.floor(instant.diff(DateTime.fromISO(cycleStart, { zone }), 'days').days / length) - 1;
  let day = DateTime.fromISO(cycleStart, { zone }).plus({ days: cycles * length });
  for (;;) {
    for (const { establishment, days } of turns) {
      const next = day.plus({ days });
      if (instant >= changeOf(day) && instant < changeOf(next)) return establishment;
      day = next;
    }
  }
}
