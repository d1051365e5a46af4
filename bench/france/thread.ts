import { parentPort } from 'node:worker_threads';
import { generate } from '../../src/answer/generate.ts';
import { demoProblem } from '../../src/demo/index.ts';
import { closeEngines } from '../../src/roster/optimise.ts';
import { readProblem } from '../../src/roster/read.ts';
import type { DepartmentOrder, DepartmentResult } from './department.ts';

/** Invents a department, reads it as a request and generates its roster with default options, as a job of the service. */
async function solveDepartment({ department, seed, limitSeconds }: DepartmentOrder): Promise<DepartmentResult> {
  const invented = demoProblem({ department, from: '2027-01-01', months: 1, seed });
  const options = { ...invented.options, ...(limitSeconds === null ? {} : { timeLimitSeconds: limitSeconds }) };
  const text = JSON.stringify({ ...invented, options });
  const started = performance.now();
  const read = readProblem(JSON.parse(text));
  if (!read.ok) throw new Error(`department ${department} is not understood: ${JSON.stringify(read.issues.slice(0, 3))}`);
  const roster = await generate(read);
  return {
    department,
    seconds: (performance.now() - started) / 1000,
    duties: roster.assignments.length,
    volunteers: read.problem.participants.filter(({ volunteer }) => volunteer).length,
    missing: roster.shortfalls.reduce((sum, { missing }) => sum + missing, 0),
    proof: roster.proof,
    proven: roster.levels.map(({ proven }) => proven),
    gaps: roster.levels.map(({ gap }) => gap),
    cut: roster.run.cut,
  };
}

parentPort?.on('message', async (order: DepartmentOrder | null) => {
  if (order === null) {
    await closeEngines();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(await solveDepartment(order));
});
