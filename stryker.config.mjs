/**
 * Mutation testing of what the project exists for: `MUTATE=fairness npm run mutation`; folders below. Scores and what
 * was done about survivors stand in test/README.md.
 */
const folders = {
  rules: 'src/rules/**/*.ts',
  finance: 'src/finance/**/*.ts',
  fairness: 'src/fairness/**/*.ts',
  solver: 'solver/**/*.ts',
};
const chosen = process.env.MUTATE ?? 'fairness';
if (!Object.hasOwn(folders, chosen)) throw new Error(`MUTATE is one of ${Object.keys(folders).join(', ')}`);

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: true },
  mutate: [process.env.MUTATE_FILES ?? folders[chosen]],
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20000,
  timeoutFactor: 3,
  dryRunTimeoutMinutes: 20,
  reporters: ['clear-text', 'json', 'progress'],
  jsonReporter: { fileName: `coverage/mutation-${chosen}.json` },
  tempDirName: '.vigie/stryker',
  // TypeScript 7 has no compiler API to rewrite it with, and Node reads the sources as they are.
  tsconfigFile: 'none',
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
};
