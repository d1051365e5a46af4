import { describe, expect, test } from 'vitest';
import { KeyRing, newKey } from '../../src/access/keys.ts';
import { Identification } from '../../src/access/identify.ts';
import { LinkSigner } from '../../src/access/links.ts';
import { RateLimiter } from '../../src/access/rate.ts';
import { Keys } from '../support/access.ts';

const rights = { id: 'ecran-974', roles: ['cdom' as const], departments: ['974'], lines: [], participant: null, expires: null };

describe('API keys', () => {
  test('are known by a digest that does not hold them, and name their owner', () => {
    const { key, record } = newKey(rights);
    expect(JSON.stringify(record)).not.toContain(key.slice(-43));
    expect(new KeyRing([record]).actorOf(key)).toEqual({
      kind: 'key',
      id: 'ecran-974',
      roles: ['cdom'],
      departments: ['974'],
      lines: [],
      participant: null,
    });
    expect(newKey(rights).key).not.toBe(key);
  });

  test('are nobody’s when any character differs, or the id is another’s', () => {
    const [one, two] = [newKey(rights), newKey({ ...rights, id: 'other' })];
    const ring = new KeyRing([one.record, two.record]);
    for (let at = 0; at < one.key.length; at++) {
      const changed = `${one.key.slice(0, at)}${one.key[at] === 'A' ? 'B' : 'A'}${one.key.slice(at + 1)}`;
      expect(ring.actorOf(changed), changed).toBeNull();
    }
    for (const wrong of ['', 'vigie_', `vigie_ecran-974_${two.key.slice(-43)}`, `${one.key}A`, ` ${one.key}`, one.record.sha256]) {
      expect(ring.actorOf(wrong)).toBeNull();
    }
  });

  test('end on their day', () => {
    const { key, record } = newKey({ ...rights, expires: '2027-01-02' });
    expect(new KeyRing([record], () => Date.parse('2027-01-01T23:59:59Z')).actorOf(key)?.id).toBe('ecran-974');
    expect(new KeyRing([record], () => Date.parse('2027-01-02T00:00:00Z')).actorOf(key)).toBeNull();
  });

  test.each([undefined, '', 'Bearer', 'Basic eDp5', 'Bearer ', `Bearer ${'x'.repeat(20_000)}`, 'Bearer a b', 'bearer vigie_x_y'])(
    'Authorization %j shows nobody',
    async (header) => {
      const identity = await new Identification(new Keys().add('someone', ['cdom']).access()).identify(header);
      expect(['missing', 'invalid']).toContain(identity.kind);
    },
  );
});

describe('signed links', () => {
  const target = { roster: '0190', participant: 'p-001', expires: 2000 };
  test('open what they were signed for, until they expire', () => {
    const token = new LinkSigner('s'.repeat(32)).sign(target);
    expect(new LinkSigner('s'.repeat(32), () => 1999).read(token)).toEqual(target);
    expect(new LinkSigner('s'.repeat(32), () => 2000).read(token)).toBeNull();
    expect(new LinkSigner('t'.repeat(32), () => 1999).read(token)).toBeNull();
  });

  test('open nothing else', () => {
    const signer = new LinkSigner('s'.repeat(32), () => 0);
    const token = signer.sign(target);
    const [, signature] = token.split('.');
    const other = Buffer.from(JSON.stringify(['0190', 'p-002', 2000])).toString('base64url');
    for (const wrong of [
      `${other}.${signature}`,
      `${other}.`,
      `.${signature}`,
      token.slice(0, -2),
      `${token}.x`,
      '',
      '.',
      'x'.repeat(5000),
    ]) {
      expect(signer.read(wrong)).toBeNull();
    }
  });
});

describe('the rate limit', () => {
  test('lets a minute’s worth through at once, then as many as time brings, each caller by itself', () => {
    let now = 0;
    const limiter = new RateLimiter(60, () => now);
    for (let i = 0; i < 60; i++) expect(limiter.take('a')).toBe(0);
    expect(limiter.take('a')).toBe(1);
    expect(limiter.take('b', 10)).toBe(0);
    expect(limiter.take('a', 30)).toBe(30);
    now = 29_000;
    expect(limiter.take('a', 30)).toBe(1);
    now = 30_000;
    expect(limiter.take('a', 30)).toBe(0);
    expect(limiter.take('a')).toBe(1);
  });

  test('a call dearer than a minute’s worth is possible for whoever was quiet', () => {
    expect(new RateLimiter(5, () => 0).take('a', 10)).toBe(0);
  });
});
