import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type CryptoKey, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { Identification, type Identity } from '../../src/access/identify.ts';
import { Keys } from '../support/access.ts';

const audience = 'vigie';
const claims = { roles: ['cdom', 'somebody-elses-role'], departments: ['974'] };

/** Tokens of a provider whose keys are served over HTTP, as in production. */
describe('OIDC tokens', () => {
  let server: Server;
  let jwksUrl = '';
  let issuer = '';
  let ours: CryptoKey;
  let strangers: CryptoKey;
  let elliptic: CryptoKey;
  let down = false;
  let asked = 0;
  beforeAll(async () => {
    const [pair, other, curve] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256'), generateKeyPair('ES256')]);
    [ours, strangers, elliptic] = [pair.privateKey, other.privateKey, curve.privateKey];
    const keys = [
      { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' },
      { ...(await exportJWK(curve.publicKey)), kid: 'two', alg: 'ES256', use: 'sig' },
    ];
    server = createServer((_, response) => {
      asked++;
      response.statusCode = down ? 503 : 200;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ keys }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    jwksUrl = `${issuer}/jwks`;
  });
  afterAll(() => void server.close());

  const identification = (subjectClaim = 'sub') => {
    const person = {
      id: 'dr-1',
      subject: '899700000000',
      roles: ['participant' as const],
      departments: ['974'],
      lines: [],
      participant: 'p-001',
    };
    const oidc = { issuer, audience, jwksUrl, claim: 'vigie', subjectClaim };
    return new Identification(new Keys().access({ oidc, people: [person] }));
  };
  const now = () => Math.floor(Date.now() / 1000);
  const sound = () => ({ iss: issuer, aud: audience, sub: 'someone', iat: now(), exp: now() + 300, vigie: claims as unknown });
  /** A token with some claims changed, or left out where undefined; signed by ours unless another header and key are given. */
  const token = (changes: object = {}, header = { alg: 'RS256', kid: 'one' }, key: CryptoKey | Uint8Array = ours): Promise<string> => {
    const kept = Object.entries({ ...sound(), ...changes }).filter(([, value]) => value !== undefined);
    return new SignJWT(Object.fromEntries(kept)).setProtectedHeader(header).sign(key);
  };
  const identify = (text: string, subjectClaim?: string): Promise<Identity> => identification(subjectClaim).identify(`Bearer ${text}`);
  const actorOf = async (text: string, subjectClaim?: string): Promise<Actor> => {
    const identity = await identify(text, subjectClaim);
    if (identity.kind !== 'known') throw new Error(identity.kind);
    return identity.actor;
  };

  test('grant what their claim says; roles that are not ours count for nothing, and the subject is not told', async () => {
    const actor = await actorOf(await token());
    expect(actor).toEqual({
      kind: 'token',
      id: expect.stringMatching(/^sub-[0-9a-f]{16}$/),
      roles: ['cdom'],
      departments: ['974'],
      lines: [],
      participant: null,
    });
    expect((await actorOf(await token({}, { alg: 'ES256', kid: 'two' }, elliptic))).roles).toEqual(['cdom']);
  });

  test('of a person in the access file have the rights written there, whatever they claim', async () => {
    const text = await token({ SubjectNameID: '899700000000', vigie: { roles: ['cdom'], departments: '*' } });
    expect(await actorOf(text, 'SubjectNameID')).toEqual({
      kind: 'token',
      id: 'dr-1',
      roles: ['participant'],
      departments: ['974'],
      lines: [],
      participant: 'p-001',
    });
  });

  test('the keys are fetched once for many tokens', async () => {
    const one = identification();
    const before = asked;
    for (let i = 0; i < 5; i++) expect((await one.identify(`Bearer ${await token()}`)).kind).toBe('known');
    expect(asked - before).toBe(1);
  });

  const parts = async () => (await token()).split('.') as [string, string, string];
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const bad: Record<string, () => Promise<string>> = {
    'signed by somebody else': () => token({}, undefined, strangers),
    'of a key nobody knows': () => token({}, { alg: 'RS256', kid: 'three' }),
    expired: () => token({ exp: now() - 60 }),
    'not yet valid': () => token({ nbf: now() + 600 }),
    'without an end': () => token({ exp: undefined }),
    'without a subject': () => token({ sub: undefined }),
    'for another audience': () => token({ aud: 'somebody' }),
    'for no audience': () => token({ aud: undefined }),
    'of another issuer': () => token({ iss: 'https://elsewhere.example' }),
    'not signed at all': async () => new UnsecuredJWT(sound()).encode(),
    'signed by the public key as a shared secret': async () => {
      const jwks = await (await fetch(jwksUrl)).text();
      return token({}, { alg: 'HS256', kid: 'one' }, new TextEncoder().encode(jwks));
    },
    'with a changed claim': async () => {
      const [head, , signature] = await parts();
      return [
        head,
        encode({ iss: issuer, aud: audience, sub: 'x', exp: 4e9, vigie: { roles: ['cdom'], departments: '*' } }),
        signature,
      ].join('.');
    },
    'with a header that names its own key': async () => {
      const [, body, signature] = await parts();
      return [encode({ alg: 'RS256', jwk: await exportJWK((await generateKeyPair('RS256')).publicKey) }), body, signature].join('.');
    },
    'without our claim': () => token({ vigie: undefined }),
    'with no role of ours': () => token({ vigie: { roles: ['prefect'], departments: ['974'] } }),
    'with departments that are none': () => token({ vigie: { roles: ['cdom'], departments: ['*'] } }),
    'cut short': async () => (await token()).slice(0, -20),
    'that is none': async () => 'a.b.c',
    'that is a word': async () => 'hello',
  };
  test.each(Object.keys(bad))('%s: nobody', async (name) => {
    expect(await identify(await (bad[name] as () => Promise<string>)())).toEqual({ kind: 'invalid' });
  });

  test('a provider that does not answer is not the fault of the caller', async () => {
    down = true;
    try {
      expect(await identify(await token())).toEqual({ kind: 'unavailable' });
    } finally {
      down = false;
    }
  });
});
