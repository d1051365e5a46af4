import { doneOf } from './publication.ts';
import { buildRealised } from './realised.ts';
import { dateIn } from '../domain/dates.ts';
import { otherInForce, realisedOf } from '../domain/table.ts';
import { addOutsiderIssues, withOutsiders } from './outsiders.ts';
import { addDoubleService, addRealisedIssues } from './realised-issues.ts';
import { resolveAssignments } from '../roster/resolve.ts';
import { answerTo } from '../jobs/call.ts';
import { readRealised, realiseRoster } from './realised-descriptors.ts';

/** Takes who actually served, in the place of what was given before. */
export const realised = answerTo(realiseRoster, (context, body) => {
  const { problem, slots, roster, table, now, issues } = context;
  // What is given for another roster than the one in force would be paid by nobody.
  const other = otherInForce(table, context.id);
  if (other !== null) return { kind: 'forbidden', code: 'not-in-force', params: { version: other.version, roster: other.roster } };
  const asOf = body.asOf ?? dateIn(problem.timeZone, now);
  const planned = resolveAssignments(problem, slots, roster.assignments).holdings;
  addOutsiderIssues(problem, body.outsiders, issues);
  if (issues.total > 0) return { kind: 'refused' };
  const everybody = withOutsiders(problem, body.outsiders);
  addRealisedIssues(everybody, slots, planned, body.realised, asOf, issues);
  if (issues.total === 0) addDoubleService(everybody, slots, planned, body, asOf, issues);
  if (issues.total > 0) return { kind: 'refused' };
  const before = table.realised.find((one) => one.roster === context.id);
  const given = {
    roster: context.id,
    request: { realised: body.realised, rest: body.rest, outsiders: body.outsiders },
    asOf,
    receivedAt: now.toISOString(),
    firstOn: before?.firstOn ?? asOf,
  };
  const record = { ...table, realised: [...table.realised.filter((one) => one !== before), given] };
  return { kind: 'answered', value: buildRealised(context, given, doneOf(record)), news: { record } };
});

/** The realised duties that were given last. */
export const givenRealised = answerTo(readRealised, (context) => {
  const given = realisedOf(context.table, context.id);
  if (given === null) return { kind: 'forbidden', code: 'no-realised' };
  return { kind: 'answered', value: buildRealised(context, given, doneOf(context.table)) };
});
