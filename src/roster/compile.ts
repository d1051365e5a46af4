import type { Model } from '../../solver/index.ts';
import { ModelBuilder } from '../../solver/index.ts';
import { addDays } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Term } from '../domain/options.ts';
import type { Problem } from '../domain/problem.ts';
import { candidates, compileRules, modelDuties, roomAbove, type RowOrigin, selectableSlot, selects } from '../rules/index.ts';
import { tierRank } from '../rules/tier.ts';
import { levelPlan, type PlannedLevel } from './level-plan.ts';
import { resolveAssignments } from './resolve.ts';
import { ledgerAmount, pools } from './shares.ts';

/** A duty that the model may assign: what a decision column stands for. */
export interface ModelColumn {
  readonly column: number;
  readonly participant: string;
  readonly slot: Slot;
  /** Principal of a locum. */
  readonly onBehalfOf: string | null;
  readonly pinned: boolean;
}

export interface CompiledProblem {
  readonly model: Model<RowOrigin>;
  readonly columns: readonly ModelColumn[];
  readonly levels: readonly PlannedLevel[];
}

type Builder = ModelBuilder<RowOrigin>;
interface Ground {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly model: Builder;
  readonly columns: readonly ModelColumn[];
}

/**
 * Writes a problem as a model: a column for each candidate of each slot (pins fixed at 1), the rows of the rules, and
 * the levels of the objective. Meanings: design, "The optimisation model".
 */
export function compileProblem(problem: Problem, slots: readonly Slot[]): CompiledProblem {
  const model: Builder = new ModelBuilder();
  const levels = levelPlan(problem);
  for (const level of levels) {
    const id = level.class === undefined ? level.level : `${level.level} ${level.class}`;
    model.level({ id, kind: level.exact ? 'exact' : 'gap' });
  }
  const columns = writeColumns(problem, slots, model);
  const ground: Ground = { problem, slots, model, columns };
  const soft = placesOf(levels, 'preferences')[0];
  compileRules({
    problem,
    slots,
    model,
    duties: modelDuties(problem, columns),
    softLevel: soft?.level ?? -1,
    softFactor: soft?.weight,
    missingHead: (slot) => {
      const place = placesOf(levels, 'shortfall').find(({ priority }) => priority === undefined || priority === slot.line.priority);
      return place && { level: place.level, weight: place.weight * slot.minutes };
    },
  });
  for (const { level, weight } of placesOf(levels, 'stability')) writeStability(ground, level, weight);
  for (const { level, weight } of placesOf(levels, 'tier')) writeTier(ground, level, weight);
  for (const { level, weight } of placesOf(levels, 'fairness')) writeFairness(ground, level, weight);
  for (const { level, weight } of placesOf(levels, 'preferences')) writeWishes(ground, level, weight);
  return { model: model.build(), columns, levels };
}

/** Where a term stands in the levels, and with what weight. */
function placesOf(levels: readonly PlannedLevel[], term: Term): { level: number; weight: number; priority?: number }[] {
  return levels.flatMap(({ terms }, level) =>
    terms.filter((one) => one.term === term).map((one) => ({ level, weight: one.weight, priority: one.class })),
  );
}

function writeColumns(problem: Problem, slots: readonly Slot[], model: Builder): ModelColumn[] {
  const place = new Map(problem.participants.map(({ id }, index) => [id, index]));
  const bySlot = new Map(slots.map((slot) => [slot.id, slot]));
  const waiting = new Map(problem.pinned.map((pin) => [`${pin.slot}/${pin.participant}`, pin]));
  const columns: ModelColumn[] = [];
  const add = (participant: string, slot: Slot, onBehalfOf: string | null, fixed: 0 | 1 | undefined) => {
    const column = model.column(fixed, place.get(participant));
    columns.push({ column, participant, slot, onBehalfOf, pinned: fixed === 1 });
  };
  const taken = new Map([...Map.groupBy(problem.pinned, (pin) => pin.slot)].map(([slot, pins]) => [slot, pins.length]));
  const pinned = new Set<string>();
  const room = roomAbove(problem);
  const principals = new Map(
    resolveAssignments(problem, slots, problem.pinned).holdings.map((pin) => [`${pin.slot.id}/${pin.participant.id}`, pin.onBehalfOf]),
  );
  for (const { participant, slot, onBehalfOf } of candidates(problem, slots)) {
    const key = `${slot.id}/${participant}`;
    // Where pins take every head, there is nothing to choose.
    if (!waiting.has(key) && (taken.get(slot.id) ?? 0) >= slot.headcount + room(slot)) continue;
    // A locum may stand in for several principals: a pin takes the one it names or the first who is free, the others are out.
    if (pinned.has(key)) continue;
    const named = waiting.has(key) ? (principals.get(key) ?? null) : null;
    if (named !== null && named !== onBehalfOf) continue;
    if (waiting.has(key)) pinned.add(key);
    add(participant, slot, onBehalfOf, waiting.delete(key) ? 1 : undefined);
  }
  // Pins of people who are no candidates (absent, requisitioned …): kept all the same.
  for (const pin of waiting.values()) {
    const slot = bySlot.get(pin.slot);
    if (slot) add(pin.participant, slot, pin.onBehalfOf ?? null, 1);
  }
  return columns;
}

