import type { Lang } from '../messages/index.ts';

interface Choice {
  readonly name: string;
  readonly q: number;
}

/** The elements of an `Accept…` header, best first; what cannot be read is left out. */
function choices(header: string): Choice[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((element) => {
      const [name, ...parameters] = element.split(';').map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return { name, q: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ name, q }) => name !== '' && q >= 0 && q <= 1)
    .sort((a, b) => b.q - a.q);
}

/** French or English, as `Accept-Language` prefers; null when it names neither. */
export function negotiateLanguage(header: string | undefined): Lang | null {
  for (const { name, q } of choices(header ?? '')) {
    if (q === 0) continue;
    const [primary] = name.split('-');
    if (primary === 'fr' || primary === 'en') return primary;
  }
  return null;
}

/** Whether `Accept` lets a media type through. No header lets everything through. */
export function accepts(header: string | undefined, mediaType: string): boolean {
  const list = choices(header ?? '');
  if (list.length === 0) return true;
  const [group] = mediaType.split('/');
  // The most specific range decides.
  for (const range of [mediaType, `${group}/*`, '*/*']) {
    const choice = list.find(({ name }) => name === range);
    if (choice) return choice.q > 0;
  }
  return false;
}

/** The media type that `Accept` likes best among those there are, the first of equals; null when it lets none through. */
export function preferredType(header: string | undefined, mediaTypes: readonly string[]): string | null {
  const list = choices(header ?? '');
  if (list.length === 0) return mediaTypes[0] ?? null;
  let best: { type: string; q: number } | null = null;
  for (const type of mediaTypes) {
    const ranges = [type, `${type.split('/')[0]}/*`, '*/*'];
    const q = ranges.map((range) => list.find(({ name }) => name === range)).find((choice) => choice)?.q ?? 0;
    if (q > (best?.q ?? 0)) best = { type, q };
  }
  return best?.type ?? null;
}

/** What `Prefer` (RFC 7240) asks of a long call. Unknown or malformed preferences are ignored, as the RFC says. */
export interface Preferences {
  /** Milliseconds to wait for the result before answering 202. */
  readonly waitMs: number;
  /** Value of `Preference-Applied`, or null. */
  readonly applied: string | null;
}

const defaultWaitSeconds = 10;
/** Longer than this, intermediaries cut the connection: ask again by GET. */
const maxWaitSeconds = 120;

/**
 * Reads `Prefer: wait=N` and `respond-async`. Both together mean, as in RFC 7240 §4.3: wait N seconds, then 202.
 */
export function readPreferences(header: string | undefined): Preferences {
  const seen = new Map<string, string>();
  for (const part of (header ?? '').slice(0, 1000).split(',')) {
    const [preference] = part.split(';');
    const [name, value = ''] = preference.split('=').map((text) => text.trim());
    // The first of two equal ones counts.
    if (name !== '' && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), value.replaceAll('"', ''));
  }
  const wait = seen.get('wait');
  const seconds = wait !== undefined && /^\d{1,9}$/.test(wait) ? Math.min(Number(wait), maxWaitSeconds) : null;
  const async = seen.has('respond-async');
  const applied = [...(async ? ['respond-async'] : []), ...(seconds === null ? [] : [`wait=${seconds}`])].join(', ');
  return { waitMs: (seconds ?? (async ? 0 : defaultWaitSeconds)) * 1000, applied: applied || null };
}
