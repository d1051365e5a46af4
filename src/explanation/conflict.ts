import { type IneligibilityCode, ineligibilities, servesLine } from '../rules/index.ts';
import type { BlockedVolunteer, GapQuestion } from './gap.ts';
import { type Fact, factKey, type GapGround, groundOf } from './conflict-facts.ts';
import type { AssignmentIds } from '../roster/resolve.ts';
import { optimise } from '../roster/optimise.ts';
import type { Allowance } from '../roster/solve-variant.ts';

export interface Conflict {
  readonly facts: readonly Fact[];
  /** Each fact was tried: without it the slot can be filled. */
  readonly irreducible: boolean;
}

/** A conflict that could not be reduced in the time and has more facts than this explains nothing to anybody. */
const mostUnsure = 30;

/**
 * Facts which together leave no way to hold one more head of a slot while the other slots among them keep their heads,
 * and of which none is too many. Null when none that is short enough was found in the time, or when there is none (the roster was not the
 * best there is).
 *
 * Begins with what blocks the volunteers in this roster and adds what the people need whom a way round would use, until
 * there is no way round; then takes away what is not needed (QuickXplain, Junker 2004). Every test is a solve of the
 * slots concerned alone.
 */
export async function findConflict(
  question: GapQuestion,
  volunteers: readonly BlockedVolunteer[],
  time: Allowance,
): Promise<Conflict | null> {
  const search = new ConflictSearch(question, time);
  let facts = search.begin(volunteers);
  for (;;) {
    const way = await search.wayRound(facts);
    if (way === 'none') break;
    if (way === 'unknown') return null;
    const more = search.grown(facts, way);
    if (more.length === facts.length) return null;
    facts = more;
  }
  const reduced = await search.reduce([], true, inOrder(facts));
  if (search.unsure && reduced.length > mostUnsure) return null;
  return { facts: reduced, irreducible: !search.unsure };
}

/** What is about people first, other slots last: of two conflicts, the nearer one is kept. */
function inOrder(facts: readonly Fact[]): Fact[] {
  const rank = ['unavailable', 'exempted', 'limits', 'forbidden', 'rule', 'pin', 'slot'];
  return facts.toSorted((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));
}

class ConflictSearch {
  readonly #question: GapQuestion;
  readonly #time: Allowance;
  readonly #ground: GapGround;
  readonly #held: ReadonlySet<string>;
  /** A test ran out of time. */
  unsure = false;

