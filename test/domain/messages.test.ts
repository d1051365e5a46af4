import { describe, expect, it } from 'vitest';
import { callMessages } from '../../src/messages/calls.ts';
import { httpMessages } from '../../src/messages/http.ts';
import { say } from '../../src/messages/index.ts';
import { moneyMessages } from '../../src/messages/money.ts';
import { problemMessages } from '../../src/messages/problem.ts';
import { reportMessages } from '../../src/messages/report.ts';
import { scenarioMessages } from '../../src/messages/scenario.ts';
import { tableMessages } from '../../src/messages/table.ts';

describe.each(Object.entries(problemMessages))('%s', (_key, { fr, en }) => {
  it('names the same things in both languages', () => {
    const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(names(fr)).toEqual(names(en));
  });

  it('is set as French is set', () => {
    expect(fr).not.toMatch(/'/);
    // No-break spaces inside guillemets and before high punctuation; times and addresses have none.
    expect(fr).not.toMatch(/« | »| [:;?!]/);
    expect(fr).toMatch(/[.?]$/);
  });
});

describe.each(Object.entries(callMessages))('%s', (key, { fr, en }) => {
  it('names the same things in both languages, set as French is set', () => {
    const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(names(fr)).toEqual(names(en));
    expect(fr).not.toMatch(/'|« | »| [:;?!]/);
    // What is put into another sentence has no full stop.
    if (!key.startsWith('effect.of.')) expect(fr).toMatch(/[.?]$/);
  });
});

describe.each(Object.entries({ ...httpMessages, ...moneyMessages, ...reportMessages, ...scenarioMessages, ...tableMessages }))(
  '%s',
  (_key, { fr, en }) => {
    it('names the same things in both languages, set as French is set', () => {
      const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(names(fr)).toEqual(names(en));
      expect(fr).not.toMatch(/'|« | »| [:;?!]/);
    });
  },
);

describe('figures and dates', () => {
  it('are written as the language has them; what is wrong with a request, in its own words', () => {
    const params = { due: '2027-03-31', days: 1.5 };
    expect(say('fr', 'deadline.realised', params)).toContain('31/03/2027');
    expect(say('en', 'deadline.realised', params)).toContain('2027-03-31');
    expect(say('fr', 'deadline.open', params)).toContain('1,5');
    expect(say('fr', 'issue.repairAfterPeriod', { place: 'from', end: '2027-01-31', from: '2027-02-01' })).toContain('2027-02-01');
  });
});
