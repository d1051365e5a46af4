import { plainRunner } from './plain-runner.ts';
import type { Runner } from './runner.ts';
import { vigie } from './vigie.ts';

/** Every runner; `vigie` first, its peers after it. */
export function runners(): readonly Runner[] {
  return [
    vigie(),
    plainRunner({ name: 'highs-plain', packages: ['highs'], maxColumns: Number.POSITIVE_INFINITY }),
    // The engines in JavaScript are hopeless beyond the tiny: asking them more would only burn the time limit.
    plainRunner({ name: 'jslp-plain', packages: ['javascript-lp-solver'], maxColumns: 500 }),
    plainRunner({ name: 'yalps', packages: ['yalps'], maxColumns: 1500 }),
    plainRunner({ name: 'glpk', packages: ['glpk.js'], maxColumns: 5000 }),
    plainRunner({ name: 'highs-native', packages: ['highspy'], maxColumns: Number.POSITIVE_INFINITY }),
    plainRunner({ name: 'cp-sat', packages: ['ortools'], maxColumns: Number.POSITIVE_INFINITY }),
  ];
}
