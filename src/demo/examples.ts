import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProblemInput } from '../domain/problem.ts';

/** One bundled request. */
export interface Example {
  readonly id: string;
  readonly title: { readonly fr: string; readonly en: string };
  /** Absolute path of the JSON file. */
  readonly file: string;
}

const folder = new URL('../../examples/', import.meta.url);

function example(id: string, fr: string, en: string): Example {
  return { id, title: { fr, en }, file: fileURLToPath(new URL(`${id}.json`, folder)) };
}

/** In the order in which a newcomer may try them. `make-examples.ts` says how each is made. */
const examples: readonly Example[] = [
  example(
    'reunion-2027-01-systems',
    'La Réunion, janvier 2027 : tous les dispositifs, médecins, hôpital, pharmacies, ambulances',
    'La Réunion, January 2027: every system, doctors, hospital, pharmacies, ambulances',
  ),
  example('sector-minimum', 'Un secteur, une ligne, le strict nécessaire', 'One sector, one line, the bare minimum'),
  example('reunion-2027-01', 'La Réunion, janvier 2027 : le tableau complet', 'La Réunion, January 2027: the full table'),
  example(
    'reunion-2027-01-shortage',
    'La Réunion, janvier 2027, pénurie : des carences inévitables',
    'La Réunion, January 2027, shortage: gaps that cannot be avoided',
  ),
  example(
    'aude-2027-01',
    'Aude, janvier 2027 : seize secteurs, ponts, deux comptes d’équité',
    'Aude, January 2027: sixteen sectors, bridge days, two fairness ledgers',
  ),
  example(
    'pharmacies-2027-q1',
    'Neuf pharmacies à tour de semaine : une garde de 168 heures, du samedi midi au samedi midi',
    'Nine pharmacies by the week: one duty of 168 hours, from Saturday noon to Saturday noon',
  ),
  example(
    'ambulances-2027-01',
    'Garde ambulancière de La Réunion : entreprises à plusieurs équipages',
    'Ambulance duty of La Réunion: companies of several crews',
  ),
  example(
    'hospital-alternating',
    'Saint-Nazaire, cardiologie : astreinte partagée par tours entre deux établissements',
    'Saint-Nazaire, cardiology: on-call shared by turns between two establishments',
  ),
  example(
    'hospital-pooled',
    'Saint-Nazaire, cardiologie : la même astreinte mutualisée, avec des parts',
    'Saint-Nazaire, cardiology: the same on-call in one pool, with shares',
  ),
  example(
    'hospital-per-house',
    'Saint-Nazaire, anesthésie : un médecin de chaque maison chaque nuit',
    'Saint-Nazaire, anaesthesia: one doctor of each house every night',
  ),
  example(
    'hospital-three-houses',
    'Haute-Savoie : astreinte territoriale de trois hôpitaux, parts en semaine, tours en fin de semaine',
    'Haute-Savoie: territorial on-call of three hospitals, shares on weekdays, turns at weekends',
  ),
];

export function listExamples(): readonly Example[] {
  return examples;
}

/** The request of an example, or null for an id that is not in the list: no id ever becomes a path. */
export function readExample(id: string): ProblemInput | null {
  const found = examples.find((one) => one.id === id);
  return found ? (JSON.parse(readFileSync(found.file, 'utf8')) as ProblemInput) : null;
}
