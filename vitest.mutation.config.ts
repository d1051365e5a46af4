import { defineConfig } from 'vitest/config';

/** What judges the mutants of a folder: tests in this process alone, without servers, databases or whole months. */
const judges: Readonly<Record<string, readonly string[]>> = {
  rules: ['test/rules/**/*.test.ts', 'test/guarantees/verifier-clean.test.ts'],
  finance: ['test/finance/**/*.test.ts'],
  fairness: ['test/fairness/**/*.test.ts', 'test/guarantees/balances.test.ts'],
  solver: ['test/solver/**/*.test.ts'],
};

export default defineConfig({
  test: { include: [...(judges[process.env.MUTATE ?? 'fairness'] ?? [])], testTimeout: 60_000 },
});
