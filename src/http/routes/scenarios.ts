import type { ScenarioJobs, ScenarioView } from '../../jobs/scenario-jobs.ts';
import type { ScenarioComparison } from '../../domain/scenario-answer.ts';
import { scenarioCsv, scenarioHtml } from '../../scenario/print.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { admissionOf, callerOf } from '../admission.ts';
import type { BodyReader } from '../body.ts';
import type { Context } from '../context.ts';
import { HttpProblem } from '../errors.ts';
import { runResponse, stopPatienceMs } from '../long-run.ts';
import { readPreferences } from '../negotiation.ts';
import { formOf, printedResponse } from '../printed.ts';
import { refuse } from '../refusal.ts';
import type { Handle } from '../route.ts';
import { listScenarios } from './scenario-list.ts';

export interface ScenarioRoutesDeps {
  readonly scenarios: ScenarioJobs;
  readonly bodies: BodyReader;
  readonly webhooks: Webhooks | null;
}

/** Variants of a problem side by side: ask, list, look, stop, erase. */
export function scenarioHandlers(deps: ScenarioRoutesDeps) {
  return {
    createScenario: create(deps),
    listScenarios: listScenarios(deps.scenarios),
    readScenario: read(deps),
    stopScenario: stop(deps),
    eraseScenario: erase(deps),
  } satisfies Record<string, Handle>;
}

function create({ scenarios, bodies, webhooks }: ScenarioRoutesDeps): Handle {
  return async (c) => {
    const { waitMs, applied } = readPreferences(c.req.header('prefer'));
    const text = await bodies.read(c);
    const admit = admissionOf(c, webhooks);
    const submission = await scenarios.submit({ text, lang: c.get('lang'), caller: callerOf(c), act: c.get('act'), admit });
    if (submission.kind === 'refused') return refuse(c, submission.refusal);
    await scenarios.settled(submission.id, waitMs);
    if (applied !== null) c.header('Preference-Applied', applied);
    c.header('Vary', 'Prefer, Accept-Language');
    return answer(c, submission.id, scenarios);
  };
}

function read({ scenarios }: ScenarioRoutesDeps): Handle {
  return async (c) => {
    const view = await known(c.req.param('id') ?? '', scenarios);
    const form = formOf(c, ['json', 'html', 'csv']);
    if (form !== 'json') return printed(c, view, form);
    if (c.req.method !== 'HEAD') await scenarios.delivered(c.req.param('id') ?? '');
    return c.body(view.json, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept' });
  };
}

function stop({ scenarios }: ScenarioRoutesDeps): Handle {
  return async (c) => {
    const asked = c.req.param('id') ?? '';
    const result = await scenarios.stop(asked, c.get('act'));
    if (result === 'unknown') throw new HttpProblem('unknown-scenario');
    if (result === 'finished') throw new HttpProblem('already-finished');
    await scenarios.settled(asked, stopPatienceMs);
    return answer(c, asked, scenarios);
  };
}

function erase({ scenarios }: ScenarioRoutesDeps): Handle {
  return async (c) => {
    if (!(await scenarios.remove(c.req.param('id') ?? '', c.get('act')))) throw new HttpProblem('unknown-scenario');
    return c.body(null, 204);
  };
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
