import type { ScenarioJobs } from '../../jobs/scenario-jobs.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { type ScenarioComparison, scenarioStatus } from '../../domain/scenario-answer.ts';
import { scenarioRequest } from '../../domain/scenario.ts';
import { scenarioCsv, scenarioHtml } from '../../scenario/print.ts';
import { admissionOf, callerOf } from '../admission.ts';
import type { BodyReader } from '../body.ts';
import type { Context } from '../context.ts';
import type { Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';
import { preferredType, readPreferences } from '../negotiation.ts';
import { refuse } from '../refusal.ts';
import { problemBody } from '../schemas.ts';
import { smallestProblem } from '../small-example.ts';

export interface ScenarioRoutesDeps {
  readonly scenarios: ScenarioJobs;
  readonly bodies: BodyReader;
  readonly webhooks: Webhooks | null;
}

const id = { id: 'Id of the scenario, from `Location` or the field `id`.' };
const accepted = {
  description: 'Not ended yet. Ask again at `Location`.',
  schema: scenarioStatus,
  headers: { Location: 'Address of the scenario.', 'Retry-After': 'Seconds to wait before asking again.' },
};
const stopPatienceMs = 5000;
const formats = ['application/json', 'text/html', 'text/csv'] as const;
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Variants of a problem side by side: ask, look, stop, erase. */
export function scenarioRoutes({ scenarios, bodies, webhooks }: ScenarioRoutesDeps): Route[] {
  const create: Route = {
    contract: {
      method: 'post',
      path: '/v1/scenarios',
      operationId: 'createScenario',
      tag: 'Scenarios',
      summary: 'Compare variants of a problem',
      description:
        'Base and variants are solved side by side, each variant from the base’s duties, and compared: fill rate by line and territory, shortfall by class, cost against the envelope, tiers, fairness, who is affected. A variant that cannot be followed fails alone, with pointers. `robustness` takes each volunteer away in turn; `capacity` says how many volunteers a territory needs; `sweeps` vary one figure. Waits as `POST /v1/rosters` does.',
      headers: {
        Prefer: { description: '`wait=20`: seconds to wait, at most 120; `respond-async`: answer 202 at once.', example: 'wait=20' },
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
      answers: {
        200: { description: 'The comparison.', schema: scenarioStatus, headers: { Location: accepted.headers.Location } },
        202: accepted,
      },
      problems: [404],
    },
    handle: async (c) => {
      const { waitMs, applied } = readPreferences(c.req.header('prefer'));
      const text = await bodies.read(c);
      const admit = admissionOf(c, webhooks);
      const submission = await scenarios.submit({ text, lang: c.get('lang'), caller: callerOf(c), admit });
      if (submission.kind === 'refused') return refuse(c, submission.refusal);
      await scenarios.settled(submission.id, callerOf(c), waitMs);
      if (applied !== null) c.header('Preference-Applied', applied);
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
      description: 'As JSON; once it has ended also as a page to print or as CSV (`Accept`).',
      params: id,
      answers: { 200: { description: 'The scenario as it stands.', schema: scenarioStatus, alternatives: formats.slice(1) } },
      problems: [404, 409],
    },
    handle: async (c) => {
      const view = viewOf(c, scenarios);
      const type = preferredType(c.req.header('accept'), formats);
      if (type === 'text/html' || type === 'text/csv') return printed(c, view, type);
      scenarios.delivered(c.req.param('id') ?? '');
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
      const result = scenarios.stop(asked, callerOf(c));
      if (result === 'unknown') throw new HttpProblem('unknown-scenario');
      if (result === 'finished') throw new HttpProblem('already-finished');
      await scenarios.settled(asked, callerOf(c), stopPatienceMs);
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
      params: id,
      answers: { 204: { description: 'Nothing is left.' } },
      problems: [404],
    },
    handle: (c) => {
      if (!scenarios.remove(c.req.param('id') ?? '', callerOf(c))) throw new HttpProblem('unknown-scenario');
      return c.body(null, 204);
    },
  };

  return [create, read, stop, erase];
}

interface View {
  readonly json: string;
  readonly ended: boolean;
}

function viewOf(c: Context, scenarios: ScenarioJobs): View {
  const view = scenarios.view(c.req.param('id') ?? '', callerOf(c));
  if (view === null) throw new HttpProblem('unknown-scenario');
  return view;
}

/** 200 with what has ended, 202 with what goes on, 404 when it was erased meanwhile. */
function answer(c: Context, id: string, scenarios: ScenarioJobs): Response {
  const view = scenarios.view(id, callerOf(c));
  if (view === null) throw new HttpProblem('unknown-scenario');
  c.header('Location', `/v1/scenarios/${id}`);
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Prefer, Accept-Language' };
  if (!view.ended) return c.body(view.json, 202, { ...headers, 'Retry-After': '1' });
  scenarios.delivered(id);
  return c.body(view.json, 200, headers);
}

function printed(c: Context, { json, ended }: View, type: 'text/html' | 'text/csv'): Response {
  const comparison = JSON.parse(json) as Partial<ScenarioComparison>;
  if (!ended || comparison.base === undefined) throw new HttpProblem('scenario-unfinished');
  const lang = c.get('lang') ?? 'fr';
  const headers = { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store', Vary: 'Accept, Accept-Language' };
  if (type === 'text/csv') {
    const name = 'attachment; filename="scenarios.csv"';
    return c.body(scenarioCsv(comparison as ScenarioComparison, lang), 200, { ...headers, 'Content-Disposition': name });
  }
  return c.body(scenarioHtml(comparison as ScenarioComparison, null, lang), 200, { ...headers, 'Content-Security-Policy': policy });
}
