import { type LineInput, type Preset, regulationLine, regulationWindow, type TerritoryInput, type WindowInput } from './preset.ts';
import { strictRules } from './rules.ts';

/**
 * La Réunion (974): the regional specification of 2016 (arrêté n° 362/ARS-OI, figures of 2011-12) as data.
 *
 * Where the document contradicts itself, this is what is taken:
 * - Hourly rates of regulation are those of its cost tables (84, 88, 115); its text says 82.20 and 112.50.
 * - Eleven fixed posts, as its table of territories says; its cost table pays for twelve at weekends (the twelfth is
 *   probably Cilaos, "wished" and without a line here).
 * - Days are not counted here at all (251/51/63 for regulation, 365/52/60 for posts in the document): the calendar does.
 * - Deep night is 23-7 for regulation and 0-8 for posts; Sunday begins at 7 for regulation and at 8 for posts: kept.
 * - "Samedi AM" means the afternoon, 14-20.
 * - It does not say which of the two posts of Saint-Denis stays open in deep night: A here.
 *
 * Populations are rounded orders of magnitude of the communes. The staff is invented.
 */
function territory(
  id: string,
  name: string,
  population: number,
  communes: string[],
  neighbours: string[],
  hospitalRelays: string[],
): TerritoryInput {
  return { id, name, communes, population, neighbours, hospitalRelays };
}

const territories: readonly TerritoryInput[] = [
  territory('nord', 'Nord', 190_000, ['Saint-Denis', 'Sainte-Marie'], ['nord-est', 'nord-ouest'], ['CHFG']),
  territory('nord-est', 'Nord-Est', 88_000, ['Sainte-Suzanne', 'Saint-André', 'Salazie'], ['nord', 'est'], ['CHFG', 'GHER']),
  territory('est', 'Est', 63_000, ['Bras-Panon', 'Saint-Benoît', 'Plaine-des-Palmistes', 'Sainte-Rose'], ['nord-est', 'sud-est'], ['GHER']),
  territory('sud-est', 'Sud-Est', 56_000, ['Saint-Philippe', 'Saint-Joseph', 'Petite-Île'], ['est', 'sud-bas'], ['GHSR']),
  territory('sud-bas', 'Sud bas', 92_000, ['Saint-Pierre', 'Entre-Deux'], ['sud-est', 'sud-haut', 'sud-ouest'], ['GHSR']),
  territory('sud-haut', 'Sud haut', 81_000, ['Le Tampon'], ['sud-bas', 'sud-ouest'], ['GHSR']),
  territory(
    'sud-ouest',
    'Sud-Ouest',
    79_000,
    ['Saint-Louis', 'Étang-Salé', 'Avirons'],
    ['sud-bas', 'sud-haut', 'cilaos', 'ouest'],
    ['GHSR', 'CHGM'],
  ),
  territory('cilaos', 'Cilaos', 5_500, ['Cilaos'], ['sud-ouest'], ['Hôpital de Cilaos']),
  territory('ouest', 'Ouest', 145_000, ['Saint-Leu', 'Trois-Bassins', 'Saint-Paul'], ['sud-ouest', 'nord-ouest'], ['CHGM']),
  territory('nord-ouest', 'Nord-Ouest', 67_000, ['Le Port', 'La Possession'], ['nord', 'ouest'], ['CHGM']),
];

const sundays: WindowInput['days'] = ['sunday', 'holiday'];

/** Evening, Saturday afternoon, Sunday and holiday, with their fees; the deep night of the posts that have one. */
function postWindows(evening: number, saturday: number, sunday: number, deepNight?: number): WindowInput[] {
  return [
    { id: 'evening', days: ['daily'], start: '20:00', end: '24:00', fee: evening },
    ...(deepNight ? [{ id: 'night', days: ['daily' as const], start: '00:00', end: '08:00', fee: deepNight }] : []),
    { id: 'saturday', days: ['saturday'], start: '14:00', end: '20:00', fee: saturday },
    { id: 'day', days: sundays, start: '08:00', end: '20:00', fee: sunday },
  ];
}

function fixed(id: string, name: string, at: string, site: string, deepNight?: number): LineInput {
  return { id, name, role: 'fixed', territories: [at], priority: 2, site, windows: postWindows(50, 75, 150, deepNight) };
}

function mobile(id: string, name: string, covered: string[]): LineInput {
  return { id, name, role: 'mobile', territories: covered, priority: 3, windows: postWindows(100, 150, 300) };
}

