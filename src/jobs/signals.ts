/**
 * The only place where a signal is listened to or signals are joined: a listener on a signal that outlives the work
 * keeps everything the work held. `test/jobs/signals.test.ts` refuses the raw calls elsewhere in `src`.
 */

/**
 * Has `heard` called once when a signal is aborted, at once when it is already.
 * @returns lets go of the signal
 */
export function onAbort(signal: AbortSignal | undefined, heard: () => void): () => void {
  if (signal === undefined) return () => {};
  if (signal.aborted) {
    heard();
    return () => {};
  }
  signal.addEventListener('abort', heard, { once: true });
  return () => signal.removeEventListener('abort', heard);
}

/**
 * Works with a signal that is aborted with the first of several, or after a time; once the work has settled, nothing of
 * it hangs on them.
 */
export async function withSignal<T>(
  { any, timeoutMs }: { readonly any: readonly AbortSignal[]; readonly timeoutMs?: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const joined = new AbortController();
  const release = any.map((signal) => onAbort(signal, () => joined.abort()));
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => joined.abort(), timeoutMs);
  try {
    return await work(joined.signal);
  } finally {
    clearTimeout(timer);
    for (const letGo of release) letGo();
  }
}
