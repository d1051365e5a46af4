import type { ProblemInput } from '../domain/problem.ts';
import { type DemoOptions, demoProblem } from './demo.ts';
import type { RuleInput } from './preset.ts';
import { ambulances } from './reunion-ambulances.ts';
import { sharedHospitalLine } from './reunion-hospital.ts';
import { pharmacies } from './reunion-pharmacies.ts';

/** Rules of the doctors' table that are not for companies with several crews. */
const ofPeople = new Set(['maxDuties', 'holidayGroups', 'maxWeekends', 'maxConsecutive', 'forbiddenSuccession']);

/**
 * La Réunion whole: fixed and mobile posts, regulation, pharmacies that follow the posts, ambulances, and a hospital
 * on-call line shared between two establishments; hospital relays as in the specification.
 */
export function reunionSystems(options: Pick<DemoOptions, 'from' | 'months' | 'seed'>): ProblemInput {
  const doctors = demoProblem({ department: '974', ...options });
  const ofPharmacies = pharmacies(doctors.lines, options.seed);
  const ofAmbulances = ambulances(options.seed);
  const hospital = sharedHospitalLine(options.from, options.seed);
  return {
    ...doctors,
    name: `${doctors.name?.replace('La Réunion', 'La Réunion, tous les dispositifs')}`,
    territories: [...(doctors.territories ?? []), ...ofPharmacies.territories, ...ofAmbulances.territories],
    establishments: hospital.establishments,
    sites: ofPharmacies.sites,
    travel: ofPharmacies.travel,
    lines: [...doctors.lines, ...hospital.lines, ...ofPharmacies.lines, ...ofAmbulances.lines],
    participants: [...doctors.participants, ...hospital.participants, ...ofPharmacies.participants, ...ofAmbulances.participants],
    rules: [...(doctors.rules ?? []).map(withoutCompanies), ...ofPharmacies.rules],
    ledgers: [{ id: 'points' }, ...ofPharmacies.ledgers],
  };
}

function withoutCompanies(rule: RuleInput): RuleInput {
  if (!ofPeople.has(rule.type)) return rule;
  return { ...rule, scope: { roles: ['fixed', 'mobile', 'regulation', 'hospital', 'pharmacy'] } };
}
