import { listExamples, listPresets, listRules, readExample, readPreset } from '../calls/catalogues.ts';
import { fundSteps, listSlots, verifyRoster, yearlyIndicators } from '../calls/desk.ts';
import { live, metrics, readAudit, ready } from '../calls/operation.ts';
import { createRoster, eraseRoster, followRoster, listRosters, readRoster, stopRoster } from '../calls/rosters.ts';
import { createScenario, eraseScenario, listScenarios, readScenario, stopScenario } from '../calls/scenarios.ts';
import { answerRosterCall, type RosterCallDeps } from '../http/roster-call.ts';
import type { Call } from '../calls/call.ts';
import type { Handle, Route } from '../http/route.ts';
import { listTables, readOnDuty } from '../on-duty/descriptors.ts';
import { exportRoster } from '../papers/descriptors.ts';
import { linkCalendar, readCalendar } from '../table/duties-descriptors.ts';
import { plainRosterCalls } from '../thread/roster-calls.ts';

/** Calls with a handler of their own on the HTTP side. Those of `plainRosterCalls` share one. */
const ownCalls = [
  createRoster,
  listRosters,
  readRoster,
  followRoster,
  stopRoster,
  eraseRoster,
  linkCalendar,
  readCalendar,
  verifyRoster,
  listSlots,
  createScenario,
  listScenarios,
  readScenario,
  stopScenario,
  eraseScenario,
  fundSteps,
  yearlyIndicators,
  listRules,
  listExamples,
  readExample,
  listPresets,
  readPreset,
  live,
  ready,
  metrics,
  readAudit,
  listTables,
  readOnDuty,
  exportRoster,
] as const;

/** Every call, in the order of the documentation. */
export const allCalls: readonly Call[] = [...ownCalls, ...plainRosterCalls];

/** A handler for each: one that is missing, or of no call, does not compile. */
export type OwnHandlers = { readonly [Name in (typeof ownCalls)[number]['name']]: Handle };

/** Every call with its handler, in the order of the documentation. */
export function routesOf(handlers: OwnHandlers, deps: RosterCallDeps): Route[] {
  return [
    ...ownCalls.map((call) => ({ call, handle: handlers[call.name] })),
    ...plainRosterCalls.map((call) => ({ call, handle: answerRosterCall(call, deps) })),
  ];
}
