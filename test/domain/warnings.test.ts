import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeProblem } from '../../src/domain/defaults.ts';
import { openProblem } from '../../src/domain/problem.ts';
import { luhnValid, problemWarnings } from '../../src/domain/warnings.ts';
import { minimalRequest } from './requests.ts';

describe('luhnValid', () => {
  it('knows published numbers', () => {
    // ISO/IEC 7812-1 example, and the same with two digits changed.
    expect(luhnValid('79927398713')).toBe(true);
    expect(luhnValid('79927398710')).toBe(false);
    expect(luhnValid('97927398713')).toBe(false);
    for (const wrong of ['', '7992739871x', ' 79927398713', '٧٩']) expect(luhnValid(wrong)).toBe(false);
  });

  it('exactly one check digit fits, and every single wrong digit is seen', () => {
    const body = fc.stringMatching(/^\d{10}$/);
    fc.assert(
      fc.property(body, fc.nat(10), fc.integer({ min: 1, max: 9 }), (digits, position, shift) => {
        const valid = Array.from({ length: 10 }, (_, i) => `${digits}${i}`).filter(luhnValid);
        expect(valid.length).toBe(1);
        const wrong = (Number(valid[0][position]) + shift) % 10;
        expect(luhnValid(valid[0].slice(0, position) + wrong + valid[0].slice(position + 1))).toBe(false);
      }),
    );
  });
});

describe('problemWarnings', () => {
  function warnings(rpps: string[], finess: string[]) {
    const parsed = openProblem.parse({
      ...minimalRequest(),
      participants: rpps.map((number, i) => ({ id: `p${i}`, rpps: number })),
      establishments: finess.map((number, i) => ({ id: `e${i}`, finess: number })),
    });
    return problemWarnings(completeProblem(parsed));
  }

  it('says nothing of sound numbers', () => {
    expect(warnings(['79927398713'], ['970400024', '2A0000014', '2B0000020'])).toEqual([]);
  });

  it('points at odd ones without repeating them', () => {
    const found = warnings(['79927398714', '18', '79927398713', '79927398713'], ['97040002', '2C0000014', '9704000245']);
    expect(found.map(({ code, pointer }) => `${pointer} ${code}`)).toEqual([
      '/participants/0/rpps rpps',
      '/participants/1/rpps rpps',
      '/participants/3/rpps rppsTwice',
      '/establishments/0/finess finess',
      '/establishments/1/finess finess',
      '/establishments/2/finess finess',
    ]);
    expect(JSON.stringify(found)).not.toMatch(/79927398|97040002|2C0/);
  });
});
