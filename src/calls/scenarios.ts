import { rosterListQuery } from '../domain/roster-list.ts';
import { scenarioStatus } from '../domain/scenario-answer.ts';
import { scenarioList } from '../domain/scenario-list.ts';
import { scenarioRequest } from '../domain/scenario.ts';
import { call } from './call.ts';
import { formatParameter, mediaTypes } from './forms.ts';
import { preferHeader, runAnswers } from './long-run.ts';
import { problemBody } from './problem-body.ts';
import { queryOf } from './query.ts';
import { analysts, supervisors } from './roles.ts';
import { smallestProblem } from './small-example.ts';

/** Variants of a problem side by side: ask, list, look, stop, erase. */

const { begun, accepted } = runAnswers('scenario', scenarioStatus);
const shared = {
  tag: 'Scenarios',
  about: 'scenario',
  params: { id: 'Id of the scenario, from `Location` or the field `id`.' },
  weight: 1,
  pool: 'none',
} as const;

export const createScenario = call({
  name: 'createScenario',
  method: 'post',
  path: '/v1/scenarios',
  roles: analysts,
  weight: 10,
  pool: 'long',
  about: null,
  tag: 'Scenarios',
  summary: 'Compare variants of a problem',
  description:
    'Base and variants are solved side by side, each variant from the base’s duties, and compared: fill rate by line and territory, shortfall by class, cost against the envelope, tiers, fairness, who is affected. A variant that cannot be followed fails alone, with pointers. `robustness` takes each volunteer away in turn; `capacity` says how many volunteers a territory needs; `sweeps` vary one figure. Waits as `POST /v1/rosters` does; solves wait behind everybody who waits for a roster.',
  headers: {
    ...preferHeader,
    'Accept-Language': { description: 'Language of messages when `lang` is left out: fr or en.', example: 'fr' },
  },
  body: {
    schema: scenarioRequest(problemBody),
    example: {
      base: smallestProblem,
      variants: [{ id: 'one-less', operations: [{ op: 'removeVolunteers', territory: 'est', count: 1 }] }],
      timeLimitSeconds: 5,
    },
  },
  answers: begun,
  problems: [404],
});

export const listScenarios = call({
  name: 'listScenarios',
  method: 'get',
  path: '/v1/scenarios',
  roles: analysts,
  weight: 1,
  pool: 'none',
  about: null,
  tag: 'Scenarios',
  summary: 'List scenarios, newest first',
  description: 'Only those that the caller may reach. Pages: `next` of an answer is the `cursor` of the next call.',
  query: queryOf(rosterListQuery.shape),
  answers: { 200: { description: 'One page.', schema: scenarioList } },
  problems: [422],
});

export const readScenario = call({
  ...shared,
  name: 'readScenario',
  method: 'get',
  path: '/v1/scenarios/{id}',
  roles: analysts,
  summary: 'State of a scenario, and the comparison once there is one',
  description: 'As JSON; once it has ended also as a page to print or as CSV (`Accept` or `format`).',
  query: { format: formatParameter(['json', 'html', 'csv']) },
  headers: { 'Accept-Language': { description: 'Language of page and table: fr or en.', example: 'fr' } },
  answers: {
    200: { description: 'The scenario as it stands.', schema: scenarioStatus, alternatives: [mediaTypes.html, mediaTypes.csv] },
  },
  problems: [404, 409],
});

export const stopScenario = call({
  ...shared,
  name: 'stopScenario',
  method: 'post',
  path: '/v1/scenarios/{id}/stop',
  roles: analysts,
  summary: 'Stop, and compare what has been solved',
  answers: { 200: { description: 'Stopped; variants that were not reached are `notSolved`.', schema: scenarioStatus }, 202: accepted },
  problems: [404, 409],
});

export const eraseScenario = call({
  ...shared,
  name: 'eraseScenario',
  method: 'delete',
  path: '/v1/scenarios/{id}',
  roles: supervisors,
  erases: true,
  summary: 'Erase everything kept of a scenario',
  description: 'The request and what was solved. Solves under way are ended.',
  answers: { 204: { description: 'Nothing is left.' } },
  problems: [404],
});
