import { readRoster } from '../calls/rosters.ts';
import { explainRoster } from '../explanation/descriptor.ts';
import { repairRoster } from '../repair/descriptor.ts';
import { listReplacements } from '../replacement/descriptor.ts';
import { setDutyContact } from '../table/contact-descriptors.ts';
import { exportRoster } from '../papers/descriptors.ts';
import { exportClaims, noteVisas } from '../table/claims-descriptors.ts';
import { linkCalendar, readCalendar, readDuties } from '../table/duties-descriptors.ts';
import {
  acceptReplacement,
  listProposals,
  proposeReplacement,
  readProposal,
  refuseReplacement,
  validateReplacement,
  withdrawReplacement,
} from '../table/proposal-descriptors.ts';
import { compareVersions, listVersions, publishRoster, readVersion } from '../table/publication-descriptors.ts';
import { readRealised, realiseRoster } from '../table/realised-descriptors.ts';
import { noteOpinions, readShortfallReport } from '../table/shortfall-report-descriptors.ts';

/** Calls about kept rosters that need no more than route, thread and handler: one line each. */
export const plainRosterCalls = [
  explainRoster,
  repairRoster,
  listReplacements,
  publishRoster,
  listVersions,
  readVersion,
  compareVersions,
  proposeReplacement,
  listProposals,
  readProposal,
  acceptReplacement,
  validateReplacement,
  refuseReplacement,
  withdrawReplacement,
  readDuties,
  realiseRoster,
  readRealised,
  exportClaims,
  noteVisas,
  readShortfallReport,
  noteOpinions,
  setDutyContact,
] as const;

/** Every call about a kept roster that a thread answers; the last ones have a route of their own as well. */
export const rosterCalls = [...plainRosterCalls, linkCalendar, readCalendar, readRoster, exportRoster] as const;

export type PlainRosterCallName = (typeof plainRosterCalls)[number]['name'];
export type RosterCallName = (typeof rosterCalls)[number]['name'];
