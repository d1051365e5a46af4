import { defineConfig } from 'vitest/config';

// Tests start real servers, browsers' worth of threads and exact solves: few files at a time, generous limits.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: './test/support/database-template.ts',
    reporters: ['default', './test/support/closing-line.ts'],
    // By default one worker is left out for the screen of a developer; half of two cores is too much of a gate.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What runs in threads and processes of their own is not counted: the figure is a lower bound.
    coverage: { provider: 'v8', include: ['src/**', 'solver/**'], reporter: ['text-summary', 'json-summary'], reportOnFailure: true },
  },
});
