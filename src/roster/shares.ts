import { daysBetween } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Ledger } from '../domain/options.ts';
import type { Problem } from '../domain/problem.ts';
import { selectableSlot, selects } from '../rules/index.ts';
import { countedDays } from './counted-days.ts';
import { exempted } from './exempted.ts';
import type { Person } from './holdings.ts';
import { type LineSlots, slotsByLine, Standing } from './standing.ts';

/**
 * Definitions of the fair share, read alike by the model and by the answers: who shares with whom, in what proportion,
 * and how much a duty counts. They are definitions, not rules: there is nothing here to verify against.
 */

/** One participant among those who share a load. */
export interface PoolMember {
  readonly participant: Person;
  /** a_dk, 0 to 1: see {@link pools}. */
  readonly share: number;
  /** Balance carried in, centred in the pool: b_d − a_d · Σb / Σa. */
  readonly carriedIn: number;
}

export interface Pool {
  /** `territory/role+role`, `/other` or `/locum` behind it for these groups of call; no territory: nothing before the slash. */
  readonly name: string;
  readonly members: readonly PoolMember[];
  /** Σ a_d. */
  readonly shares: number;
}

/** Name of the pool: same territory, same set of roles, same group of call (installed and salaried; other; locum). */
export function poolName({ territory, roles, status }: Person): string {
  const group = status === 'locum' || status === 'other' ? `/${status}` : '';
  return `${territory ?? ''}/${[...new Set(roles)].sort().join('+')}${group}`;
}

/**
 * The pools of a ledger, in the order in which the problem names their first members. A ledger whose scope names
 * participants concerns these alone.
 *
 * The share is a_dk = activity rate × t_d × e_dk. t_d: counted days / days of the period (see `countedDays`). e_dk: units
 * of the ledger, over the heads of slots that start on the member's counted days, that the member may hold by standing,
 * as a part of those that any member may hold (see `Standing`); 0 where there is nothing to hold. So nobody owes what
 * standing keeps them from: work they do not volunteer for, are exempted from or are not qualified for.
 *
 * Members without a share keep the balance they bring. Where no member has one, nothing can be owed in proportion:
 * balances are centred by equal parts, so that the pool still sums to 0.
 */
export function pools(problem: Problem, slots: readonly Slot[], ledger: Ledger): readonly Pool[] {
  let ofProblem = known.get(problem);
  if (ofProblem?.slots !== slots) {
    ofProblem = { slots, groups: groupsOf(problem, slots), byLedger: new Map() };
    known.set(problem, ofProblem);
  }
  const found = ofProblem.byLedger.get(ledger) ?? findPools(problem, slots, ledger, ofProblem.groups);
  ofProblem.byLedger.set(ledger, found);
  return found;
}

/** Everybody of one pool, whatever the ledger. */
interface Group {
  readonly name: string;
  readonly everybody: readonly Person[];
  readonly standing: Standing;
}

interface Known {
  readonly slots: readonly Slot[];
  readonly groups: readonly Group[];
  readonly byLedger: Map<Ledger, readonly Pool[]>;
}

/** Pools of the last slots that a problem was asked about: every reader of a roster asks for the same ones. */
const known = new WeakMap<Problem, Known>();

function groupsOf({ participants }: Problem, slots: readonly Slot[]): Group[] {
  const lines = slotsByLine(slots);
  return [...Map.groupBy(participants, poolName)].map(([name, everybody]) => ({
    name,
    everybody,
    standing: new Standing(everybody, lines),
  }));
}

function findPools(problem: Problem, slots: readonly Slot[], ledger: Ledger, groups: readonly Group[]): Pool[] {
  const concerned = ledger.scope?.participants && new Set(ledger.scope.participants);
  const account = new Account(problem, slots, ledger);
  const found: Pool[] = [];
  for (const { name, everybody, standing } of groups) {
    const members = concerned ? everybody.filter(({ id }) => concerned.has(id)) : everybody;
    if (members.length === 0) continue;
    const parts = account.parts(members, standing);
    const raw = members.map(({ balances }) => balances[ledger.id] ?? 0);
    const shares = parts.reduce((sum, share) => sum + share, 0);
    const excess = raw.reduce((sum, amount) => sum + amount, 0);
    const accounts = members.map((participant, i) => ({
      participant,
      share: parts[i],
      carriedIn: raw[i] - excess * (shares > 0 ? parts[i] / shares : 1 / members.length),
    }));
    found.push({ name, members: accounts, shares });
  }
  return found;
}

/** Below this part of what the pool may hold, what is left is rounding. */
const rounding = 1e-9;

/** What the heads of the slots weigh in one ledger, by day of the period. */
class Account {
  readonly #problem: Problem;
  readonly #days: number;
  readonly #units = new Map<Slot, number>();
  readonly #position = new Map<string, number>();
  readonly #byLines = new Map<readonly LineSlots[], Float64Array>();

  constructor(problem: Problem, slots: readonly Slot[], ledger: Ledger) {
    const { start, end } = problem.period;
    this.#problem = problem;
    this.#days = daysBetween(start, end) + 1;
    const amountOf = ledgerAmount(ledger);
    for (const slot of slots) {
      const units = (amountOf(slot) ?? 0) * slot.headcount;
      if (units > 0) this.#units.set(slot, units);
      if (!this.#position.has(slot.date)) this.#position.set(slot.date, daysBetween(start, slot.date));
    }
  }

  /** a_dk of each of these members. */
  parts(members: readonly Person[], standing: Standing): number[] {
    const ofPool = this.#perDay(standing.openTo(members));
    return members.map((member) => {
      const lines = standing.linesOf(member);
      if (lines.length === 0 || member.activityRate === 0) return 0;
      const counted = countedDays(this.#problem, member);
      const all = over(ofPool, counted);
      const own = over(this.#ofLines(lines), counted) - this.#exempted(member, lines, counted);
      if (all <= 0 || own <= rounding * all) return 0;
      const days = counted.reduce((sum, day) => sum + day, 0);
      return member.activityRate * (days / this.#days) * Math.min(1, own / all);
    });
  }

  #ofLines(lines: readonly LineSlots[]): Float64Array {
    const known = this.#byLines.get(lines) ?? this.#perDay(lines.flatMap(({ slots }) => slots));
    this.#byLines.set(lines, known);
    return known;
  }

  #exempted(member: Person, lines: readonly LineSlots[], counted: Uint8Array): number {
    if (member.exemptions.length === 0) return 0;
    const slots = lines.flatMap((line) => line.slots).filter((slot) => this.#units.has(slot) && exempted(member, slot));
    return over(this.#perDay(slots), counted);
  }

  #perDay(slots: Iterable<Slot>): Float64Array {
    const units = new Float64Array(this.#days);
    for (const slot of slots) units[this.#position.get(slot.date) ?? -1] += this.#units.get(slot) ?? 0;
    return units;
  }
}

function over(units: Float64Array, counted: Uint8Array): number {
  let sum = 0;
  for (let day = 0; day < units.length; day++) if (counted[day] === 1) sum += units[day];
  return sum;
}

/**
 * What holding a slot adds to a ledger, in its unit: points, elapsed hours or duties; null outside its scope. Prepared
 * once per ledger, to be asked for many slots. Whom the ledger concerns is for {@link pools} to say.
 */
export function ledgerAmount(ledger: Ledger): (slot: Slot) => number | null {
  const selected = selects(ledger.scope);
  return (slot) => {
    if (!selected(selectableSlot(slot))) return null;
    if (ledger.unit === 'hours') return slot.minutes / 60;
    return ledger.unit === 'duties' ? 1 : slot.points;
  };
}
