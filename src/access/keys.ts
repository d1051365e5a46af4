import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Actor, grant } from './actor.ts';

/**
 * API keys: `vigie_<id>_<secret>`. Kept is the SHA-256 of the whole key: the secret has 256 random bits, so there is
 * nothing to guess and a slow hash would only slow every call.
 */
export const keyRecord = grant.extend({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .meta({ description: 'Name in the audit trail: letters a to z, digits, hyphens.' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'SHA-256 of the key, in hexadecimal.' }),
  expires: z.iso.date().nullable().default(null).meta({ description: 'First date (UTC) on which the key no longer counts; null: never.' }),
});
export type KeyRecord = z.output<typeof keyRecord>;

const shape = /^vigie_([a-z0-9-]{1,40})_([A-Za-z0-9_-]{43})$/;

/** Whether a credential is meant as a key of ours. */
export function looksLikeKey(credential: string): boolean {
  return credential.startsWith('vigie_');
}

/** Makes a key, which is shown once, and the record to keep of it. */
export function newKey(rights: Omit<KeyRecord, 'sha256'>): { readonly key: string; readonly record: KeyRecord } {
  const key = `vigie_${rights.id}_${randomBytes(32).toString('base64url')}`;
  return { key, record: { ...rights, sha256: digestOf(key).toString('hex') } };
}

/** Knows keys by their records. */
export class KeyRing {
  readonly #records: ReadonlyMap<string, KeyRecord>;
  readonly #clock: () => number;

  constructor(records: readonly KeyRecord[], clock: () => number = Date.now) {
    this.#records = new Map(records.map((record) => [record.id, record]));
    this.#clock = clock;
  }

  /** Whose key it is; null when it is nobody's, or no longer. Takes the same time for every key of the right shape. */
  actorOf(key: string): Actor | null {
    const record = this.#records.get(shape.exec(key)?.[1] ?? '');
    // Somebody who tries ids learns nothing from the time: a digest is compared in any case.
    const kept = Buffer.from(record?.sha256 ?? '0'.repeat(64), 'hex');
    if (!timingSafeEqual(kept, digestOf(key)) || !record) return null;
    if (record.expires !== null && this.#clock() >= Date.parse(`${record.expires}T00:00:00Z`)) return null;
    const { id, roles, departments, lines, participant } = record;
    return { kind: 'key', id, roles, departments, lines, participant };
  }
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
