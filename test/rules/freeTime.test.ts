import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const one = (type: string, more: object) => ({ rules: [{ type, ...more }] });

describe('maxAverageHours', () => {
  it('averages over weeks in a row, history included', () => {
    const rule = one('maxAverageHours', { hours: 24, weeks: 2 });
    expect(judge(rule, { p: 'a/04/d a/06/d a/12/d a/14/d' }).broken).toEqual([]);
    const five = judge(rule, { p: 'a/04/d a/06/d a/08/d a/12/d a/14/d' });
    expect(five.broken).toEqual(['maxAverageHours']);
    expect(five.said[0]).toContain('30 h par semaine en moyenne sur 2 semaines');
    const history = [past('p', '01-02T08:00', '01-02T20:00')];
    expect(judge({ ...rule, history }, { p: 'a/04/d a/06/d a/12/d a/14/d' }).broken).toEqual(['maxAverageHours']);
    expect(judge(one('maxAverageHours', { hours: 24, weeks: 2, weight: 2 }), { p: 'a/04/d a/06/d a/12/d a/14/d a/17/d' }).price).toBe(12);
  });
});

describe('maxDaysWorked', () => {
  it('counts dates on which a duty starts, or that one touches', () => {
    const two = { max: 2, per: { rollingDays: 7 } };
    expect(judge(one('maxDaysWorked', two), { p: 'a/04/n a/06/n' }).broken).toEqual([]);
    expect(judge(one('maxDaysWorked', { ...two, count: 'worked' }), { p: 'a/04/n a/06/n' }).broken).toEqual(['maxDaysWorked']);
    expect(judge(one('maxDaysWorked', two), { p: 'a/04/d a/06/d a/10/d' }).said).toEqual([
      '3 jours travaillés en 7 jours (du 04/01/2027 au 10/01/2027), au plus 2.',
    ]);
  });
});

describe('maxStretch', () => {
  it('joins duties that touch, over lines and the border', () => {
    const rule = one('maxStretch', { hours: 24 });
    expect(judge(rule, { p: 'a/04/d a/04/n' }).broken).toEqual([]);
    expect(judge(rule, { p: 'a/04/d a/04/n a/05/d' }).broken).toEqual(['maxStretch']);
    const history = [past('p', '01-03T20:00', '01-04T08:00', 'b')];
    expect(judge({ ...rule, history }, { p: 'a/04/d a/04/n' }).broken).toEqual(['maxStretch']);
    expect(judge(one('maxStretch', { hours: 24, weight: 1 }), { p: 'a/04/d a/04/n a/05/d' }).price).toBe(12);
  });

  it('owes an equal rest, or one of so many hours', () => {
    const equal = one('maxStretch', { hours: 24, thenRest: 'equal' });
    expect(judge(equal, { p: 'a/04/d a/04/n a/06/d' }).broken).toEqual([]);
    const early = judge(equal, { p: 'a/04/d a/04/n a/05/n' });
    expect(early.broken).toEqual(['maxStretch']);
    expect(early.said[0]).toContain('après 24 h d’affilée, il en faut 24');
    expect(judge(equal, { p: 'a/04/n a/05/n' }).broken).toEqual([]);
    expect(judge(one('maxStretch', { hours: 24, thenRest: 13 }), { p: 'a/04/n a/05/n' }).broken).toEqual(['maxStretch']);
  });
});

describe('freeBlock', () => {
  it('asks for hours in one piece in each week', () => {
    const rule = one('freeBlock', { hours: 35 });
    expect(judge(rule, { p: 'a/04/n a/06/n a/08/n a/10/n' }).broken).toEqual([]);
    // 36 hours between these nights are free, 12 between days and nights.
    const full = judge(rule, { p: 'a/04/d a/05/n a/07/d a/08/n a/10/d a/10/n' });
    expect(full.broken).toEqual(['freeBlock']);
    expect(full.said[0]).toContain('il en faut 35');
    expect(judge(one('freeBlock', { hours: 48, per: { rollingDays: 3 } }), { p: 'a/06/d a/08/d' }).broken).toEqual(['freeBlock']);
  });

  it('sees the weekly rest missing that other rules let pass', () => {
    const asked = JSON.parse(readFileSync(new URL('../support/weekly-rest.json', import.meta.url), 'utf8'));
    expect(judge(asked, {}).pinConflicts).toEqual([]);
    const rules = [...asked.rules, { type: 'freeBlock', hours: 35 }];
    expect(judge({ ...asked, rules }, {}).pinConflicts).toEqual(['freeBlock']);
  });
});

describe('restAfterSeries', () => {
  it('begins when the series ends', () => {
    const rule = one('restAfterSeries', { min: 3, hours: 48 });
    expect(judge(rule, { p: 'a/04/n a/05/n a/07/d' }).broken).toEqual([]);
    expect(judge(rule, { p: 'a/04/n a/05/n a/06/n a/07/n a/10/d' }).broken).toEqual([]);
    const early = judge(rule, { p: 'a/04/n a/05/n a/06/n a/08/n' });
    expect(early.broken).toEqual(['restAfterSeries']);
    expect(early.said[0]).toContain('après 3 nuits de suite, il en faut 48');
    const history = [past('p', '01-02T20:00', '01-03T08:00'), past('p', '01-03T20:00', '01-04T08:00')];
    expect(judge({ ...rule, history }, { p: 'a/04/n a/06/n' }).broken).toEqual(['restAfterSeries']);
  });
});
