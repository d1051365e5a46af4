import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../src/rules/check-rules.ts';
import type { Problem, ProblemInput } from '../../src/domain/problem.ts';
import { found } from '../roster/reading.ts';
import { problems } from '../support/arbitraries.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { instanceOf, rosterOf } from '../support/instance.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { compareValues, freeDuties, validRosters } from '../guarantees/listing.ts';
import { solved, understood, withEngines } from '../support/solved.ts';
import { assertLaw } from './law.ts';

withEngines();

/** The same problem with companies of two and three crews among its participants. */
function withCompanies(problem: Problem): Problem {
  return {
    ...problem,
    lines: problem.lines.map((line) => ({ ...line, kinds: ['ambulance' as const] })),
    participants: problem.participants.map((person, i) => ({
      ...person,
      kind: 'ambulance' as const,
      status: 'installed' as const,
      capacity: 1 + ((i + 1) % 3),
      limitsPer: i % 2 === 0 ? ('crew' as const) : ('company' as const),
    })),
  };
}

describe('companies of several crews', () => {
  it('rows and checks agree, whatever the rules', { timeout: 600_000 }, () => {
    const tally = assertLaw(problems({ days: 6, rules: anyRules(4) }).map(withCompanies));
    expect(tally.kept).toBeGreaterThan(50);
    expect(tally.broken.get('noOverlap')).toBeGreaterThan(5);
  });

  /** Whether duties can be dealt to so many crews, each resting between any two of its own: tries every way. */
  function canBeDealt(duties: readonly { startMs: number; endMs: number }[], crews: number, restMs: number): boolean {
    const deal = (i: number, busyUntil: readonly number[]): boolean =>
      i === duties.length ||
      busyUntil.some((until, crew) => until <= duties[i].startMs && deal(i + 1, busyUntil.with(crew, duties[i].endMs + restMs)));
    return deal(0, Array(crews).fill(Number.NEGATIVE_INFINITY));
  }

  it('hold what their crews can be dealt, with rest for each, and nothing more', () => {
    const company = problems({ days: 4, lines: 3, participants: 2, pins: false, history: false }).map(withCompanies);
    let [kept, broken] = [0, 0];
    fc.assert(
      fc.property(company, fc.constantFrom(0, 4, 11), fc.infiniteStream(fc.nat(1)), (drawn, hours, stream) => {
        const problem: Problem = { ...drawn, rules: [{ type: 'minRest', hours }], options: { ...drawn.options, mergeContiguous: false } };
        const instance = instanceOf(problem);
        const chosen = new Set(instance.columns.filter(() => Number(stream.next().value) === 0).map(({ column }) => column));
        const context = rosterOf(instance, (column) => chosen.has(column));
        const { hard } = checkRules(context);
        for (const { id, capacity } of problem.participants) {
          const crowded = hard.some(({ rule, participant }) => participant === id && (rule === 'noOverlap' || rule === 'minRest'));
          expect(crowded).toBe(!canBeDealt(context.held.get(id) ?? [], capacity, hours * 3_600_000));
          if (crowded) broken++;
          else kept++;
        }
      }),
      { seed: 20261201, numRuns: 400 },
    );
    expect(Math.min(kept, broken)).toBeGreaterThan(20);
  });

  it('on tiny problems, the best that listing every roster finds, at every level', { timeout: 600_000 }, async () => {
    const companies = requests({ days: 3, lines: 2, participants: 3, rules: anyRules(2) })
      .map((input) => ({
        ...input,
        lines: input.lines.map((line) => ({ ...line, role: 'ambulance' as const })),
        participants: input.participants.map((person, i) => ({
          ...person,
          kind: 'ambulance' as const,
          status: 'installed' as const,
          roles: ['ambulance' as const],
          capacity: 1 + ((i + 1) % 3),
        })),
      }))
      .filter((input) => {
        const { problem, slots } = understood(input);
        const free = freeDuties(problem, slots).length;
        return free >= 3 && free <= 11;
      });
    await fc.assert(
      fc.asyncProperty(companies, async (input) => {
        const { problem, slots, roster } = await solved({ ...input, options: { ...input.options, gap: 0 } });
        let best: number[] | null = null;
        const pins = roster.assignments.filter(({ pinned }) => pinned);
        for (const { values } of validRosters(problem, slots, pins)) if (best === null || compareValues(values, best) < 0) best = values;
        roster.levels.forEach(({ level, value, proven }, l) => {
          expect(value, level).toBeCloseTo(best?.[l] ?? Number.NaN, 6);
          expect(proven, level).toBe(true);
        });
      }),
      { seed: 20261203, numRuns: 30 },
    );
  });

  const sectors: ProblemInput['lines'] = ['nord', 'est', 'sud'].map((id) => ({
    id,
    role: 'ambulance',
    windows: [{ id: 'night', start: '20:00', end: '08:00' }],
  }));
  const request = (company: Partial<ProblemInput['participants'][number]>, rules: ProblemInput['rules'] = []): ProblemInput => ({
    period: { start: '2027-01-04', end: '2027-01-05' },
    lines: sectors,
    participants: [{ id: 'a', kind: 'ambulance', ...company }],
    rules,
  });

  it('serve as many sectors at once as they have crews; ledgers and limits count every crew', async () => {
    const duties = async (company: Partial<ProblemInput['participants'][number]>, rules: ProblemInput['rules'] = []) => {
      const { roster } = await solved(request(company, rules));
      return roster.balances[0].duties;
    };
    expect(await duties({})).toBe(2);
    expect(await duties({ capacity: 2 })).toBe(4);
    expect(await duties({ capacity: 3 })).toBe(6);
    // 24 hours of rest: each crew serves one night of the two.
    expect(await duties({ capacity: 3 }, [{ type: 'minRest', hours: 24 }])).toBe(3);
    expect(await duties({ capacity: 3, limits: { maxDuties: 1 } })).toBe(1);
    expect(await duties({ capacity: 3, limits: { maxDuties: 1 }, limitsPer: 'crew' })).toBe(3);
    expect(await duties({ capacity: 3 }, [{ type: 'maxDuties', max: 5, per: 'period' }])).toBe(5);
  });

  it('a blocker says how many crews there are', async () => {
    const { roster } = await solved({ ...request({ capacity: 2 }), options: { lang: 'en' } });
    expect(roster.shortfalls[0].blockers).toMatchObject([
      {
        participant: 'a',
        rule: 'noOverlap',
        message: expect.stringMatching(/^"a", with this duty: 3 duties at once, among them .* for 2 crews\.$/),
      },
    ]);
  });

  it('no crew at all, and people with several, are refused', () => {
    expect(found(request({ capacity: 0 }))).toEqual(['/participants/0/capacity min']);
    expect(found(request({ kind: 'doctor', roles: ['ambulance'], capacity: 2 }))).toEqual(['/participants/0/capacity capacityOfPerson']);
  });
});
