import { describe, expect, it } from 'vitest';
import { auditMessages } from '../../src/messages/audit.ts';
import { callMessages } from '../../src/messages/calls.ts';
import { catalogue, type MessageKey } from '../../src/messages/catalogue.ts';
import { environmentMessages } from '../../src/messages/environment.ts';
import { argumentsOf } from '../../src/messages/format.ts';
import { httpMessages } from '../../src/messages/http.ts';
import { render, say } from '../../src/messages/index.ts';
import { moneyMessages } from '../../src/messages/money.ts';
import { nameMessages } from '../../src/messages/names.ts';
import { paperMessages } from '../../src/messages/papers.ts';
import { problemMessages } from '../../src/messages/problem.ts';
import { reportMessages } from '../../src/messages/report.ts';
import { rosterMessages } from '../../src/messages/roster.ts';
import { ruleMessages } from '../../src/messages/rules.ts';
import { scenarioMessages } from '../../src/messages/scenario.ts';
import { tableMessages } from '../../src/messages/table.ts';
import { termMessages } from '../../src/messages/terms.ts';

const parts = [
  nameMessages,
  ...[auditMessages, callMessages, environmentMessages, httpMessages, moneyMessages, paperMessages, problemMessages],
  ...[reportMessages, rosterMessages, ruleMessages, scenarioMessages, tableMessages, termMessages],
];
const keys = Object.keys(catalogue) as MessageKey[];

describe('the catalogue', () => {
  it('says each thing once', () => {
    expect(parts.flatMap((part) => Object.keys(part)).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s takes the same parameters in both languages, set as French is set', (key) => {
    const { fr, en } = catalogue[key];
    expect(argumentsOf(fr, 'fr')).toEqual(argumentsOf(en, 'en'));
    for (const text of [fr, en]) {
      // A plural is an ICU plural, and examples of the forms that a field takes are the only ISO dates.
      expect(text).not.toMatch(/\w\((?:s|x|e|en|es|ies)\)/);
      if (!key.startsWith('issue.')) expect(text).not.toMatch(/\d{4}-\d\d-\d\d/);
    }
    // No-break spaces inside guillemets and before high punctuation; times and addresses have none.
    expect(fr).not.toMatch(/'|« | »| [:;?!]/);
  });
});

describe('figures and dates', () => {
  it('are written as the language has them', () => {
    expect(say('fr', 'deadline.realised', { due: '2027-03-31' })).toContain('31/03/2027');
    expect(say('en', 'deadline.realised', { due: '2027-03-31' })).toContain('31 March 2027');
    expect(render('fr', 'deadline.open', { days: 1.5 })).toContain('1,5');
    expect(render('fr', 'deadline.open')).toContain('{#}');
  });
});
