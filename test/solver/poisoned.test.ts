import { expect, test } from 'vitest';
import { highsEngine, relaxHighs } from '../../solver/engines/highs.ts';
import type { StopFlag } from '../../solver/engines/engine.ts';
import type { Program } from '../../solver/engines/program.ts';

/** Seeded knapsacks, large enough that HiGHS asks on the way whether to go on. */
function knapsack(columns: number): Program {
  let state = 7;
  const draw = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 1 + (state % 97);
  };
  const rows = 30;
  const value = Float64Array.from({ length: rows * columns }, draw);
  return {
    columns,
    rows,
    offset: 0,
    cost: Float64Array.from({ length: columns }, () => -draw()),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(1),
    integer: new Uint8Array(columns).fill(1),
    start: Int32Array.from({ length: rows + 1 }, (_, r) => r * columns),
    index: Int32Array.from({ length: rows * columns }, (_, k) => k % columns),
    value,
    rowLower: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
    rowUpper: new Float64Array(rows).fill(columns * 12),
    decisions: columns,
    rowOf: new Int32Array(rows),
    slackLo: new Int32Array(rows).fill(-1),
    slackHi: new Int32Array(rows).fill(-1),
  };
}

const value = async (program: Program): Promise<number> => {
  const { values } = await relaxHighs(program);
  return program.cost.reduce((sum, cost, j) => sum + cost * values[j], 0);
};

test('an instance of HiGHS that is torn out of a solve is thrown away: the next solve of the thread is right', async () => {
  const program = knapsack(60);
  const right = await value(program);
  // A flag that cannot be read: the question whether to go on ends in an exception in the middle of WebAssembly.
  const broken = new Float64Array(1) as unknown as StopFlag;
  await expect(highsEngine.integer(program, { stop: broken })).rejects.toThrow();
  expect(await value(program)).toBeCloseTo(right, 6);
  const small = await highsEngine.integer(knapsack(12), {});
  expect(small.kind).toBe('optimal');
});

test('a program beyond the memory of WebAssembly is refused, and the next solve of the thread is right', async () => {
  const program = knapsack(60);
  const right = await value(program);
  // Rows that say they are 2³¹ long: no instance can hold them.
  const huge = { ...program, rows: 2 ** 31 - 1 };
  await expect(relaxHighs(huge)).rejects.toThrow();
  expect(await value(program)).toBeCloseTo(right, 6);
});
