export { check } from './check.ts';
export type { Choice } from './evaluate.ts';
export { levelValues } from './evaluate.ts';
export type { LevelResult, Solution } from './lexicographic.ts';
export { solve } from './lexicographic.ts';
export { ModelBuilder } from './model.ts';
export type { LevelSpec, LoadCost, LoadSpec, Model, Penalty, RowSpec } from './model.ts';
export { EnginePool } from './pool.ts';
export type { Progress, SolveHooks, SolveOptions } from './run.ts';
