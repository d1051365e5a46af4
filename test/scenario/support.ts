import type { z } from 'zod';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { ScenarioComparison } from '../../src/domain/scenario-answer.ts';
import type { scenarioFields } from '../../src/domain/scenario.ts';
import type { ScenarioStep } from '../../src/jobs/scenario-task.ts';
import { scenarioAnswer } from '../../src/thread/scenario-tasks.ts';
import type { Task } from '../../src/jobs/task.ts';
import type { ThreadPool } from '../../src/jobs/threads.ts';
import { runScenario } from '../../src/jobs/scenario-runner.ts';

export type ScenarioInput = { base: ProblemInput } & z.input<z.ZodObject<typeof scenarioFields>>;

/** Does the tasks of a scenario in this thread: what threads do, without the threads. */
function here(steps: ScenarioStep['type'][], size: number): ThreadPool {
  const run = (task: Task) => {
    if (task.kind !== 'scenario') throw new Error(task.kind);
    steps.push(task.step.type);
    return scenarioAnswer(task, new AbortController().signal);
  };
  return { size, run } as unknown as ThreadPool;
}

/** A scenario from its request to the comparison, and the steps it took. */
export async function compared(
  scenario: ScenarioInput,
  size = 2,
): Promise<{ comparison: ScenarioComparison; steps: ScenarioStep['type'][] }> {
  const steps: ScenarioStep['type'][] = [];
  const request = { text: JSON.stringify(scenario), now: Date.parse('2026-11-21T08:00:00Z'), lang: 'en' as const };
  const outcome = await runScenario(request, here(steps, size), { signal: new AbortController().signal });
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal.errors));
  return { comparison: JSON.parse(outcome.json) as ScenarioComparison, steps };
}

/** Two sectors of a week: enough people in the east, too few in the west. */
export function twoSectors(): ProblemInput {
  const window = { id: 'evening', start: '20:00', end: '24:00', fee: 50 };
  const person = (id: string, territory: string) => ({ id, territory, limits: { maxDutiesPerMonth: 2 } });
  return {
    period: { start: '2027-01-04', end: '2027-01-10' },
    territories: [
      { id: 'east', neighbours: ['west'] },
      { id: 'west', neighbours: ['east'] },
    ],
    lines: [
      { id: 'east-post', territories: ['east'], windows: [window] },
      {
        id: 'west-post',
        territories: ['west'],
        priority: 3,
        windows: [window, { id: 'day', days: ['sunday'], start: '08:00', end: '20:00', fee: 150 }],
      },
    ],
    participants: [...['a', 'b', 'c', 'd'].map((id) => person(id, 'east')), ...['w', 'x', 'y'].map((id) => person(id, 'west'))],
    rules: [{ type: 'minRest', hours: 11 }],
    options: { asOf: '2026-11-21', timeLimitSeconds: 10 },
  };
}
