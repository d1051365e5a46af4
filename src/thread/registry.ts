import type { RosterCall } from '../jobs/call.ts';
import { calendar, calendarLink, duties, rosterTable } from '../table/duties-calls.ts';
import { claims, visas } from '../table/claims-calls.ts';
import { explanations } from '../explanation/call.ts';
import { acceptance, listProposals, proposals, readProposal, refusal, validation, withdrawal } from '../table/proposal-calls.ts';
import { publication, version, versionChanges, versions } from '../table/publication-calls.ts';
import { shortfallOpinions, shortfallReportCall } from '../table/shortfall-report-calls.ts';
import { readRealised, realised } from '../table/realised-calls.ts';
import { repairs } from '../repair/call.ts';
import { replacements } from '../replacement/call.ts';

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
