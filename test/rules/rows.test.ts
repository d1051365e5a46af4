import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { type Instance, instanceOf, problemOf } from '../support/instance.ts';
import { past } from './judge.ts';

/** The rows of one rule as text: `04n + 05n ≤ 1`, columns by day and window, OR-columns by `any(…)`. */
function rowsOf(rule: string, input: Partial<ProblemInput>): string[] {
  const instance = instanceOf(
    problemOf({
      timeZone: 'Europe/Paris',
      period: { start: '2027-01-04', end: '2027-01-07' },
      lines: [{ id: 'a', windows: [{ id: 'n', start: '20:00', end: '08:00' }] }],
      participants: [{ id: 'p' }],
      ...input,
    }),
  );
  const { model } = instance;
  return model.origins.flatMap((origin, row) => (origin.rule === rule && origin.participant !== null ? [textOf(instance, row)] : []));
}

function textOf({ model, columns }: Instance, row: number): string {
  const nameOf = (column: number): string => {
    const slot = columns.find((one) => one.column === column)?.slot;
    if (slot) return `${slot.date.slice(8)}${slot.window}`;
    return `any(${[...model.orMember.slice(model.orStart[column], model.orStart[column + 1])].map(nameOf).join(' ')})`;
  };
  const terms: string[] = [];
  for (let k = model.matrix.start[row]; k < model.matrix.start[row + 1]; k++) {
    const value = model.matrix.value[k];
    terms.push(`${value === 1 ? '' : value === -1 ? '-' : value}${nameOf(model.matrix.index[k])}`);
  }
  const price = model.hiLevel[row] >= 0 ? ` at ${model.hiWeight[row]}` : '';
  return `${terms.join(' + ')} ≤ ${model.hi[row]}${price}`;
}

const two = {
  lines: [
    {
      id: 'a',
      windows: [
        { id: 'd', start: '08:00', end: '20:00' },
        { id: 'n', start: '20:00', end: '08:00' },
      ],
    },
  ],
};

describe('rows', () => {
  it('of rest are cliques, not pairs, and stand for those of noOverlap', () => {
    const rules = [{ type: 'minRest', hours: 36 }];
    expect(rowsOf('minRest', { rules })).toEqual(['04n + 05n ≤ 1', '05n + 06n ≤ 1', '06n + 07n ≤ 1']);
    expect(rowsOf('minRest', { rules: [{ type: 'minRest', hours: 37 }] })).toEqual(['04n + 05n + 06n ≤ 1', '05n + 06n + 07n ≤ 1']);
    expect(rowsOf('noOverlap', { rules })).toEqual([]);
  });

  it('of a limit leave out what cannot bind and what others imply', () => {
    const limit = (max: number, rollingDays: number) => ({ rules: [{ type: 'maxDuties', max, per: { rollingDays } }] });
    expect(rowsOf('maxDuties', limit(1, 2))).toEqual(['04n + 05n ≤ 1', '05n + 06n ≤ 1', '06n + 07n ≤ 1']);
    expect(rowsOf('maxDuties', limit(2, 2))).toEqual([]);
    expect(rowsOf('maxDuties', limit(2, 7))).toEqual(['04n + 05n + 06n + 07n ≤ 2']);
  });

  it('of a limit leave what history has not used up, and never less than nothing', () => {
    const history = [past('p', '01-01T20:00', '01-02T08:00'), past('p', '01-02T20:00', '01-03T08:00')];
    const limit = (max: number) => ({ history, rules: [{ type: 'maxDuties', max, per: 'calendarMonth' }] });
    expect(rowsOf('maxDuties', limit(3))).toEqual(['04n + 05n + 06n + 07n ≤ 1']);
    expect(rowsOf('maxDuties', limit(1))).toEqual(['04n + 05n + 06n + 07n ≤ 0']);
  });

  it('in hours are divided by what divides them all', () => {
    const limit = (max: number) => ({ rules: [{ type: 'maxHours', max, per: 'period' }] });
    expect(rowsOf('maxHours', limit(30))).toEqual(['04n + 05n + 06n + 07n ≤ 2']);
    const lines = [
      {
        id: 'a',
        windows: [
          { id: 'e', start: '20:00', end: '24:00' },
          { id: 'd', start: '08:00', end: '20:00' },
        ],
      },
    ];
    expect(rowsOf('maxHours', { lines, period: { start: '2027-01-04', end: '2027-01-04' }, ...limit(13) })).toEqual([
      '3' + '04d + 04e ≤ 3',
    ]);
  });

  it('of dates spend an OR-column only where two duties can be held on one', () => {
    const rules = [{ type: 'maxConsecutive', max: 3, of: 'days' }];
    expect(rowsOf('maxConsecutive', { rules })).toEqual(['04n + 05n + 06n + 07n ≤ 3']);
    expect(rowsOf('maxConsecutive', { ...two, rules })).toEqual(['any(04d 04n) + any(05d 05n) + any(06d 06n) + any(07d 07n) ≤ 3']);
    expect(rowsOf('maxConsecutive', { ...two, rules: [{ type: 'maxConsecutive', max: 3, of: 'nights' }] })).toEqual([
      '04n + 05n + 06n + 07n ≤ 3',
    ]);
    const nights = [{ id: 'n', start: '20:00', end: '08:00' }];
    const parallel = ['a', 'b'].map((id) => ({ id, windows: nights }));
    const [row] = rowsOf('maxConsecutive', {
      lines: parallel,
      period: { start: '2027-01-04', end: '2027-01-05' },
      rules: [{ type: 'maxConsecutive', max: 1, of: 'days' }],
    });
    expect(row).toBe('04n + 04n + 05n + 05n ≤ 1');
  });

  it('of soft pairs take duties at the same hours together', () => {
    const parallel = ['a', 'b'].map((id) => ({ id, windows: [{ id: 'n', start: '20:00', end: '08:00' }] }));
    const input = { lines: parallel, period: { start: '2027-01-04', end: '2027-01-05' } };
    expect(rowsOf('minRest', { ...input, rules: [{ type: 'minRest', hours: 14, weight: 3 }] })).toEqual(['04n + 04n + 05n + 05n ≤ 1 at 6']);
  });

  it('of soft rolling spans count equal ones once, at their number', () => {
    const rules = [{ type: 'maxDuties', max: 1, per: { rollingDays: 9 }, weight: 1 }];
    expect(rowsOf('maxDuties', { rules })).toEqual([
      '04n + 05n ≤ 1 at 1',
      '04n + 05n + 06n ≤ 1 at 1',
      '04n + 05n + 06n + 07n ≤ 1 at 6',
      '05n + 06n + 07n ≤ 1 at 1',
      '06n + 07n ≤ 1 at 1',
    ]);
  });
});
