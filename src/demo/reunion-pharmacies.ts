import type { ProblemInput } from '../domain/problem.ts';
import { inventedCompany } from './identity.ts';
import type { LineInput, ParticipantInput, TerritoryInput } from './preset.ts';

/**
 * Pharmacies of La Réunion. From the specification of 2016: six zones, seven on Sundays, the pharmacy less than 20 minutes
 * from the fixed post, its hours but for the deep night. Which communes make a zone, how many pharmacies there are and how
 * long travel takes are invented for the example.
 */

/** A commune of a zone: how many pharmacies, and minutes from the posts of the zone, in their order. */
type Commune = readonly [name: string, pharmacies: number, ...minutes: number[]];

interface Zone {
  readonly id: string;
  readonly name: string;
  /** Lines whose hours the pharmacy keeps. */
  readonly posts: readonly string[];
  readonly communes: readonly Commune[];
  /** On Sundays and holidays one pharmacy a post, on other days one for all. */
  readonly splitOnSundays?: boolean;
}

const zones: readonly Zone[] = [
  {
    id: 'nord',
    name: 'Nord',
    posts: ['nord-fixe-a', 'nord-fixe-b'],
    communes: [
      ['Saint-Denis', 10, 12, 8],
      ['Sainte-Marie', 4, 10, 22],
    ],
  },
  {
    id: 'est',
    name: 'Est',
    posts: ['nord-est-fixe', 'est-fixe'],
    communes: [
      ['Saint-André', 4, 5, 18],
      ['Sainte-Suzanne', 2, 12, 28],
      ['Salazie', 1, 32, 45],
      ['Bras-Panon', 2, 14, 8],
      ['Saint-Benoît', 4, 19, 5],
      ['Plaine-des-Palmistes', 1, 40, 25],
      ['Sainte-Rose', 1, 38, 22],
    ],
  },
  {
    id: 'sud-est',
    name: 'Sud-Est',
    posts: ['sud-est-fixe'],
    communes: [
      ['Saint-Joseph', 5, 5],
      ['Petite-Île', 2, 12],
      ['Saint-Philippe', 1, 22],
    ],
  },
  {
    id: 'sud',
    name: 'Sud',
    posts: ['sud-bas-fixe', 'sud-haut-fixe'],
    splitOnSundays: true,
    communes: [
      ['Saint-Pierre', 8, 6, 22],
      ['Entre-Deux', 1, 25, 28],
      ['Le Tampon', 7, 22, 6],
    ],
  },
  {
    id: 'sud-ouest',
    name: 'Sud-Ouest',
    posts: ['sud-ouest-fixe'],
    communes: [
      ['Saint-Louis', 5, 5],
      ['Étang-Salé', 3, 12],
      ['Avirons', 2, 15],
    ],
  },
  {
    id: 'ouest',
    name: 'Ouest',
    posts: ['ouest-fixe-saint-paul', 'ouest-fixe-saint-leu', 'nord-ouest-fixe'],
    communes: [
      ['Saint-Paul', 7, 6, 28, 14],
      ['Saint-Leu', 3, 30, 5, 40],
      ['Trois-Bassins', 1, 25, 15, 35],
      ['Le Port', 4, 15, 40, 5],
      ['La Possession', 3, 20, 45, 9],
    ],
  },
];

/** Minutes between a fixed post and the pharmacy on duty. */
const mostMinutes = 20;

const prefixed = (id: string): string => `pharmacie-${id}`;
const centre = (commune: string): string => `centre ${commune}`;

/** Zones, lines, pharmacies, places and travel times; `posts` are the lines of the doctors. */
export function pharmacies(posts: readonly LineInput[], asked: number) {
  const siteOf = (post: string): string => posts.find(({ id }) => id === post)?.site ?? post;
  const communes = zones.flatMap((zone) => zone.communes.map((commune) => ({ zone, commune })));
  const places = [...zones.flatMap((zone) => zone.posts.map(siteOf)), ...communes.map(({ commune: [name] }) => centre(name))];
  return {
    territories: zones.map(({ id, name }): TerritoryInput => ({ id: prefixed(id), name: `Pharmacies, zone ${name}`, system: 'pharmacy' })),
    lines: zones.flatMap(linesOf),
    participants: zones.flatMap((zone) => pharmaciesOf(zone, asked)),
    sites: places.map((id) => ({ id })),
    travel: communes.flatMap(({ zone, commune: [name, , ...minutes] }) =>
      zone.posts.map((post, i) => ({ from: siteOf(post), to: centre(name), minutes: minutes[i] })),
    ),
    rules: [{ type: 'maxTravel', minutes: mostMinutes, scope: { roles: ['pharmacy' as const] } }],
    ledgers: [
      { id: 'pharmacies-dimanches', unit: 'duties' as const, scope: { roles: ['pharmacy' as const], tags: ['sunday', 'holiday'] } },
    ],
  } satisfies Partial<ProblemInput>;
}

function linesOf({ id, name, posts, splitOnSundays }: Zone): LineInput[] {
  const line = (suffix: string, follows: readonly string[], more: Partial<LineInput> = {}): LineInput => ({
    id: prefixed(`${id}${suffix}`),
    name: `Pharmacie de garde, ${name}${suffix === '' ? '' : `, ${follows[0]}`}`,
    role: 'pharmacy',
    territories: [prefixed(id)],
    priority: 3,
    activity: 'onSite',
    follows: [...follows],
    ...more,
  });
  if (!splitOnSundays) return [line('', posts)];
  return [
    line('', posts, { followDays: ['weekday', 'saturday'] }),
    ...posts.map((post, i) => line(`-${i + 1}`, [post], { followDays: ['sunday', 'holiday'] })),
  ];
}

function pharmaciesOf({ id, communes }: Zone, asked: number): ParticipantInput[] {
  const places = communes.flatMap(([commune, count]) => Array.from({ length: count }, () => commune));
  return places.map((commune, i) => ({
    id: `${prefixed(id)}-${String(i + 1).padStart(2, '0')}`,
    name: inventedCompany('Pharmacie', zones.findIndex((zone) => zone.id === id) * 40 + i, asked),
    kind: 'pharmacy',
    territory: prefixed(id),
    site: centre(commune),
  }));
}
