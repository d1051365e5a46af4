import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { councilsBySlot, recipientsOf, recipientsOfTable } from '../../src/roster/recipients.ts';
import { candidates, ineligibility } from '../../src/rules/index.ts';
import { readProblem } from '../../src/roster/read.ts';
import { shortfallReportOf } from '../../src/table/shortfall-report.ts';
import { standsAgainst } from '../guarantees/plain.ts';
import { plainCandidates } from '../guarantees/plain-roster.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { mixedProfessions } from '../support/professions.ts';
import { solved, understood, withEngines } from '../support/solved.ts';

withEngines();

const sundays: ProblemInput = {
  department: '49',
  period: { start: '2027-03-01', end: '2027-03-14' },
  territories: [{ id: 'a', hospitalRelays: ['CHU'] }],
  lines: [
    { id: 'house', role: 'fixed', territories: ['a'], kinds: ['doctor', 'nurse'], windows: [{ id: 'e', start: '20:00', end: '24:00' }] },
    { id: 'teeth', role: 'dental', territories: ['a'], windows: [{ id: 's', days: ['sunday'], start: '09:00', end: '12:00' }] },
  ],
  participants: [
    { id: 'dr', territory: 'a', limits: { maxDuties: 3 } },
    { id: 'nurse', kind: 'nurse', territory: 'a', limits: { maxDuties: 3 } },
    { id: 'midwife', kind: 'midwife', territory: 'a' },
    { id: 'dentist', kind: 'dentist', territory: 'a' },
  ],
  options: { asOf: '2027-01-01', gap: 0 },
};

describe('professions', () => {
  it('serve the lines that admit them, and no other', async () => {
    const { roster } = await solved(sundays);
    const served = Object.groupBy(roster.assignments, ({ participant }) => participant);
    expect(Object.keys(served).sort()).toEqual(['dentist', 'dr', 'nurse']);
    expect(served.dentist?.map(({ slot }) => slot)).toEqual(['teeth/2027-03-07/s', 'teeth/2027-03-14/s']);
    expect([...(served.dr ?? []), ...(served.nurse ?? [])].every(({ line }) => line === 'house')).toBe(true);
  });

  it('a profession that does not fit is a ground of its own', () => {
    const { problem, slots } = understood(sundays);
    const person = (id: string) => problem.participants.find((one) => one.id === id) ?? problem.participants[0];
    const [evening] = slots;
    expect(ineligibility(problem, person('midwife'), evening, null)).toBe('kind');
    expect(ineligibility(problem, person('dentist'), evening, null)).toBe('kind');
    expect(ineligibility(problem, person('nurse'), evening, null)).toBeNull();
  });

  it('are asked after alike by the model, the verifier and the definition', () => {
    let refused = 0;
    fc.assert(
      fc.property(requests({ days: 3, lines: 3, participants: 6 }).map(mixedProfessions), (input) => {
        const { problem, slots } = understood(input);
        const needed = slots;
        expect(candidates(problem, needed).map(({ slot, ...one }) => ({ slot: slot.id, ...one }))).toEqual(
          plainCandidates(problem, needed),
        );
        for (const slot of needed)
          for (const person of problem.participants) {
            const against = standsAgainst(problem, person, slot);
            expect(ineligibility(problem, person, slot, null) === 'kind').toBe(against[0] === 'kinds');
            refused += against.includes('kinds') ? 1 : 0;
          }
      }),
      { seed: 20270206, numRuns: 60 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('a profession that does not exist, none at all, or one named twice is refused', () => {
    const codes = (kinds: unknown): string[] => {
      const read = readProblem(JSON.parse(JSON.stringify({ ...sundays, lines: [{ id: 'l', kinds }] })));
      return read.ok ? [] : read.issues.map(({ pointer, code }) => `${pointer} ${code}`);
    };
    expect(codes(['vet'])).toEqual(['/lines/0/kinds/0 enum']);
    expect(codes([])).toEqual(['/lines/0/kinds tooFew']);
    expect(codes(['nurse', 'nurse'])).toEqual(['/lines/0/kinds/1 listedTwice']);
  });
});

describe('the council of a profession', () => {
  it('is told of the tables and changes of its lines, of no others', () => {
    const { problem } = understood(sundays);
    const councils = ['cdom', 'cdoi', 'cdosf', 'cdocd', 'crop', 'atsu'];
    const told = (list: readonly { kind: string; slots: readonly string[] }[]) =>
      list.filter(({ kind }) => councils.includes(kind)).map(({ kind, slots }) => [kind, ...slots]);
    expect(told(recipientsOfTable([], problem))).toEqual([['cdom'], ['cdoi'], ['cdocd']]);
    const change = (slot: string) => ({ slot, from: null, to: 'dr', fromOnBehalfOf: null, toOnBehalfOf: null });
    const [teeth, house] = ['teeth/2027-03-07/s', 'house/2027-03-02/e'];
    expect(told(recipientsOf([change(teeth), change(house)], councilsBySlot(problem)))).toEqual([
      ['cdom', house],
      ['cdoi', house],
      ['cdocd', teeth],
    ]);
  });

  it('receives the report of its gaps, with the people of that profession who are liable to serve', async () => {
    const few = {
      ...sundays,
      participants: [
        { id: 'dr', territory: 'a' },
        { id: 'd', kind: 'dentist' as const, territory: 'a', volunteer: false },
      ],
    };
    const { problem, slots, roster } = await solved(few);
    const report = shortfallReportOf({ problem, slots, roster }, [], '2027-01-01');
    expect(report.councils).toEqual(['cdocd']);
    expect(report.territories[0].gaps.map(({ slot, councils, liable }) => [slot, councils, liable])).toEqual([
      ['teeth/2027-03-07/s', ['cdocd'], ['d']],
      ['teeth/2027-03-14/s', ['cdocd'], ['d']],
    ]);
  });
});
