import { type Model, ModelBuilder } from '../../solver/index.ts';
import { expandSlots, type Slot } from '../../src/calendar/index.ts';
import { completeProblem } from '../../src/domain/defaults.ts';
import type { Problem, ProblemInput } from '../../src/domain/problem.ts';
import { candidates } from '../../src/rules/candidates.ts';
import { compileRules } from '../../src/rules/compile-rules.ts';
import { heldDuties, historyDuties, type Holding, modelDuties } from '../../src/rules/duties.ts';
import { problemSchema } from '../../src/rules/registry.ts';
import type { CheckContext, Duty, RowOrigin } from '../../src/rules/rule.ts';

/** A problem from what a caller would write, with every default filled in. */
export function problemOf(input: ProblemInput): Problem {
  return completeProblem(problemSchema.parse(input), new Date('2026-11-21T12:00:00Z'));
}

export interface Column extends Holding {
  readonly column: number;
  readonly pinned: boolean;
}

/** A problem with its rules compiled: nothing but rules, on one level. */
export interface Instance {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly columns: readonly Column[];
  readonly model: Model<RowOrigin>;
  readonly history: ReadonlyMap<string, readonly Duty[]>;
}

/** Candidates and pins as columns, the rules as rows. A pin of a locum stands for the first principal there is. */
export function instanceOf(problem: Problem): Instance {
  const { slots } = expandSlots(problem);
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const builder = new ModelBuilder<RowOrigin>();
  const softLevel = builder.level({ id: 'soft', kind: 'gap' });
  const unused = new Set(problem.pinned.map((pin) => `${pin.slot} ${pin.participant}`));
  const columns: Column[] = candidates(problem, slots).map((candidate) => {
    const pinned = unused.delete(`${candidate.slot.id} ${candidate.participant}`);
    return { ...candidate, pinned, column: builder.column(pinned ? 1 : undefined) };
  });
  for (const pin of problem.pinned) {
    const slot = byId.get(pin.slot);
    if (slot === undefined) throw new Error(`no slot ${pin.slot}`);
    if (!unused.delete(`${pin.slot} ${pin.participant}`)) continue;
    const person = problem.participants.find((one) => one.id === pin.participant);
    columns.push({
      participant: pin.participant,
      slot,
      onBehalfOf: person?.status === 'locum' ? (person.locumFor[0] ?? null) : null,
      pinned: true,
      column: builder.column(1),
    });
  }
  const history = historyDuties(problem);
  compileRules({ problem, slots, model: builder, duties: modelDuties(problem, columns, history), softLevel });
  return { problem, slots, columns, model: builder.build(), history };
}

/** The roster in which these columns are held (pins always are). */
export function rosterOf({ problem, slots, columns, history }: Instance, chosen: (column: number) => boolean): CheckContext {
  const holdings = columns.filter(({ pinned, column }) => pinned || chosen(column));
  return { problem, slots, held: heldDuties(problem, holdings, history) };
}
