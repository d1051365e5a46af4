import type { Slot } from '../calendar/slot.ts';
import type { Line } from '../domain/line.ts';
import type { Problem } from '../domain/problem.ts';
import { balanceKey, holidayPart, type Measure, partnersOf, turnsOf } from '../domain/sharing.ts';
import { houseOf } from '../rules/index.ts';

/**
 * Definitions of what establishments share, read alike by the model and by the answers: the parts of a line, their
 * shares, the balances carried in. They are definitions, not rules: there is nothing here to verify against.
 */

/** Something that establishments share in proportion: a line, or the duties of a line with certain tags. */
export interface SharedPart {
  readonly line: Line;
  /** Tags of the duties shared apart; null: the whole line. */
  readonly tags: readonly string[] | null;
  readonly measure: Measure;
  /** Share of each partner; they add up to 1. */
  readonly shares: ReadonlyMap<string, number>;
  readonly carriedIn: ReadonlyMap<string, number>;
  /** In the measure; null: shares that the turns settle, nothing is minimised. */
  readonly tolerance: number | null;
  /** What holding a slot adds, 0 outside the part. */
  readonly amountOf: (slot: Slot) => number;
}

/** What one establishment has of a part. */
export interface Portion {
  readonly establishment: string;
  readonly share: number;
  readonly received: number;
  readonly carriedIn: number;
  /** share × Σ (carried in + received). */
  readonly target: number;
  /** carried in + received − target: sums to 0 over the partners. */
  readonly carriedOut: number;
  /** How far beyond the tolerance, 0 within it. */
  readonly beyond: number;
}

/** A duty by the house that it counts for. */
interface Held {
  readonly slot: Slot;
  readonly participant: string;
  readonly onBehalfOf: string | null;
}

/** Whether there is a line of which shares are minimised. */
export function sharesLines({ lines }: Problem): boolean {
  return lines.some(({ sharing }) => sharing?.mode === 'pooled');
}

/** Every part of every shared line, in the order of the lines. */
export function sharedParts(problem: Problem, slots: readonly Slot[]): SharedPart[] {
  if (problem.lines.every(({ sharing }) => sharing === null)) return [];
  const bySlotLine = Map.groupBy(slots, ({ line }) => line.id);
  return problem.lines.flatMap((line) => partsOf(problem, line, bySlotLine.get(line.id) ?? []));
}

function partsOf(problem: Problem, line: Line, slots: readonly Slot[]): SharedPart[] {
  const { sharing } = line;
  if (sharing === null) return [];
  const part = (tags: readonly string[] | null, measure: Measure, weights: ReadonlyMap<string, number>) => {
    const total = [...weights.values()].reduce((sum, one) => sum + one, 0);
    const key = balanceKey(line.id, tags);
    const balances = new Map(problem.establishments.map(({ id, balances: own }) => [id, Object.hasOwn(own, key) ? own[key] : 0]));
    return {
      line,
      tags,
      measure,
      shares: new Map([...weights].map(([id, one]) => [id, one / total])),
      carriedIn: new Map([...weights.keys()].map((id) => [id, balances.get(id) ?? 0])),
      amountOf: amountOf(line, tags, measure),
    };
  };
  if (sharing.mode === 'alternating') {
    const days = new Map(partnersOf(sharing).map((id) => [id, 0]));
    for (const turn of turnsOf(sharing)) days.set(turn.establishment, (days.get(turn.establishment) ?? 0) + turn.days);
    const equal = new Map([...days.keys()].map((id) => [id, 1]));
    const apart = sharing.holidays === 'balanced' ? [{ ...part(holidayPart, 'duties', equal), tolerance: null }] : [];
    return [{ ...part(null, 'duties', days), tolerance: null }, ...apart];
  }
  const weights = new Map(partnersOf(sharing).map((id) => [id, sharing.shares?.[id] ?? 1]));
  return [{ tags: null, tolerance: sharing.tolerance }, ...sharing.hard].map(({ tags, tolerance }) => {
    const found = part(tags, sharing.measure, weights);
    return { ...found, tolerance: tolerance ?? slots.reduce((most, slot) => Math.max(most, found.amountOf(slot)), 0) };
  });
}

function amountOf(line: Line, tags: readonly string[] | null, measure: Measure): (slot: Slot) => number {
  return (slot) => {
    if (slot.line.id !== line.id || (tags !== null && !tags.some((tag) => slot.tags.has(tag)))) return 0;
    if (measure === 'hours') return slot.minutes / 60;
    return measure === 'points' ? slot.points : 1;
  };
}

/** What each partner has of a part in a roster. */
export function portionsOf(problem: Problem, part: SharedPart, held: Iterable<Held>): Portion[] {
  const house = houseOf(problem);
  const received = new Map([...part.shares.keys()].map((id) => [id, 0]));
  for (const { slot, participant, onBehalfOf } of held) {
    const amount = part.amountOf(slot);
    const establishment = amount === 0 ? null : house(participant, onBehalfOf);
    const before = establishment === null ? undefined : received.get(establishment);
    if (establishment !== null && before !== undefined) received.set(establishment, before + amount);
  }
  const total = [...received].reduce((sum, [id, amount]) => sum + amount + (part.carriedIn.get(id) ?? 0), 0);
  return [...part.shares].map(([establishment, share]) => {
    const carriedIn = part.carriedIn.get(establishment) ?? 0;
    const own = received.get(establishment) ?? 0;
    const target = share * total;
    const carriedOut = carriedIn + own - target;
    const beyond = part.tolerance === null ? 0 : Math.max(0, Math.abs(carriedOut) - part.tolerance);
    // What rounding alone makes of a share of thirds is no fault.
    return { establishment, share, received: own, carriedIn, target, carriedOut, beyond: beyond < 1e-9 ? 0 : beyond };
  });
}
