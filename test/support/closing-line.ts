import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Closes a run with `N passed, N failed, N skipped` alone on the last line. Written when the process exits, so that
 * nothing of vitest's own comes after it.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++;
      // A file that cannot be loaded, or a hook that fails, leaves its tests skipped: that is a failure, too.
      for (const group of [module, ...module.children.allSuites()]) if (group.errors().length > 0) count.failed++;
    }
    process.once('exit', () =>
      writeSync(1, `\n${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped\n`),
    );
  }
}
