export { ModelBuilder } from './model.ts';
export type { LevelSpec, LoadCost, LoadSpec, Model, Penalty, RowSpec } from './model.ts';
