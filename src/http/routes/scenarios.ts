import type { ScenarioJobs, ScenarioView } from '../../jobs/scenario-jobs.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { type ScenarioComparison, scenarioStatus } from '../../domain/scenario-answer.ts';
import { scenarioRequest } from '../../domain/scenario.ts';
import { scenarioCsv, scenarioHtml } from '../../scenario/print.ts';
import { admissionOf, callerOf } from '../admission.ts';
import type { BodyReader } from '../body.ts';
import type { Context } from '../context.ts';
import type { Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';
import { preferHeader, runAnswers, runResponse, stopPatienceMs } from '../long-run.ts';
import { readPreferences } from '../negotiation.ts';
import { formatQueryOf, formOf, mediaTypes, printedResponse } from '../printed.ts';
import { refuse } from '../refusal.ts';
import { problemBody } from '../schemas.ts';
import { smallestProblem } from '../small-example.ts';
import { scenarioListRoute } from './scenario-list.ts';

export interface ScenarioRoutesDeps {
  readonly scenarios: ScenarioJobs;
  readonly bodies: BodyReader;
  readonly webhooks: Webhooks | null;
}

const id = { id: 'Id of the scenario, from `Location` or the field `id`.' };
const { begun, accepted } = runAnswers('scenario', scenarioStatus);

/** Variants of a problem side by side: ask, list, look, stop, erase. */
export function scenarioRoutes({ scenarios, bodies, webhooks }: ScenarioRoutesDeps): Route[] {
  const create: Route = {
    contract: {
      method: 'post',
      path: '/v1/scenarios',
      operationId: 'createScenario',
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
    },
    handle: async (c) => {
      const { waitMs, applied } = readPreferences(c.req.header('prefer'));
      const text = await bodies.read(c);
      const admit = admissionOf(c, webhooks);
      const submission = await scenarios.submit({ text, lang: c.get('lang'), caller: callerOf(c), act: c.get('act'), admit });
      if (submission.kind === 'refused') return refuse(c, submission.refusal);
      await scenarios.settled(submission.id, waitMs);
      if (applied !== null) c.header('Preference-Applied', applied);
      c.header('Vary', 'Prefer, Accept-Language');
      return answer(c, submission.id, scenarios);
    },
  };

  const read: Route = {
    contract: {
      method: 'get',
      path: '/v1/scenarios/{id}',
      operationId: 'readScenario',
      tag: 'Scenarios',
      summary: 'State of a scenario, and the comparison once there is one',
      description: 'As JSON; once it has ended also as a page to print or as CSV (`Accept` or `format`).',
      params: id,
      query: formatQueryOf(['json', 'html', 'csv']),
      headers: { 'Accept-Language': { description: 'Language of page and table: fr or en.', example: 'fr' } },
      answers: {
        200: { description: 'The scenario as it stands.', schema: scenarioStatus, alternatives: [mediaTypes.html, mediaTypes.csv] },
      },
      problems: [404, 409],
    },
    handle: async (c) => {
      const view = await known(c.req.param('id') ?? '', scenarios);
      const form = formOf(c, ['json', 'html', 'csv']);
      if (form !== 'json') return printed(c, view, form);
      await scenarios.delivered(c.req.param('id') ?? '');
      return c.body(view.json, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept' });
    },
  };

  const stop: Route = {
    contract: {
      method: 'post',
      path: '/v1/scenarios/{id}/stop',
      operationId: 'stopScenario',
      tag: 'Scenarios',
      summary: 'Stop, and compare what has been solved',
      params: id,
      answers: { 200: { description: 'Stopped; variants that were not reached are `notSolved`.', schema: scenarioStatus }, 202: accepted },
      problems: [404, 409],
    },
    handle: async (c) => {
      const asked = c.req.param('id') ?? '';
      const result = await scenarios.stop(asked, c.get('act'));
      if (result === 'unknown') throw new HttpProblem('unknown-scenario');
      if (result === 'finished') throw new HttpProblem('already-finished');
      await scenarios.settled(asked, stopPatienceMs);
      return answer(c, asked, scenarios);
    },
  };

  const erase: Route = {
    contract: {
      method: 'delete',
      path: '/v1/scenarios/{id}',
      operationId: 'eraseScenario',
      tag: 'Scenarios',
      summary: 'Erase everything kept of a scenario',
      description: 'The request and what was solved. Solves under way are ended.',
      params: id,
      answers: { 204: { description: 'Nothing is left.' } },
      problems: [404],
    },
    handle: async (c) => {
      if (!(await scenarios.remove(c.req.param('id') ?? '', c.get('act')))) throw new HttpProblem('unknown-scenario');
      return c.body(null, 204);
    },
  };

  return [create, scenarioListRoute(scenarios), read, stop, erase];
}

async function known(id: string, scenarios: ScenarioJobs): Promise<ScenarioView> {
  const view = await scenarios.view(id);
  if (view === null) throw new HttpProblem('unknown-scenario');
  return view;
}

/** 200 with what has ended, 202 with what goes on, 500 with what failed, 404 when it was erased meanwhile. */
async function answer(c: Context, id: string, scenarios: ScenarioJobs): Promise<Response> {
  const view = await known(id, scenarios);
  await scenarios.delivered(id);
  return runResponse(c, { ...view, address: `/v1/scenarios/${id}` });
}

function printed(c: Context, { json, ended: over }: ScenarioView, form: 'html' | 'csv'): Response {
  const comparison = JSON.parse(json) as Partial<ScenarioComparison>;
  if (!over || comparison.base === undefined) throw new HttpProblem('scenario-unfinished');
  const lang = c.get('lang') ?? 'fr';
  const text = form === 'csv' ? scenarioCsv(comparison as ScenarioComparison, lang) : scenarioHtml(comparison as ScenarioComparison, lang);
  return printedResponse(c, form, text, 'scenarios.csv');
}
