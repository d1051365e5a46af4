import { readFileSync } from 'node:fs';
import type { ProblemInput } from '../../src/domain/problem.ts';

/** A request of `test/cases`: a situation that was once answered wrong. */
export function caseOf(name: string): ProblemInput {
  return JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8'));
}
