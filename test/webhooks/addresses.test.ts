import { describe, expect, test } from 'vitest';
import { isOwn, isPublic, readNetworks } from '../../src/webhooks/addresses.ts';
import { destinationOf, objectionTo } from '../../src/webhooks/destination.ts';

const none = readNetworks('');
if (none === null) throw new Error('readable');

describe('addresses to which a webhook never goes', () => {
  test.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '239.1.1.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::1',
    '3fff::1',
    'not an address',
    '',
  ])('%s', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '192.167.255.255', '100.128.0.1', '2606:4700:4700::1111', '2a01:e0a::1'])(
    '%s is public',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  test('networks of one’s own are read, and those alone are', () => {
    const own = readNetworks('10.1.2.0/24, fd00:1::/32');
    if (own === null) throw new Error('readable');
    expect(['10.1.2.3', '10.1.3.3', 'fd00:1::5', '::ffff:10.1.2.3'].map((address) => isOwn(address, own))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    for (const text of ['10.1.2.0', '10.1.2.0/33', '10.1.2/24', 'x/8', '10.0.0.0/8/8', '10.0.0.0/', 'fd00::/129'])
      expect(readNetworks(text)).toBeNull();
  });
});

describe('what an address says by itself', () => {
  test.each([
    ['https://127.0.0.1/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:7f00:1]/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://127.1:8443/', 'private'],
    ['https://localhost/', 'private'],
    ['https://a.localhost./', 'private'],
    ['https://169.254.169.254/latest/meta-data/', 'private'],
    ['https://user:secret@receiver.example/', 'credentials'],
    ['http://receiver.example/', 'scheme'],
    ['http://8.8.8.8/', 'scheme'],
    ['https://receiver.example/hook?a=b', null],
    ['https://8.8.8.8/', null],
  ])('%s: %s', (url, objection) => {
    expect(objectionTo(url, none)).toBe(objection);
  });
});

describe('what a name resolves to', () => {
  const at =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  test.each([
    [['10.0.0.1'], 'private'],
    [['8.8.8.8', '127.0.0.1'], 'private'],
    [['2606:4700::1', '::ffff:127.0.0.1'], 'private'],
    [[], 'unresolved'],
  ])('%j: %s', async (addresses, objection) => {
    expect(await destinationOf('https://receiver.example/', none, at(...addresses))).toBe(objection);
  });

  test('a public address is held to', async () => {
    expect(await destinationOf('https://receiver.example/', none, at('8.8.8.8', '1.1.1.1'))).toMatchObject({
      address: '8.8.8.8',
      family: 4,
    });
    expect(await destinationOf('https://receiver.example/', none, () => Promise.reject(new Error('ENOTFOUND')))).toBe('unresolved');
  });

  test('http is for networks of one’s own', async () => {
    const own = readNetworks('10.0.0.0/8');
    if (own === null) throw new Error('readable');
    expect(await destinationOf('http://receiver.example/', own, at('10.0.0.1'))).toMatchObject({ address: '10.0.0.1' });
    expect(await destinationOf('http://receiver.example/', own, at('8.8.8.8'))).toBe('scheme');
    expect(await destinationOf('http://receiver.example/', own, at('192.168.0.1'))).toBe('private');
  });
});
