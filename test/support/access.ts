import type { AccessConfig } from '../../src/access/config.ts';
import type { Grant } from '../../src/access/actor.ts';
import { type Role, roles } from '../../src/calls/roles.ts';
import { type KeyRecord, newKey } from '../../src/access/keys.ts';

/** Keys by name, and the records that a service knows them by. */
export class Keys {
  readonly records: KeyRecord[] = [];
  readonly #keys = new Map<string, string>();

  /** Makes a key, or gives the one made under this name. */
  add(id: string, held: readonly Role[], rights: Partial<Grant> & { expires?: string } = {}): this {
    const { expires = null, ...more } = rights;
    const { key, record } = newKey({ id, roles: [...held], departments: ['974'], lines: [], participant: null, ...more, expires });
    this.records.push(record);
    this.#keys.set(id, key);
    return this;
  }

  /** The header by which the owner of a key shows it. */
  header(id: string): { Authorization: string } {
    return { Authorization: `Bearer ${this.#keys.get(id)}` };
  }

  key(id: string): string {
    return this.#keys.get(id) ?? '';
  }

  access(more: Partial<AccessConfig> = {}): AccessConfig {
    return { keys: this.records, people: [], oidc: null, callsPerMinute: 1_000_000, ...more };
  }
}

/** A key for every role, named after it, in La Réunion. */
export function oneKeyARole(rights: Partial<Grant> = {}): Keys {
  const keys = new Keys();
  for (const role of roles) keys.add(role, [role], rights);
  return keys;
}
