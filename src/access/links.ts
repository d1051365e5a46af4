import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed link opens: the duties of one participant in one table. */
export interface LinkTarget {
  /** Id of a roster of the table. */
  readonly roster: string;
  readonly participant: string;
  /** UTC milliseconds. */
  readonly expires: number;
}

/**
 * Links that calendar programs can follow, which send no credential: whoever has the link reads the duties of one
 * participant, and nothing else, until it expires. A new secret ends every link.
 */
export class LinkSigner {
  readonly #secret: string;
  readonly #clock: () => number;

  constructor(secret: string, clock: () => number = Date.now) {
    this.#secret = secret;
    this.#clock = clock;
  }

  sign({ roster, participant, expires }: LinkTarget): string {
    const payload = Buffer.from(JSON.stringify([roster, participant, expires])).toString('base64url');
    return `${payload}.${this.#signature(payload).toString('base64url')}`;
  }

  /** What a link opens; null when it was not signed here, or has expired. */
  read(token: string): LinkTarget | null {
    const [payload, signature, ...rest] = token.split('.');
    if (!payload || !signature || rest.length > 0 || token.length > 2000) return null;
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#signature(payload);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const [roster, participant, expires] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, string, number];
    return this.#clock() < expires ? { roster, participant, expires } : null;
  }

  #signature(payload: string): Buffer {
    return createHmac('sha256', this.#secret).update(`vigie calendar link\n${payload}`).digest();
  }
}
