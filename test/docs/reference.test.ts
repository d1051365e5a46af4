import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { exampleOf, requestPage, rulesPage } from '../../docs/generate/pages.ts';
import type { Schema } from '../../docs/generate/schema.ts';
import { ruleCatalogue, ruleSchema } from '../../src/rules/registry.ts';

const text = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

describe('the reference says what the schemas say: npm run reference', () => {
  test('docs/request.md', () => expect(text('request.md')).toBe(requestPage()));
  test('docs/rules.md', () => expect(text('rules.md')).toBe(rulesPage()));
});

describe('the example of a rule is one that the service takes', () => {
  for (const { type, parameters } of ruleCatalogue()) {
    it(type, () => expect(ruleSchema.safeParse(exampleOf(parameters as Schema)).error?.issues).toBeUndefined());
  }
});
