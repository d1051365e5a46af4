import { type Term, terms } from '../../domain/options.ts';
import { fairness } from './fairness.ts';
import { preferences } from './preferences.ts';
import { reserve } from './reserve.ts';
import { sharing } from './sharing.ts';
import { shortfall } from './shortfall.ts';
import { stability } from './stability.ts';
import type { ObjectiveTerm } from './term.ts';
import { tier } from './tier.ts';

/** Every term of the objective. A name in the schema without a term here does not compile. */
const byName: Readonly<Record<Term, ObjectiveTerm>> = { shortfall, stability, tier, reserve, sharing, fairness, preferences };

export function objectiveTerm(name: Term): ObjectiveTerm {
  return byName[name];
}

/** All terms with their names, in the default order of the levels. */
export const objectiveTerms: readonly (readonly [name: Term, term: ObjectiveTerm])[] = terms.map((name) => [name, byName[name]]);
