import type { Lang } from '../messages/index.ts';
import type { ScenarioPlan } from './scenario-rounds.ts';

/**
 * One step of a scenario; each is a task of its own, so that many threads work on one scenario. `start` and `solved` are
 * results of earlier steps, as JSON texts.
 */
export type ScenarioStep =
  | { readonly type: 'read' }
  | { readonly type: 'plan' }
  | { readonly type: 'base'; readonly replication: number; readonly start: string | null }
  | { readonly type: 'variant'; readonly variant: number; readonly replication: number; readonly start: string | null }
  | { readonly type: 'capacity'; readonly index: number; readonly start: string | null }
  | { readonly type: 'compare'; readonly plan: ScenarioPlan; readonly solved: Readonly<Record<string, string>> };

export interface ScenarioTask {
  readonly kind: 'scenario';
  readonly step: ScenarioStep;
  /** The request as it came. */
  readonly text: string;
  readonly now: number;
  readonly lang: Lang | null;
}