/**
 * Heads changed against the baseline: a slot counts its baseline heads no longer held, or its new heads where these are
 * more. Linear: those gone, plus the surplus of new over gone, which is what the slot holds beyond its baseline.
 */
function writeStability({ problem, slots, model, columns }: Ground, level: number, weight: number): void {
  const before = new Map<string, Set<string>>();
  for (const { slot, participant } of problem.baseline ?? []) {
    const known = before.get(slot);
    if (known) known.add(participant);
    else before.set(slot, new Set([participant]));
  }
  const bySlot = Map.groupBy(columns, ({ slot }) => slot.id);
  const { asOf, freezeDays, freezeWeight } = problem.options;
  const frozenUntil = addDays(asOf, freezeDays);
  for (const slot of slots) {
    const held = before.get(slot.id) ?? new Set();
    const price = weight * (slot.date <= frozenUntil ? freezeWeight : 1);
    const all = bySlot.get(slot.id) ?? [];
    model.constant(level, price * held.size);
    for (const { participant, column } of all) if (held.has(participant)) model.cost(level, column, -price);
    model.row({
      columns: all.map(({ column }) => column),
      hi: held.size,
      softHi: { level, weight: price },
      origin: { rule: 'stability', ruleIndex: null, participant: null, slot: slot.id },
    });
  }
}

function writeTier({ problem, model, columns }: Ground, level: number, weight: number): void {
  const people = new Map(problem.participants.map((person) => [person.id, person]));
  for (const { participant, slot, column } of columns) {
    const person = people.get(participant);
    const rank = person ? tierRank(problem, person, slot.line) : 0;
    if (rank > 0) model.cost(level, column, weight * rank * slot.minutes);
  }
}

/** Σ_k w_k Σ_d (b_dk + L_dk)² / a_d over everybody with a share, candidate or not. */
function writeFairness({ problem, slots, model, columns }: Ground, level: number, weight: number): void {
  const byPerson = Map.groupBy(columns, ({ participant }) => participant);
  for (const ledger of problem.ledgers) {
    const amountOf = ledgerAmount(ledger);
    for (const { members } of pools(problem, slots, ledger)) {
      for (const { participant, share, carriedIn } of members) {
        if (share <= 0) continue;
        const duties = (byPerson.get(participant.id) ?? []).flatMap(({ column, slot }) => {
          const amount = amountOf(slot);
          return amount === null || amount === 0 ? [] : [{ column, amount }];
        });
        model.load({
          level,
          columns: duties.map(({ column }) => column),
          coefficients: duties.map(({ amount }) => amount),
          constant: carriedIn,
          cost: { kind: 'square', scale: (weight * ledger.weight) / share },
        });
      }
    }
  }
}

function writeWishes({ problem, model, columns }: Ground, level: number, weight: number): void {
  const wishes = new Map(
    problem.participants.map(({ id, preferences }) => [
      id,
      preferences.map((wish) => ({ matches: selects(wish), price: wish.kind === 'avoid' ? wish.weight : -wish.weight })),
    ]),
  );
  for (const { participant, slot, column } of columns) {
    const duty = selectableSlot(slot);
    let price = 0;
    for (const wish of wishes.get(participant) ?? []) if (wish.matches(duty)) price += wish.price;
    if (price !== 0) model.cost(level, column, weight * price);
  }
}
