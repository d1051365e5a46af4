import { availableParallelism } from 'node:os';
import type { ScenarioComparison } from '../domain/scenario-answer.ts';
import { runScenario } from '../jobs/scenario-runner.ts';
import { ThreadPool } from '../jobs/threads.ts';
import type { Lang } from '../messages/index.ts';
import { scenarioCsv, scenarioHtml } from '../scenario/print.ts';
import { complain } from './answer.ts';
import { exitCodes } from './usage.ts';

export const scenarioFormats = ['json', 'csv', 'html'] as const;
export type ScenarioFormat = (typeof scenarioFormats)[number];

/** Compares the variants of a scenario on every core; the first interrupt compares what is solved, the second ends the process. */
export async function scenario(
  text: string,
  { lang, quiet, format }: { readonly lang: Lang | null; readonly quiet: boolean; readonly format: ScenarioFormat },
): Promise<{ text: string; code: number }> {
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  const threads = new ThreadPool({ size: availableParallelism(), maxWaiting: 10 });
  const show = process.stderr.isTTY && !quiet;
  try {
    const outcome = await runScenario({ text, now: Date.now(), lang }, threads, {
      signal: stop.signal,
      onProgress: (solved, solves) => show && process.stderr.write(`\r\x1b[K${solved}/${solves}`),
    });
    if (outcome.kind === 'refused') {
      complain(outcome.refusal);
      return { text: '', code: exitCodes.unusable };
    }
    const comparison = JSON.parse(outcome.json) as ScenarioComparison;
    const amiss = comparison.variants.some(({ state }) => state !== 'solved');
    const { lang: own } = JSON.parse(text) as { lang?: Lang };
    return { text: printed(comparison, format, lang ?? own ?? 'fr'), code: amiss ? exitCodes.amiss : exitCodes.ok };
  } finally {
    process.off('SIGINT', interrupt);
    if (show) process.stderr.write('\r\x1b[K');
    await threads.close();
  }
}

function printed(comparison: ScenarioComparison, format: ScenarioFormat, lang: Lang): string {
  switch (format) {
    case 'csv':
      return scenarioCsv(comparison, lang);
    case 'html':
      return scenarioHtml(comparison, lang);
    case 'json':
      return `${process.stdout.isTTY ? JSON.stringify(comparison, null, 2) : JSON.stringify(comparison)}\n`;
  }
}
