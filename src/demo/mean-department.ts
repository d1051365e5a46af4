import { fixedPost, mobilePost, regulation } from './metropole.ts';
import type { LineInput, Preset, Staff, TerritoryInput } from './preset.ts';
import { Random } from './random.ts';
import { strictRules } from './rules.ts';

/**
 * A department of national mean size, for departments without a preset of their own: 13 evening sectors, 240 volunteers,
 * 33 regulators, about 600 effector duties a month (means of 2018 to 2022). Every sector is invented.
 */

/**
 * Volunteers by sector: 240 in 13. Two sectors with five or fewer and four with ten or fewer, as the national shares of
 * weekend sectors are (18 % and a third).
 */
const profile = [4, 5, 7, 9, 12, 14, 16, 18, 21, 25, 29, 35, 45];
/** Inhabitants to a volunteer, rounded: a mean department has 650 000. */
const inhabitants = 2700;

const names =
  'Chêne Loutre Bruyère Héron Châtaignier Milan Genêt Écureuil Tilleul Cigogne Aubépine Lynx Noyer Huppe Sapin Truite Églantier Buse Frêne Martre'.split(
    ' ',
  );

/** @param size factor on the number of sectors, and with them of people. */
export function meanDepartment(department: string, seed: number, size: number): Preset {
  const count = Math.max(1, Math.round(profile.length * size));
  const random = new Random(seed, department, 'sectors');
  const volunteers = random.shuffle(Array.from({ length: count }, (_, i) => profile[(i * 5) % profile.length]));
  const width = Math.max(2, String(count).length);
  const id = (i: number) => `s${String((((i % count) + count) % count) + 1).padStart(width, '0')}`;
  const name = (i: number) => `${names[i % names.length]}${i < names.length ? '' : ` ${Math.floor(i / names.length) + 1}`}`;
  // A ring with chords: everybody has two to four neighbours, big and small side by side as the shuffle falls.
  const neighbours = (i: number) => [...new Set([id(i - 1), id(i + 1), id(i - 4), id(i + 4)])].filter((other) => other !== id(i)).sort();
  const territories: TerritoryInput[] = volunteers.map((n, i) => ({
    id: id(i),
    name: `Secteur ${name(i)}`,
    communes: [`${name(i)}-la-Ville`, `${name(i)}-les-Bois`],
    population: n * inhabitants,
    neighbours: neighbours(i),
  }));
  const staff: Record<string, Staff> = Object.fromEntries(volunteers.map((n, i) => [id(i), staffOf(n)]));
  const bySize = volunteers.map((n, i) => ({ n, i })).sort((a, b) => a.n - b.n || a.i - b.i);
  const deepNights = new Set(bySize.slice(-Math.max(1, Math.round(count / 13))).map(({ i }) => i));
  const lines: LineInput[] = [regulation, ...volunteers.map((_, i) => fixedPost(id(i), `Secteur ${name(i)}`, deepNights.has(i)))];
  for (let i = 0; i < Math.max(1, Math.round(count / 13)); i++) {
    const covered = [...new Set([id(13 * i), id(13 * i + 1), id(13 * i + 2)])];
    lines.push(mobilePost(`mobile-${i + 1}`, `Mobile ${i + 1}`, covered));
  }
  return {
    department,
    name: `Département ${department}`,
    bridgeDays: true,
    territories,
    lines,
    staff,
    regulatorsOnly: Math.max(8, Math.round(11 * size)),
    effectorDuties: [4, 4, 5, 5, 6],
    rules: strictRules,
    shortage: Object.fromEntries(
      bySize.slice(0, Math.max(3, Math.round(count / 3))).map(({ n, i }) => [id(i), { quit: Math.ceil(n / 2), away: Math.floor(n / 4) }]),
    ),
    regulatorsAway: Math.round(6 * size),
  };
}

function staffOf(volunteers: number): Staff {
  const share = (of: number) => Math.round(volunteers * of);
  return {
    volunteers,
    regulators: volunteers > 10 ? share(0.1) : 0,
    salaried: share(0.06),
    others: volunteers > 20 ? 1 : 0,
    locums: share(0.05),
    nonVolunteers: share(0.3),
    helped: volunteers <= 5 ? 0.6 : volunteers <= 9 ? 0.4 : 0.1,
  };
}
