import type { Progress } from '../domain/roster.ts';
import type { Lang } from '../messages/index.ts';
import { answer } from './answer.ts';

/** Generates a roster; the first interrupt keeps the best so far, the second ends the process. */
export async function solve(
  text: string,
  { lang, quiet }: { readonly lang: Lang | null; readonly quiet: boolean },
): Promise<{ text: string; code: number }> {
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  const show = process.stderr.isTTY && !quiet;
  try {
    return await answer('generate', text, lang, { signal: stop.signal, onProgress: (progress) => show && draw(progress) });
  } finally {
    process.off('SIGINT', interrupt);
    if (show) process.stderr.write('\r\x1b[K');
  }
}

/** One line, written over and over. */
function draw({ level, value, bound, gap, seconds }: Progress): void {
  const best = bound === null ? '' : `, bound ${figure(bound)}`;
  const open = gap === null ? '' : `, gap ${(gap * 100).toFixed(1)} %`;
  process.stderr.write(`\r\x1b[K${seconds.toFixed(1)} s  ${level} ${figure(value)}${best}${open}`);
}

function figure(value: number): string {
  return String(Math.round(value * 100) / 100);
}
