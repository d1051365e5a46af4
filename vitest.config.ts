import { defineConfig } from 'vitest/config';

// Tests start real servers, browsers' worth of threads and exact solves: few files at a time, generous limits.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: './test/support/database-template.ts',
    reporters: ['default', './test/support/closing-line.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
