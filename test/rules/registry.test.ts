import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ruleMessages } from '../../src/messages/rules.ts';
import { builtInRules } from '../../src/rules/compile-rules.ts';
import { ineligibilityCodes } from '../../src/rules/eligibility.ts';
import { problemSchema, resolveRule, ruleCatalogue, ruleSchema } from '../../src/rules/registry.ts';
import { ruleTypes } from '../support/arbitrary-rules.ts';

const catalogue = ruleCatalogue();
const requestWith = (rule: object): object => ({ lines: [{ id: 'a' }], participants: [{ id: 'p' }], rules: [rule] });

describe('registry', () => {
  it('lists every rule that has a file, and the arbitraries know them all', () => {
    const files = readdirSync(new URL('../../src/rules', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
    const kebab = (type: string): string => type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const { type } of catalogue) expect(files).toContain(kebab(type));
    const here = new URL('.', import.meta.url);
    const tests = readdirSync(here).filter((file) => file.endsWith('.test.ts') && file !== 'registry.test.ts');
    const judged = tests.map((file) => readFileSync(new URL(file, here), 'utf8')).join('\n');
    for (const { type } of catalogue) expect(judged, `a test of ${type}`).toContain(`'${type}'`);
    expect(catalogue.map(({ type }) => type).sort()).toEqual([...ruleTypes].sort());
  });

  it('has title, description and JSON Schema of each in the catalogue', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const { type, title, description, parameters } of catalogue) {
      for (const text of [title.fr, title.en, description.fr, description.en]) expect(text.length).toBeGreaterThan(5);
      expect(ajv.validateSchema(parameters)).toBe(true);
      expect(ajv.validate(parameters, { type: 'other' })).toBe(false);
      expect(ajv.validate(parameters, { type, surprise: 1 })).toBe(false);
      for (const field of Object.values(parameters.properties as Record<string, { description?: string; const?: string }>)) {
        expect(field.const ?? field.description, type).toBeTruthy();
      }
    }
    expect(ajv.validate(catalogue.find(({ type }) => type === 'minRest')?.parameters ?? {}, { type: 'minRest', hours: 11 })).toBe(true);
  });

  it('has a sentence for every violation and code', () => {
    const keys = Object.keys(ruleMessages);
    for (const name of [...catalogue.map(({ type }) => type), ...builtInRules.map((rule) => rule.name)]) {
      expect(
        keys.some((key) => key.startsWith(`rule.${name}.violation`)),
        name,
      ).toBe(true);
    }
    for (const code of ineligibilityCodes) expect(keys).toContain(`ineligible.${code}`);
  });

  it('names the known types when a rule has an unknown one', () => {
    const { error } = problemSchema.safeParse(requestWith({ type: 'maxShifts', max: 3 }));
    expect(error?.issues).toHaveLength(1);
    const [issue] = error?.issues ?? [];
    expect(issue.path).toEqual(['rules', 0, 'type']);
    expect(issue).toMatchObject({ code: 'invalid_union', options: expect.arrayContaining(['minRest', 'maxDuties']) });
  });

  it('refuses what a rule does not know', () => {
    const wrong = [
      { type: 'noOverlap', weight: 1 },
      { type: 'minRest' },
      { type: 'minRest', hours: 11, days: 1 },
      { type: 'minRest', hours: 11, weight: 0 },
      { type: 'maxDuties', max: 2, per: 'week' },
      { type: 'maxDuties', max: 2, per: { rollingDays: 0 } },
      { type: 'maxDuties', max: 1.5 },
      { type: 'maxHours', max: 2, scope: { line: 'a' } },
      { type: 'notTogether', participants: ['p'] },
    ];
    for (const rule of wrong) expect(problemSchema.safeParse(requestWith(rule)).success, JSON.stringify(rule)).toBe(false);
  });

  it('fills in defaults, also for a rule that was only read as an envelope', () => {
    expect(ruleSchema.parse({ type: 'maxDuties', max: 2 })).toEqual({ type: 'maxDuties', max: 2, per: 'period' });
    expect(ruleSchema.parse({ type: 'minDuties', value: 2 })).toEqual({ type: 'minDuties', value: 2, per: 'period', weight: 1 });
    expect(resolveRule({ type: 'forbiddenSuccession', from: ['night'], to: ['night'] }).settings).toMatchObject({ days: 1 });
    expect(() => resolveRule({ type: 'maxShifts' })).toThrow();
  });
});
