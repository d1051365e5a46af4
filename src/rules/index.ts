/**
 * The rules of a roster: what may be listed, how it becomes rows (`compileRules`), and how a roster is held against it
 * by dates alone (`checkRules`). Candidates and eligibility are the same thing said twice, once for each side.
 */
export { type Candidate, candidates } from './candidates.ts';
export { checkRules, type Finding, type Findings } from './check-rules.ts';
export { compileRules, looksAtSeveral } from './compile-rules.ts';
export { describeBlocker, describeIneligibility, describeViolation, ruleTitle } from './describe.ts';
export { compareDuties, dutyKey, heldDuties, historyDuties, type Holding, modelDuties, slotDuty } from './duties.ts';
export {
  exempts,
  forbids,
  type IneligibilityCode,
  ineligibilities,
  ineligibility,
  ineligibilityCodes,
  keepsAway,
} from './eligibility.ts';
export {
  mayAdmitMore,
  problemSchema,
  resolveRule,
  type RuleDescription,
  ruleCatalogue,
  ruleSchema,
  type RuleSpec,
  type RuleType,
} from './registry.ts';
export { modelSize } from './model-size.ts';
export { houseOf } from './houses.ts';
export { roomAbove } from './room-above.ts';
export type { CheckContext, CompileContext, Duty, Focus, ModelDuty, RowOrigin, Violation, ViolationParams } from './rule.ts';
export { turnOn } from './check/turns.ts';
export { type Selectable, selectableSlot, selects, servesLine } from './scope.ts';
