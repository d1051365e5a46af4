import { BlockList, isIP } from 'node:net';

/** Networks of IPv4 that are nobody's on the Internet (RFC 6890 and the registry of special addresses). */
const special4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Parts of 2000::/3 that are not, or that carry an IPv4 address which could be any; outside of 2000::/3 nothing is public. */
const special6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const notPublic = new BlockList();
for (const [network, bits] of special4) notPublic.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of special6) notPublic.addSubnet(network, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Networks of the operator's own to which webhooks may go all the same. */
export type Networks = BlockList;

/**
 * Networks written as `10.1.2.0/24, fd00::/8`, separated by commas.
 * @returns null when one cannot be read
 */
export function readNetworks(text: string): Networks | null {
  const networks = new BlockList();
  for (const part of text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [network, bits, ...rest] = part.split('/');
    const version = isIP(network);
    const prefix = Number(bits);
    if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits ?? '') || prefix > (version === 4 ? 32 : 128)) return null;
    networks.addSubnet(network, prefix, `ipv${version as 4 | 6}`);
  }
  return networks;
}

/** Whether an address belongs to networks that the operator has named. IPv4 inside IPv6 is not unwrapped: it is refused. */
export function isOwn(address: string, own: Networks): boolean {
  return !isMapped(address) && own.check(address, familyOf(address));
}

/** Whether an address is one of the public Internet. */
export function isPublic(address: string): boolean {
  const family = familyOf(address);
  if (family === 'ipv6' && (isMapped(address) || !global6.check(address, 'ipv6'))) return false;
  return isIP(address) !== 0 && !notPublic.check(address, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');

/** `::ffff:10.0.0.1`: node's own lists take it for the IPv4 address in it. */
function isMapped(address: string): boolean {
  return isIP(address) === 6 && mapped.check(address, 'ipv6');
}
