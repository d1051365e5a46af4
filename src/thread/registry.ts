import { explanations } from '../explanation/call.ts';
import type { CallAnswer } from '../jobs/call.ts';
import { repairs } from '../repair/call.ts';
import { replacements } from '../replacement/call.ts';
import { rosterFile } from '../papers/calls.ts';
import { dutyContact } from '../table/contact-calls.ts';
import { claims, visas } from '../table/claims-calls.ts';
import { calendar, calendarLink, duties, rosterTable } from '../table/duties-calls.ts';
import { acceptance, allProposals, oneProposal, proposals, refusal, validation, withdrawal } from '../table/proposal-calls.ts';
import { publication, version, versionChanges, versions } from '../table/publication-calls.ts';
import { givenRealised, realised } from '../table/realised-calls.ts';
import { shortfallOpinions, shortfallReportCall } from '../table/shortfall-report-calls.ts';
import type { RosterCallName } from './roster-calls.ts';

/** The handler of every call about a kept roster. One that is missing, or stands beside another name, does not compile. */
const handlers: { readonly [Name in RosterCallName]: CallAnswer<Name> } = {
  explainRoster: explanations,
  repairRoster: repairs,
  listReplacements: replacements,
  publishRoster: publication,
  listVersions: versions,
  readVersion: version,
  compareVersions: versionChanges,
  proposeReplacement: proposals,
  listProposals: allProposals,
  readProposal: oneProposal,
  acceptReplacement: acceptance,
  validateReplacement: validation,
  refuseReplacement: refusal,
  withdrawReplacement: withdrawal,
  readDuties: duties,
  linkCalendar: calendarLink,
  readCalendar: calendar,
  readRoster: rosterTable,
  realiseRoster: realised,
  readRealised: givenRealised,
  exportClaims: claims,
  noteVisas: visas,
  readShortfallReport: shortfallReportCall,
  noteOpinions: shortfallOpinions,
  setDutyContact: dutyContact,
  exportRoster: rosterFile,
};

/** @throws {RangeError} for a name that came from elsewhere than a descriptor */
export function handlerOf(name: string): CallAnswer {
  if (!isHandled(name)) throw new RangeError(`no call ${name}`);
  return handlers[name];
}

function isHandled(name: string): name is RosterCallName {
  return Object.hasOwn(handlers, name);
}
