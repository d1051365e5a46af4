import type { Case } from './case.ts';
import { curtoisCases, grossCases } from './published.ts';
import { unseenCases } from './unseen.ts';
import { firstDays, oneSector, reunion, tiny } from './requests.ts';

const seeds = [1, 2, 3, 4, 5];

/** Every case of the benchmark, smallest first; those of others where their data is at hand. */
export const cases: readonly Case[] = [
  { name: 'days', title: 'one line, six doctors, three days', seed: 1, size: 'quick', request: () => firstDays(3) },
  { name: 'week', title: 'one line, six doctors, one week', seed: 1, size: 'quick', request: () => firstDays(7) },
  { name: 'tiny', title: 'the bare minimum: one line, six doctors, one month', seed: 1, size: 'quick', request: tiny },
  { name: 'sector', title: 'one line of La Réunion, one month', seed: 1, size: 'quick', request: () => oneSector(1) },
  ...seeds.map((seed): Case => {
    const size = seed === 1 ? 'quick' : 'full';
    return { name: `month-${seed}`, title: `La Réunion, one month, seed ${seed}`, seed, size, request: () => reunion({ seed }) };
  }),
  ...seeds.map((seed): Case => {
    const request = () => reunion({ seed, shortage: true });
    return { name: `shortage-${seed}`, title: `the same month under shortage, seed ${seed}`, seed, size: 'full', request };
  }),
  { name: 'quarter', title: 'La Réunion, three months', seed: 1, size: 'full', request: () => reunion({ seed: 1, months: 3 }) },
  // No peer gets anywhere with it: Vigie alone, unless others are named.
  {
    name: 'year',
    title: 'La Réunion, a year',
    seed: 1,
    size: 'full',
    request: () => reunion({ seed: 1, months: 12 }),
    peers: ['vigie'],
  },
  ...unseenCases(),
  ...grossCases(),
  ...curtoisCases(),
];

/** Names that stand for several cases, whether their data is at hand or not. */
export const groups: readonly string[] = ['unseen', 'gross', 'curtois'];