const regulation = regulationLine('Régulation libérale (ARRMEL)', [
  regulationWindow('week-19', ['weekday'], ['19:00', '20:00'], 1, 84, ['derogatory']),
  regulationWindow('week-20', ['weekday'], ['20:00', '23:00'], 2, 84),
  regulationWindow('week-23', ['weekday'], ['23:00', '07:00'], 1, 115),
  regulationWindow('saturday-14', ['saturday'], ['14:00', '20:00'], 2, 88),
  regulationWindow('saturday-20', ['saturday'], ['20:00', '23:00'], 2, 88),
  regulationWindow('saturday-23', ['saturday'], ['23:00', '07:00'], 1, 115),
  regulationWindow('sunday-7', sundays, ['07:00', '14:00'], 2, 88),
  regulationWindow('sunday-14', sundays, ['14:00', '20:00'], 2, 88),
  regulationWindow('sunday-20', sundays, ['20:00', '23:00'], 2, 88),
  regulationWindow('sunday-23', sundays, ['23:00', '07:00'], 1, 115),
]);

export const reunion: Preset = {
  department: '974',
  name: 'La Réunion',
  bridgeDays: false,
  territories,
  lines: [
    regulation,
    fixed('nord-fixe-a', 'Saint-Denis A', 'nord', 'Saint-Denis est et Sainte-Marie', 100),
    fixed('nord-fixe-b', 'Saint-Denis B', 'nord', 'Saint-Denis ouest et centre'),
    fixed('nord-est-fixe', 'Saint-André', 'nord-est', 'MMG Saint-André'),
    fixed('est-fixe', 'Saint-Benoît', 'est', 'CMG Saint-Benoît'),
    fixed('sud-est-fixe', 'Saint-Joseph', 'sud-est', 'CMG Saint-Joseph'),
    fixed('sud-bas-fixe', 'Saint-Pierre', 'sud-bas', 'CMG et MMG Saint-Pierre'),
    fixed('sud-haut-fixe', 'Le Tampon', 'sud-haut', 'CMG Le Tampon'),
    fixed('sud-ouest-fixe', 'Saint-Louis', 'sud-ouest', 'CMG Saint-Louis'),
    fixed('ouest-fixe-saint-paul', 'Saint-Paul', 'ouest', 'MMG Saint-Paul'),
    fixed('ouest-fixe-saint-leu', 'Saint-Leu', 'ouest', 'CMG Saint-Leu'),
    fixed('nord-ouest-fixe', 'Le Port', 'nord-ouest', 'CMG Le Port', 100),
    mobile('nord-mobile', 'Mobile Nord', ['nord']),
    mobile('est-mobile', 'Mobile Nord-Est et Est', ['nord-est', 'est']),
    mobile('sud-est-mobile', 'Mobile Sud-Est', ['sud-est']),
    mobile('sud-mobile', 'Mobile Sud haut, Sud bas et Sud-Ouest', ['sud-haut', 'sud-bas', 'sud-ouest']),
    mobile('ouest-mobile', 'Mobile Nord-Ouest et Ouest', ['nord-ouest', 'ouest']),
  ],
  staff: {
    nord: { volunteers: 39, regulators: 6, salaried: 3, others: 1, locums: 2, nonVolunteers: 5, helped: 0.1 },
    'nord-est': { volunteers: 20, regulators: 2, salaried: 1, locums: 1, nonVolunteers: 3, helped: 0.15 },
    est: { volunteers: 5, locums: 1, nonVolunteers: 2, helped: 0.5 },
    'sud-est': { volunteers: 12, locums: 1, nonVolunteers: 2, helped: 0.45 },
    'sud-bas': { volunteers: 24, regulators: 2, salaried: 1, others: 1, locums: 1, nonVolunteers: 3, helped: 0.1 },
    'sud-haut': { volunteers: 9, salaried: 1, locums: 1, nonVolunteers: 3, helped: 0.25 },
    'sud-ouest': { volunteers: 5, locums: 1, nonVolunteers: 3, helped: 0.4 },
    cilaos: { volunteers: 2, nonVolunteers: 1, helped: 0 },
    ouest: { volunteers: 29, regulators: 2, salaried: 2, others: 1, locums: 1, nonVolunteers: 3, helped: 0.1 },
    'nord-ouest': { volunteers: 14, regulators: 2, salaried: 1, locums: 1, nonVolunteers: 1, helped: 0.2 },
  },
  regulatorsOnly: 11,
  effectorDuties: [5, 5, 6, 6, 7, 7],
  rules: strictRules,
  shortage: {
    est: { quit: 2, away: 2 },
    'sud-est': { quit: 1, away: 2 },
    'sud-bas': { quit: 4, away: 6 },
    'sud-haut': { quit: 3, away: 3 },
    'sud-ouest': { quit: 2, away: 2 },
  },
  regulatorsAway: 4,
};
