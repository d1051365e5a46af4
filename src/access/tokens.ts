import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Role, roles } from '../calls/roles.ts';
import { type Actor, type Grant, grant } from './actor.ts';

export interface OidcConfig {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** Claim that holds roles, departments, lines and participant. */
  readonly claim: string;
  /** Claim by which a person stands in the access file: `sub`, or `SubjectNameID` of Pro Santé Connect. */
  readonly subjectClaim: string;
}

/** Somebody whom an identity provider knows and whose rights are ours to say: Pro Santé Connect knows doctors, not our roles. */
export const personRecord = grant.extend({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .meta({ description: 'Name in the audit trail.' }),
  subject: z.string().min(1).max(500).meta({ description: 'Value of the subject claim.' }),
});
export type PersonRecord = z.output<typeof personRecord>;

/** The keys of the identity provider cannot be had: nobody's fault who calls. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

/** Signatures by public keys alone: what is signed by a shared secret, or not at all, is nobody's. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

/** The claim as tokens write it: roles that are not ours are somebody else's, and are passed over. */
const claimShape = z.looseObject({ roles: z.array(z.string()) });

/** Reads OIDC tokens of one issuer. */
export class TokenReader {
  readonly #config: OidcConfig;
  readonly #people: ReadonlyMap<string, PersonRecord>;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(config: OidcConfig, people: readonly PersonRecord[]) {
    this.#config = config;
    this.#people = new Map(people.map((person) => [person.subject, person]));
    this.#keys = createRemoteJWKSet(new URL(config.jwksUrl), { timeoutDuration: 5000, cooldownDuration: 10_000, cacheMaxAge: 600_000 });
  }

  /**
   * Whose token it is; null when it is forged, expired, for somebody else, or names nobody whom we know.
   * @throws {ProviderUnavailable} by rejection
   */
  async actorOf(token: string): Promise<Actor | null> {
    const payload = await this.#verified(token);
    if (payload === null) return null;
    const subject = payload[this.#config.subjectClaim];
    if (typeof subject !== 'string' || subject === '') return null;
    const person = this.#people.get(subject);
    if (person) return { kind: 'token', ...rightsOf(person), id: person.id };
    const rights = claimed(payload[this.#config.claim]);
    return rights && { kind: 'token', ...rights, id: pseudonym(this.#config.issuer, subject) };
  }

  async #verified(token: string): Promise<JWTPayload | null> {
    const { issuer, audience } = this.#config;
    try {
      const options = { issuer, audience, algorithms, clockTolerance: 30, requiredClaims: ['exp', 'sub'] };
      return (await jwtVerify(token, this.#keys, options)).payload;
    } catch (error) {
      // No key for this token, or more than one: the token's doing. No keys at all: the provider's.
      const known = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && !(error instanceof errors.JWKSInvalid);
      if (known && error.code !== 'ERR_JOSE_GENERIC') return null;
      throw new ProviderUnavailable('the keys of the identity provider');
    }
  }
}

/** Rights that a token itself grants; null when it grants none that we understand. */
function claimed(claim: unknown): Grant | null {
  const shape = claimShape.safeParse(claim);
  if (!shape.success) return null;
  const { departments, lines, participant } = shape.data;
  const read = grant.safeParse({ roles: shape.data.roles.filter(isRole), departments, lines, participant });
  return read.success ? read.data : null;
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}

function rightsOf({ roles: held, departments, lines, participant }: Grant): Grant {
  return { roles: held, departments, lines, participant };
}

/** The subject of a doctor's token holds the RPPS number: the audit trail has a digest of it. */
function pseudonym(issuer: string, subject: string): string {
  return `sub-${createHash('sha256').update(`${issuer}\n${subject}`).digest('hex').slice(0, 16)}`;
}
