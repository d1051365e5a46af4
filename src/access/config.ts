import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { say } from '../messages/index.ts';
import { type KeyRecord, keyRecord } from './keys.ts';
import { type OidcConfig, type PersonRecord, personRecord } from './tokens.ts';

/** Who may call, as the environment says it. */
export interface AccessConfig {
  readonly keys: readonly KeyRecord[];
  readonly people: readonly PersonRecord[];
  readonly oidc: OidcConfig | null;
  /** Calls a minute of one caller. */
  readonly callsPerMinute: number;
}

const accessFile = z.strictObject({
  keys: z.array(keyRecord).max(10_000).default([]),
  people: z.array(personRecord).max(100_000).default([]),
});

type Env = NodeJS.ProcessEnv;
type Complain = (mistake: string) => void;

/**
 * Reads who may call: `ACCESS_FILE` and `ACCESS_OIDC_…`. Null when neither is set: access is not configured. Mistakes
 * name the place and never quote the file.
 */
export function readAccess(env: Env, callsPerMinute: number, complain: Complain): AccessConfig | null {
  const path = env.ACCESS_FILE?.trim();
  const oidc = readOidc(env, complain);
  if (!path && oidc === null) return null;
  const { keys, people } = path ? readFile(path, complain) : { keys: [], people: [] };
  return { keys, people, oidc, callsPerMinute };
}

/** A secret that signs, of at least 32 characters, read as `readGuarded` does; null when it is not set. */
export function readSecret(env: Env, name: string, complain: Complain): string | null {
  const secret = readGuarded(env, name, complain);
  if (secret === null || secret.length >= 32) return secret;
  complain(say('en', 'env.secret', { name, min: 32 }));
  return null;
}

/**
 * A value from `NAME`, or from the file that `NAME_FILE` names, which keeps it out of the environment; null when
 * neither is set.
 */
export function readGuarded(env: Env, name: string, complain: Complain): string | null {
  const file = env[`${name}_FILE`]?.trim();
  if (!file) return env[name]?.trim() || null;
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (error) {
    complain(say('en', 'env.file', { name: `${name}_FILE`, value: file, reason: reasonOf(error) }));
    return null;
  }
}

function readOidc(env: Env, complain: Complain): OidcConfig | null {
  const [issuer, audience, jwksUrl] = ['ACCESS_OIDC_ISSUER', 'ACCESS_OIDC_AUDIENCE', 'ACCESS_OIDC_JWKS_URL'].map((name) =>
    env[name]?.trim(),
  );
  if (!issuer && !audience && !jwksUrl) return null;
  if (!issuer || !audience || !jwksUrl) {
    complain(say('en', 'env.together', { names: 'ACCESS_OIDC_ISSUER, ACCESS_OIDC_AUDIENCE, ACCESS_OIDC_JWKS_URL' }));
    return null;
  }
  if (!isTrustworthy(jwksUrl)) complain(say('en', 'env.https', { name: 'ACCESS_OIDC_JWKS_URL', value: jwksUrl }));
  const claim = env.ACCESS_OIDC_CLAIM?.trim() || 'vigie';
  const subjectClaim = env.ACCESS_OIDC_SUBJECT_CLAIM?.trim() || 'sub';
  return { issuer, audience, jwksUrl, claim, subjectClaim };
}

/** Keys that came over an open line could be anybody's. */
function isTrustworthy(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}

function readFile(path: string, complain: Complain): z.output<typeof accessFile> {
  const nobody = { keys: [], people: [] };
  const wrong = (reason: string) => complain(say('en', 'env.file', { name: 'ACCESS_FILE', value: path, reason }));
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    wrong(reasonOf(error));
    return nobody;
  }
  const read = accessFile.safeParse(json);
  if (!read.success) {
    for (const issue of read.error.issues) wrong(`/${issue.path.join('/')}: ${issue.code}`);
    return nobody;
  }
  const { keys, people } = read.data;
  for (const twice of repeated([...keys, ...people].map(({ id }) => id))) wrong(`id "${twice}" twice`);
  if (repeated(people.map(({ subject }) => subject)).length > 0) wrong('/people: the same subject twice');
  for (const { id, roles, lines, participant } of [...keys, ...people]) {
    if (roles.includes('coordinator') && lines.length === 0) wrong(`"${id}" is a coordinator without lines`);
    if (roles.includes('participant') && participant === null) wrong(`"${id}" has the role participant and no participant`);
  }
  return read.data;
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

/** `ENOENT`, `SyntaxError`: what went wrong without what the file says. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unreadable';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
