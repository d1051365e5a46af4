import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Funding } from '../../src/domain/funding.ts';
import { fund } from '../../src/finance/funding.ts';
import { readFunding } from '../../src/finance/read-funding.ts';
import { fixedRows, mobileEvening, mobileWeekend, order, regulationRows } from './reunion-funding.ts';

function funding(json: unknown): Funding {
  const read = readFunding(json);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return fund(read.request);
}

/** Costs of the rows of one step that everything is paid for. */
function rows(posts: unknown): { total: number; hours: number; costs: number[] } {
  const { steps, total, hours } = funding({ envelope: 1e9, steps: [{ id: 'all', posts }] });
  return { total, hours, costs: steps[0].parts[0].items.map(({ cost }) => cost) };
}

const issuesOf = (json: unknown) => {
  const read = readFunding(json);
  return read.ok ? [] : read.issues.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('the yearly tables of the specification, row by row', () => {
  it('regulation: 720 496 € for 7 360 hours; 693 468 € at the rates of the text; 21 084 € for the hour before', () => {
    expect(rows(regulationRows(84, 88, 115))).toEqual({
      total: 720_496,
      hours: 7360,
      costs: [126_504, 230_920, 53_856, 26_928, 46_920, 77_616, 66_528, 33_264, 57_960],
    });
    expect(rows(regulationRows(82.2, 82.2, 112.5)).total).toBe(693_468);
    expect(rows([{ id: 'week-19', start: '19:00', end: '20:00', hourlyRate: 84, dayCount: 251 }]).total).toBe(21_084);
  });

  it('fixed posts: 428 550 €, 415 650 € with eleven at weekends', () => {
    expect(rows(fixedRows)).toMatchObject({ total: 428_550, costs: [200_750, 73_000, 46_800, 108_000] });
    expect(rows(fixedRows.map((row) => ({ ...row, posts: Math.min(11, row.posts ?? 1) }))).total).toBe(415_650);
  });

  it('mobile posts: 315 250 €', () => {
    expect(rows([...mobileWeekend, ...mobileEvening]).total).toBe(315_250);
  });

  it('both tables together are over the envelope by 106 233 €', () => {
    const steps = [
      { id: 'regulation', posts: regulationRows(84, 88, 115) },
      { id: 'fixed', posts: fixedRows },
    ];
    expect(funding({ envelope: 1_042_813, steps })).toMatchObject({
      total: 1_149_046,
      funded: 720_496,
      next: { step: 'fixed', lacks: 106_233 },
    });
  });
});

describe('the order of funding', () => {
  it('1 033 542 € are funded, 9 271 € left; the supplement of 88 476 € is not, nor the mobile posts', () => {
    const answer = funding(order);
    expect(answer).toMatchObject({
      funded: 1_033_542,
      left: 9271,
      next: { step: 'deep-night', part: 'deep-night', cost: 88_476, lacks: 79_205 },
    });
    expect(answer.steps.map(({ id, state, cost, paid }) => [id, state, cost, paid])).toEqual([
      ['regulation', 'funded', 604_992, 604_992],
      ['fixed', 'funded', 428_550, 428_550],
      ['deep-night', 'lacking', 88_476, 0],
      ['mobile', 'notReached', 315_250, 0],
    ]);
    expect(answer.steps[0]).toMatchObject({ hours: 7360, eurosPerHour: 82.2, eurosPerInhabitant: 0.7 });
    // A supplement is paid for hours that another step covers.
    expect(answer.steps[2]).toMatchObject({ hours: 0, eurosPerHour: null });
  });

  it('pays the weekend of the mobile posts before their evenings', () => {
    const weekend = 5 * (51 * 150 + 63 * 300);
    const answer = funding({ ...order, envelope: 1_033_542 + 88_476 + weekend + 100 });
    expect(answer.steps[3]).toMatchObject({ state: 'partly', paid: weekend, parts: [{ state: 'funded' }, { state: 'lacking' }] });
    expect(answer).toMatchObject({ left: 100, next: { step: 'mobile', part: 'evening', cost: 182_500, lacks: 182_400 } });
  });

  it('counts the days of 2027 beside those of the document', () => {
    const calendar = {
      ...order,
      period: { start: '2027-01-01', end: '2027-12-31' },
      department: '974',
      steps: [
        {
          id: 'regulation',
          posts: regulationRows(84, 88, 115).map(({ dayCount: _, ...row }) => ({
            ...row,
            days: row.id.startsWith('week') ? ['weekday'] : row.id.startsWith('sat') ? ['saturday'] : ['sunday', 'holiday'],
          })),
        },
      ],
    };
    const answer = funding(calendar);
    expect(answer.days).toEqual({ weekday: 253, saturday: 49, sunday: 51, holiday: 12, bridge: 0 });
    expect(answer.total).toBe(720_496 + 2 * (504 + 920) - 2 * (1056 + 528 + 920));
  });

  it('selects slots of lines; each is paid once, by the first step that selects it', () => {
    const windows = [
      { id: 'evening', start: '20:00', end: '24:00', fee: 50 },
      { id: 'saturday', days: ['saturday'], start: '14:00', end: '20:00', fee: 75, headcount: 2 },
    ];
    const answer = funding({
      envelope: 1000,
      period: { start: '2027-01-04', end: '2027-01-10' },
      lines: [
        { id: 'a', windows },
        { id: 'b', role: 'mobile', windows },
      ],
      steps: [
        { id: 'weekend', select: { tags: ['saturday'], lines: ['a'] } },
        { id: 'a', select: { lines: ['a'] } },
        { id: 'evening', select: { windows: ['evening'] } },
      ],
    });
    expect(answer.steps.map(({ cost }) => cost)).toEqual([200, 300, 350]);
    expect(answer.unselected).toEqual([{ id: 'b/saturday', label: null, posts: 2, days: 1, hours: 12, cost: 150 }]);
  });
});

describe('laws', () => {
  const steps = fc.array(
    fc.record({
      parts: fc.array(fc.record({ fee: fc.integer({ min: 0, max: 40_000 }), days: fc.integer({ min: 0, max: 20 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('more envelope never funds fewer steps; what is paid and what is left add up', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 0, max: 500_000 }), (list, cents, more) => {
        const request = (envelope: number) => ({
          envelope: envelope / 100,
          steps: list.map(({ parts }, s) => ({
            id: `s${s}`,
            subSteps: parts.map(({ fee, days }, p) => ({
              id: `p${p}`,
              posts: [{ id: 'x', start: '20:00', end: '24:00', fee: fee / 100, dayCount: days }],
            })),
          })),
        });
        const [small, large] = [funding(request(cents)), funding(request(cents + more))];
        const states = (answer: Funding) => answer.steps.flatMap(({ parts }) => parts.map(({ state }) => state === 'funded'));
        for (const [i, funded] of states(small).entries()) expect(!funded || states(large)[i]).toBe(true);
        for (const answer of [small, large]) {
          expect(Math.round((answer.funded + answer.left) * 100)).toBe(Math.round(answer.envelope * 100));
          expect(Math.round(answer.steps.reduce((sum, { paid }) => sum + paid, 0) * 100)).toBe(Math.round(answer.funded * 100));
        }
      }),
      { seed: 20_261_122, numRuns: 100 },
    );
  });
});

describe('what is refused', () => {
  const post = { id: 'x', start: '20:00', end: '24:00', fee: 50, dayCount: 3 };

  it('an envelope without steps, negative fees, empty and double steps, unknown lines, days without a period', () => {
    expect(issuesOf({ envelope: 10, steps: [] })).toEqual(['/steps tooFew']);
    expect(issuesOf({ steps: [{ id: 'a', posts: [{ ...post, fee: -1 }] }] })).toEqual(['/envelope required', '/steps/0/posts/0/fee min']);
    expect(issuesOf({ envelope: 10, steps: [{ id: 'a' }, { id: 'a', posts: [post], subSteps: [{ id: 'b' }] }] })).toEqual([
      '/steps/1/id duplicateId',
      '/steps/0 fundingEmpty',
      '/steps/1/subSteps fundingEither',
      '/steps/1/subSteps/0 fundingEmpty',
    ]);
    expect(issuesOf({ envelope: 10, steps: [{ id: 'a', posts: [{ ...post, dayCount: null }], select: { lines: ['z'] } }] })).toEqual([
      '/steps/0/select/lines/0 unknownLine',
      '/period fundingPeriod',
    ]);
  });

  it('anything that is no such request, without throwing', () => {
    for (const odd of [null, 3, 'x', [], { steps: {} }, { steps: [null] }, { envelope: {}, steps: [[]] }])
      expect(issuesOf(odd)).not.toEqual([]);
  });
});
