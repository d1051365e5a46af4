import type { Actor, Role } from './actor.ts';

/** Everybody, without showing who they are. */
export const anybody = 'anybody';

const cdom = ['cdom'] as const;
const makers = ['cdom', 'coordinator'] as const;
const analysts = ['cdom', 'coordinator', 'ars'] as const;
const supervisors = ['cdom', 'ars'] as const;
const parties = ['cdom', 'coordinator', 'participant'] as const;
const published = ['cdom', 'coordinator', 'ars', 'samu', 'reader'] as const;

/**
 * Who may ask what, by the operation id of the call. A call that is not listed is nobody's. Departments and lines are
 * asked beside it, see `reaches`.
 */
const permissions: Readonly<Record<string, readonly Role[] | typeof anybody>> = {
  // Generation.
  createRoster: makers,
  listRosters: analysts,
  readRoster: analysts,
  followRoster: analysts,
  stopRoster: makers,
  eraseRoster: cdom,
  // Questions about a roster.
  explainRoster: makers,
  listReplacements: makers,
  repairRoster: makers,
  // The life of a table.
  publishRoster: cdom,
  listVersions: published,
  // With balances, cost and what kept people out: for those who make and watch tables. Others read the duties.
  readVersion: analysts,
  compareVersions: published,
  readDuties: [...published, 'participant'],
  linkCalendar: [...published, 'participant'],
  proposeReplacement: parties,
  listProposals: makers,
  readProposal: parties,
  acceptReplacement: parties,
  refuseReplacement: parties,
  withdrawReplacement: parties,
  validateReplacement: cdom,
  realiseRoster: makers,
  readRealised: analysts,
  readShortfallReport: supervisors,
  noteOpinions: cdom,
  // What keeps nothing.
  verifyRoster: analysts,
  listSlots: analysts,
  fundSteps: supervisors,
  yearlyIndicators: supervisors,
  createScenario: analysts,
  listScenarios: analysts,
  readScenario: analysts,
  stopScenario: analysts,
  eraseScenario: supervisors,
  exportClaims: supervisors,
  noteVisas: cdom,
  // Catalogues and operation.
  listPresets: anybody,
  readPreset: anybody,
  listRules: anybody,
  listExamples: anybody,
  readExample: anybody,
  live: anybody,
  ready: anybody,
  metrics: ['operator'],
  readAudit: ['admin'],
  // The link itself shows who may.
  readCalendar: anybody,
};

/** Roles that may make a call; nobody's when it is not listed. */
export function allowedTo(call: string): readonly Role[] | typeof anybody {
  return permissions[call] ?? [];
}

/** Whether the roles of an actor allow a call, whatever it is about. */
export function mayCall(actor: Actor, call: string): boolean {
  const allowed = allowedTo(call);
  return allowed === anybody || actor.kind === 'local' || allowed.some((role) => actor.roles.includes(role));
}
