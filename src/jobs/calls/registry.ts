import type { RosterCall } from './call.ts';
import { calendar, calendarLink, duties, rosterTable } from './duties.ts';
import { claims, visas } from './claims.ts';
import { explanations } from './explanations.ts';
import { acceptance, listProposals, proposals, readProposal, refusal, validation, withdrawal } from './proposals.ts';
import { publication, version, versionChanges, versions } from './publication.ts';
import { shortfallOpinions, shortfallReportCall } from './shortfall-report.ts';
import { readRealised, realised } from './realised.ts';
import { repairs } from './repairs.ts';
import { replacements } from './replacements.ts';

/** Every call about a roster that is kept. Explicit, so that a new file alone does nothing. */
const calls: readonly RosterCall[] = [
  explanations,
  repairs,
  replacements,
  publication,
  versions,
  version,
  versionChanges,
  realised,
  readRealised,
  claims,
  visas,
  shortfallOpinions,
  shortfallReportCall,
  proposals,
  listProposals,
  readProposal,
  acceptance,
  refusal,
  withdrawal,
  validation,
  duties,
  rosterTable,
  calendarLink,
  calendar,
];

const byName: ReadonlyMap<string, RosterCall> = new Map(calls.map((call) => [call.name, call]));

/** @throws {RangeError} when there is no such call: routes and registry disagree */
export function callNamed(name: string): RosterCall {
  const call = byName.get(name);
  if (call === undefined) throw new RangeError(`no call ${name}`);
  return call;
}