  constructor(question: GapQuestion, time: Allowance) {
    this.#question = question;
    this.#time = time;
    const { problem, slots, slot, verdict } = question;
    const heads = Map.groupBy(verdict.holdings, (one) => one.slot.id);
    const bySlot = new Map(slots.map((one) => [one.id, one]));
    const people = new Map(problem.participants.map((person) => [person.id, person]));
    const standingPins = problem.pinned.flatMap((pin, i) => {
      const [where, who] = [bySlot.get(pin.slot), people.get(pin.participant)];
      return where && who && ineligibilities(problem, who, where).length === 0 ? [] : [i];
    });
    this.#ground = {
      problem,
      slots,
      slot,
      heads: new Map([...heads].map(([id, holdings]) => [id, holdings.length])),
      standingPins: new Set(standingPins),
    };
    this.#held = new Set(verdict.holdings.map((one) => `${one.slot.id}/${one.participant.id}`));
  }

  /** What the verifier names when a volunteer is put in by hand, and what keeps out those who serve the line. */
  begin(volunteers: readonly BlockedVolunteer[]): Fact[] {
    const { problem, slot } = this.#question;
    const facts = volunteers.flatMap(({ participant, findings }) =>
      findings.flatMap(({ rule, ruleIndex, slots }): Fact[] => [
        ...(ruleIndex === null ? [] : [{ kind: 'rule' as const, index: ruleIndex }]),
        ...(rule === 'limits' ? [{ kind: 'limits' as const, participant }] : []),
        ...this.#slotsOf(participant).filter((fact) => fact.kind === 'slot' && slots.includes(fact.slot.id)),
        ...slots.flatMap((id) => this.#pins(id, participant)),
      ]),
    );
    for (const person of problem.participants) {
      if (!person.volunteer || !servesLine(person, slot.line)) continue;
      for (const code of ineligibilities(problem, person, slot)) facts.push(...this.#grounds(person.id, code));
    }
    return distinct(facts);
  }

  /** Who would have to serve where: a way to fill the slot under these facts, none, or unknown. */
  async wayRound(facts: readonly Fact[]): Promise<AssignmentIds[] | 'none' | 'unknown'> {
    const left = this.#time.left();
    if (left === 0) return 'unknown';
    const { problem, slots } = groundOf(this.#ground, facts);
    const options = { ...problem.options, timeLimitSeconds: left };
    const { assignments, levels } = await optimise({ ...problem, options }, slots, { signal: this.#time.signal });
    if (levels[0].value === 0) return assignments;
    return (levels[0].bound ?? 0) > 0 ? 'none' : 'unknown';
  }

  /** The facts, and what the people need who serve elsewhere in the way round than in the roster. */
  grown(facts: readonly Fact[], way: readonly AssignmentIds[]): Fact[] {
    const { problem } = this.#question;
    const movers = new Set(way.filter(({ slot, participant }) => !this.#held.has(`${slot}/${participant}`)).map((one) => one.participant));
    const rules = problem.rules.flatMap(({ weight }, index): Fact[] => (weight === undefined ? [{ kind: 'rule', index }] : []));
    const needs = [...movers].flatMap((participant): Fact[] => [
      { kind: 'limits', participant },
      { kind: 'unavailable', participant },
      { kind: 'exempted', participant },
      ...problem.forbidden.flatMap((entry, index): Fact[] => (entry.participant === participant ? [{ kind: 'forbidden', index }] : [])),
      ...this.#slotsOf(participant).flatMap((fact) => (fact.kind === 'slot' ? [fact, ...this.#pins(fact.slot.id, participant)] : [])),
    ]);
    return distinct([...facts, ...rules, ...needs]);
  }

  /** QuickXplain: the smallest part of the facts (in the order given) that still leaves no way, beside the background. */
  async reduce(background: readonly Fact[], changed: boolean, facts: readonly Fact[]): Promise<readonly Fact[]> {
    if (changed && (await this.#noWay(background))) return [];
    if (facts.length <= 1) return facts;
    const half = Math.ceil(facts.length / 2);
    const [first, second] = [facts.slice(0, half), facts.slice(half)];
    const needed = await this.reduce([...background, ...first], true, second);
    const rest = await this.reduce([...background, ...needed], needed.length > 0, first);
    return [...rest, ...needed];
  }

  async #noWay(facts: readonly Fact[]): Promise<boolean> {
    const way = await this.wayRound(facts);
    if (way === 'unknown') this.unsure = true;
    return way === 'none';
  }

  #grounds(participant: string, code: IneligibilityCode): Fact[] {
    if (code === 'unavailable' || code === 'exempted') return [{ kind: code, participant }];
    if (code !== 'forbidden') return [];
    return this.#question.problem.forbidden.flatMap((entry, index): Fact[] =>
      entry.participant === participant ? [{ kind: 'forbidden', index }] : [],
    );
  }

  #slotsOf(participant: string): Fact[] {
    return this.#question.verdict.holdings
      .filter((one) => one.participant.id === participant)
      .map(({ slot }): Fact => ({ kind: 'slot', slot }));
  }

  #pins(slot: string, participant: string): Fact[] {
    return this.#question.problem.pinned.flatMap((pin, index): Fact[] =>
      pin.slot === slot && pin.participant === participant ? [{ kind: 'pin', index }] : [],
    );
  }
}

function distinct(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [factKey(fact), fact])).values()];
}
