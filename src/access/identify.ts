import type { AccessConfig } from './config.ts';
import { type Actor, localActor } from './actor.ts';
import { KeyRing, looksLikeKey } from './keys.ts';
import { ProviderUnavailable, TokenReader } from './tokens.ts';

/**
 * - `known`: by a key or a token, or because access is not configured;
 * - `missing`: nothing was shown; `invalid`: something that is nobody's, or no longer;
 * - `unavailable`: the identity provider cannot be asked for its keys.
 */
export type Identity = { readonly kind: 'known'; readonly actor: Actor } | { readonly kind: 'missing' | 'invalid' | 'unavailable' };

/** Longer than any token of a sane provider. */
const maxCredential = 16_384;

/** Tells who calls, by the header `Authorization`. */
export class Identification {
  readonly #keys: KeyRing;
  readonly #tokens: TokenReader | null;
  readonly #configured: boolean;

  /** @param access null: not configured; whoever calls is on this machine */
  constructor(access: AccessConfig | null) {
    this.#configured = access !== null;
    this.#keys = new KeyRing(access?.keys ?? []);
    this.#tokens = access?.oidc ? new TokenReader(access.oidc, access.people) : null;
  }

  async identify(authorization: string | undefined): Promise<Identity> {
    if (!this.#configured) return { kind: 'known', actor: localActor };
    if (authorization === undefined || authorization.trim() === '') return { kind: 'missing' };
    const credential = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization.slice(0, maxCredential))?.[1];
    if (credential === undefined) return { kind: 'invalid' };
    try {
      const actor = looksLikeKey(credential) ? this.#keys.actorOf(credential) : await this.#tokens?.actorOf(credential);
      return actor ? { kind: 'known', actor } : { kind: 'invalid' };
    } catch (error) {
      if (error instanceof ProviderUnavailable) return { kind: 'unavailable' };
      throw error;
    }
  }
}
