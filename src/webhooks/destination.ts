import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOwn, isPublic, type Networks } from './addresses.ts';

/** Where a webhook goes: the address is the one that was checked, whatever the name says a moment later. */
export interface Destination {
  readonly url: URL;
  readonly address: string;
  readonly family: 4 | 6;
}

/** Why a webhook goes nowhere. `unresolved` may pass; the others stand in the address itself. */
export type Objection = 'scheme' | 'credentials' | 'private' | 'unresolved';

export type Resolve = (hostname: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** Every address of a name, as the machine resolves it. */
const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/** A name that takes longer to resolve does so when the webhook is tried again. */
const resolveMs = 5000;

/** What is wrong with an address to begin with, before any name is resolved; null when nothing is. */
export function objectionTo(text: string, own: Networks): Objection | null {
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  const host = hostOf(url);
  if (isIP(host) !== 0) return objectionToAddress(url, host, own);
  if (/(^|\.)localhost\.?$/i.test(host)) return objectionToAddress(url, '127.0.0.1', own);
  return url.protocol === 'http:' && own.rules.length === 0 ? 'scheme' : null;
}

/**
 * Resolves the name once and keeps one address. A name of which any address is private goes nowhere: such a name
 * resolves to one address for whoever checks and to another for whoever connects.
 */
export async function destinationOf(text: string, own: Networks, resolve: Resolve = resolveAll): Promise<Destination | Objection> {
  const first = objectionTo(text, own);
  if (first !== null) return first;
  const url = new URL(text);
  const host = hostOf(url);
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolvedInTime(resolve(host));
  const [chosen] = addresses;
  if (chosen === undefined) return 'unresolved';
  for (const { address } of addresses) {
    const objection = objectionToAddress(url, address, own);
    if (objection !== null) return objection;
  }
  return { url, address: chosen.address, family: chosen.family === 6 ? 6 : 4 };
}

function resolvedInTime(resolving: ReturnType<Resolve>): ReturnType<Resolve> {
  return Promise.race([resolving.catch(() => []), sleep(resolveMs, [], { ref: false })]);
}

/** Open lines are for networks of one's own. */
function objectionToAddress({ protocol }: URL, address: string, own: Networks): Objection | null {
  if (isOwn(address, own)) return null;
  if (!isPublic(address)) return 'private';
  return protocol === 'https:' ? null : 'scheme';
}

/** The name without the brackets of IPv6. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
