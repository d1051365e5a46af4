import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { demoProblem } from '../../src/demo/index.ts';
import { openProblem } from '../../src/domain/problem.ts';
import { readProblem } from '../../src/roster/read.ts';

const january = { from: '2027-01-01', months: 1 } as const;
const departments = ['974', '11', '35', '2A', '67', '972', '976'];
const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** On a bridge day the Saturday or weekday window gives way to that of bridge days, and the service says so. */
function oddities(problem: unknown): string[] {
  const read = readProblem(problem);
  if (!read.ok) return read.issues.map((issue) => JSON.stringify(issue));
  return read.warnings.map(({ code }) => code).filter((code) => code !== 'windowClosedOnBridge' && code !== 'feeBelowFloor');
}

const requests = fc.record({
  department: fc.constantFrom(...departments),
  from: fc
    .tuple(fc.integer({ min: 2025, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join('-')),
  months: fc.integer({ min: 1, max: 4 }),
  seed: fc.nat(),
  shortage: fc.boolean(),
  size: fc.constantFrom(0.1, 0.6, 1, 2),
});

describe('demoProblem', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    for (const department of departments) {
      const text = (seed: number) => JSON.stringify(demoProblem({ department, ...january, seed }));
      expect(text(1)).toBe(text(1));
      expect(text(2)).not.toBe(text(1));
    }
  });

  it('asks neither the clock nor global randomness', () => {
    const random = vi.spyOn(Math, 'random').mockImplementation(() => expect.fail('Math.random'));
    const now = vi.spyOn(Date, 'now').mockImplementation(() => expect.fail('Date.now'));
    try {
      demoProblem({ department: '974', ...january, seed: 1 });
    } finally {
      random.mockRestore();
      now.mockRestore();
    }
  });

  it.each(departments)('is a request without mistake for many seeds (%s)', (department) => {
    for (const seed of seeds(['974', '11', '35'].includes(department) ? 20 : 3)) {
      const problem = demoProblem({ department, ...january, seed });
      expect(openProblem.safeParse(problem).error).toBeUndefined();
      expect(oddities(problem)).toEqual([]);
    }
  });

  it('is a request without mistake for any month, length, size', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const problem = demoProblem(request);
        expect(oddities(JSON.parse(JSON.stringify(problem)))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('covers whole months, ends included', () => {
    const period = (from: string, months: number) => demoProblem({ department: '974', from, months, seed: 1 }).period;
    expect(period('2027-01-01', 3)).toEqual({ start: '2027-01-01', end: '2027-03-31' });
    expect(period('2028-01-31', 1)).toEqual({ start: '2028-01-31', end: '2028-02-28' });
    expect(period('2027-07-15', 13)).toEqual({ start: '2027-07-15', end: '2028-08-14' });
  });

  it('names what it does not know', () => {
    const ask = (changes: object) => () => demoProblem({ department: '974', ...january, seed: 1, ...changes });
    expect(ask({ department: '99' })).toThrow(/99/);
    expect(ask({ department: '96' })).toThrow(RangeError);
    expect(ask({ from: '2027-02-30' })).toThrow(/2027-02-30/);
    expect(ask({ from: '2027-1-1' })).toThrow(RangeError);
    expect(ask({ months: 0 })).toThrow(/months/);
    expect(ask({ months: 1.5 })).toThrow(RangeError);
    expect(ask({ seed: Number.NaN })).toThrow(/seed/);
    expect(ask({ size: 0 })).toThrow(/size/);
  });

  it('takes volunteers away in a shortage and adds none', () => {
    for (const department of departments) {
      const ordinary = demoProblem({ department, ...january, seed: 1 });
      const short = demoProblem({ department, ...january, seed: 1, shortage: true });
      expect(short.participants.map((p) => p.rpps)).toEqual(ordinary.participants.map((p) => p.rpps));
      let fewer = 0;
      short.participants.forEach((person, i) => {
        const before = ordinary.participants[i];
        if (before.volunteer === false) expect(person.volunteer).toBe(false);
        else if (person.volunteer === false) fewer++;
        for (const territory of person.serves ?? []) expect(before.serves ?? [before.territory]).toContain(territory);
      });
      expect(fewer).toBeGreaterThan(3);
    }
  });
});
