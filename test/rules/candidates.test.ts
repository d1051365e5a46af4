import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandSlots } from '../../src/calendar/index.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { candidates } from '../../src/rules/candidates.ts';
import { ineligibility } from '../../src/rules/eligibility.ts';
import { problems } from '../support/arbitraries.ts';
import { problemOf } from '../support/instance.ts';

const night: ProblemInput['lines'] = [{ id: 'a', territories: ['t'], windows: [{ id: 'n', start: '20:00', end: '08:00' }] }];

/** Dates of the first three nights of January that p is a candidate for. */
function nights(p: Omit<ProblemInput['participants'][number], 'id'>, more: Partial<ProblemInput> = {}): string[] {
  const problem = problemOf({
    period: { start: '2027-01-01', end: '2027-01-03' },
    territories: [{ id: 't' }, { id: 'u' }],
    lines: night,
    participants: [{ id: 'p', territory: 't', ...p }],
    ...more,
  });
  return candidates(problem, expandSlots(problem).slots).flatMap(({ participant, slot }) =>
    participant === 'p' ? [slot.date.slice(8)] : [],
  );
}

describe('candidates', () => {
  it('agree with the verifier on random problems, everybody on behalf of anybody', () => {
    fc.assert(
      fc.property(problems({ participants: 5, pins: false }), (problem) => {
        const { slots } = expandSlots(problem);
        const names = (list: readonly { participant: string; slot: { id: string }; onBehalfOf: string | null }[]): string[] =>
          list.map(({ participant, slot, onBehalfOf }) => `${participant} ${slot.id} ${onBehalfOf}`).sort();
        const principals = [null, ...problem.participants.map(({ id }) => id)];
        const eligible = problem.participants.flatMap((person) =>
          slots.flatMap((slot) =>
            principals
              .filter((onBehalfOf) => ineligibility(problem, person, slot, onBehalfOf) === null)
              .map((onBehalfOf) => ({ participant: person.id, slot, onBehalfOf })),
          ),
        );
        expect(names(candidates(problem, slots))).toEqual(names(eligible));
      }),
      { seed: 4, numRuns: 400 },
    );
  });

  it('must be volunteers who serve the territory in the role with the skill', () => {
    expect(nights({})).toEqual(['01', '02', '03']);
    expect(nights({ volunteer: false })).toEqual([]);
    expect(nights({ territory: 'u' })).toEqual([]);
    expect(nights({ territory: 'u', serves: ['u', 't'] })).toEqual(['01', '02', '03']);
    expect(nights({ roles: ['regulation'] })).toEqual([]);
    expect(nights({}, { lines: [{ ...night[0], requires: ['echo'] }] })).toEqual([]);
    expect(nights({ skills: ['echo'] }, { lines: [{ ...night[0], requires: ['echo'] }] })).toEqual(['01', '02', '03']);
    expect(nights({ territory: null }, { lines: [{ ...night[0], territories: [] }] })).toEqual(['01', '02', '03']);
  });

  it('must be active, present and not exempted on every date that the night touches', () => {
    expect(nights({ activeFrom: '2027-01-02' })).toEqual(['02', '03']);
    expect(nights({ activeTo: '2027-01-02' })).toEqual(['01']);
    expect(nights({ availability: { unavailable: [{ from: '2027-01-03', to: '2027-01-03' }] } })).toEqual(['01']);
    expect(nights({ exemptions: [{ from: '2027-01-03' }] })).toEqual(['01']);
    expect(nights({ exemptions: [{ from: '2027-01-03', tags: ['sunday'] }] })).toEqual(['01', '02']);
  });

  it('must have offered the date on which it starts, and that alone', () => {
    expect(nights({ availability: { mode: 'optIn', available: [{ from: '2027-01-02', to: '2027-01-02' }] } })).toEqual(['02']);
    expect(nights({ availability: { mode: 'optIn' } })).toEqual([]);
    expect(nights({ availability: { weekdays: [5] } })).toEqual(['01']);
  });

  it('must not be forbidden the slot, the line or what a scope selects', () => {
    expect(nights({}, { forbidden: [{ participant: 'p', slot: 'a/2027-01-02/n' }] })).toEqual(['01', '03']);
    expect(nights({}, { forbidden: [{ participant: 'p', line: 'a' }] })).toEqual([]);
    expect(nights({}, { forbidden: [{ participant: 'p', scope: { tags: ['saturday', 'holiday'] } }] })).toEqual(['03']);
  });

  it('locums need an installed principal who could serve, absences aside, and come once per principal', () => {
    const problem = problemOf({
      period: { start: '2027-01-01', end: '2027-01-01' },
      territories: [{ id: 't' }],
      lines: night,
      participants: [
        { id: 'r', status: 'locum', territory: 't', locumFor: ['away', 'exempt', 'salaried', 'here', 'gone'] },
        { id: 's', status: 'locum', territory: 't' },
        { id: 'away', territory: 't', availability: { unavailable: [{ from: '2027-01-01', to: '2027-01-09' }] } },
        { id: 'exempt', territory: 't', exemptions: [{ from: '2020-01-01' }] },
        { id: 'salaried', territory: 't', status: 'salaried' },
        { id: 'here', territory: 't', availability: { mode: 'optIn' } },
        { id: 'gone', territory: 't', activeTo: '2027-01-01' },
      ],
    });
    const { slots } = expandSlots(problem);
    expect(candidates(problem, slots).map(({ participant, onBehalfOf }) => `${participant} ${onBehalfOf}`)).toEqual([
      'r away',
      'r here',
      'salaried null',
    ]);
    const [slot] = slots;
    const code = (id: string, onBehalfOf: string | null): string | null => {
      const person = problem.participants.find((one) => one.id === id);
      return person ? ineligibility(problem, person, slot, onBehalfOf) : 'unknown';
    };
    expect(code('r', 'away')).toBeNull();
    expect([code('r', null), code('r', 'exempt'), code('r', 'nobody'), code('s', 'away'), code('salaried', 'away')]).toEqual(
      Array(5).fill('locum'),
    );
    expect([code('away', null), code('exempt', null), code('gone', null)]).toEqual(['unavailable', 'exempted', 'inactive']);
  });
});
