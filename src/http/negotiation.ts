import Negotiator from 'negotiator';
import type { Lang } from '../messages/index.ts';

/** Longer headers than this are read as far as this. */
const longest = 1000;

/** French or English, as `Accept-Language` prefers; null when it names neither. */
export function negotiateLanguage(header: string | undefined): Lang | null {
  if (header === undefined) return null;
  for (const tag of new Negotiator({ headers: { 'accept-language': header.slice(0, longest) } }).languages()) {
    const [primary] = tag.toLowerCase().split('-');
    if (primary === 'fr' || primary === 'en') return primary;
  }
  return null;
}

/** Whether `Accept` lets a media type through. No header lets everything through. */
export function accepts(header: string | undefined, mediaType: string): boolean {
  return preferredType(header, [mediaType]) !== null;
}

/** The media type that `Accept` likes best among those there are, the first of equals; null when it lets none through. */
export function preferredType(header: string | undefined, mediaTypes: readonly string[]): string | null {
  const accept = header?.trim() === '' ? undefined : header?.slice(0, longest);
  return new Negotiator({ headers: accept === undefined ? {} : { accept } }).mediaType([...mediaTypes]) ?? null;
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
