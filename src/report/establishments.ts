import type { Naming } from '../calendar/naming.ts';
import type { Slot } from '../calendar/slot.ts';
import { centsOf, eurosOf } from '../domain/money.ts';
import type { Problem } from '../domain/problem.ts';
import type { EstablishmentResult, EstablishmentShare } from '../domain/shared-lines.ts';
import { say } from '../messages/index.ts';
import { BlockerSearch } from '../roster/blockers.ts';
import { gapsOf } from '../roster/establishment-gaps.ts';
import type { Holding } from '../roster/holdings.ts';
import { type Portion, portionsOf, type SharedPart, sharedParts } from '../roster/sharing-parts.ts';
import { openSlots } from '../roster/shortfalls.ts';
import { describeIneligibility, describeViolation, houseOf, ineligibilities } from '../rules/index.ts';

/** Pairs of a person and a duty that are looked at for one establishment and part at most. */
const mostPairs = 2000;
/** What is hard on a line that shares nothing apart. */
const hardByDefault: readonly string[] = ['saturday', 'sunday', 'holiday'];

/** What each establishment does of the lines that it shares, in the order of the request; none where none is shared. */
export function establishmentResults(
  problem: Problem,
  slots: readonly Slot[],
  holdings: readonly Holding[],
  naming: Naming,
): EstablishmentResult[] {
  const parts = sharedParts(problem, slots);
  if (parts.length === 0) return [];
  const house = houseOf(problem);
  const held = holdings.filter(({ slot }) => slot.line.sharing !== null);
  const byHouse = Map.groupBy(held, ({ participant, onBehalfOf }) => house(participant.id, onBehalfOf));
  const gaps = openHeads(problem, slots, holdings);
  const portions = parts.map((part) => ({ part, of: portionsOf(problem, part, held.map(ids)) }));
  const search = new BlockerSearch(problem, slots, holdings);
  return problem.establishments.flatMap(({ id }): EstablishmentResult[] => {
    const own = byHouse.get(id) ?? [];
    const shares = portions.flatMap(({ part, of }) =>
      of
        .filter(({ establishment }) => establishment === id)
        .map((portion) => shareOf({ problem, search, held, slots, naming }, part, portion)),
    );
    if (shares.length === 0 && own.length === 0) return [];
    return [
      {
        id,
        duties: own.length,
        hours: own.reduce((sum, { slot }) => sum + slot.minutes, 0) / 60,
        points: own.reduce((sum, { slot }) => sum + slot.points, 0),
        hardDuties: own.filter(({ slot }) => isHard(slot)).length,
        gaps: gaps.get(id) ?? 0,
        cost: eurosOf(own.reduce((sum, { slot }) => sum + centsOf(slot.fee ?? 0), 0)),
        shares,
      },
    ];
  });
}

function isHard({ line, tags }: Slot): boolean {
  const apart = line.sharing?.mode === 'pooled' ? line.sharing.hard.flatMap((part) => part.tags) : [];
  return (apart.length > 0 ? apart : hardByDefault).some((tag) => tags.has(tag));
}

function openHeads(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): Map<string, number> {
  const heads = new Map<string, number>();
  const shared = slots.filter(({ line }) => line.sharing !== null);
  const bySlot = Map.groupBy(holdings, ({ slot }) => slot);
  for (const { slot, missing: open } of openSlots(shared, holdings)) {
    for (const { establishment, missing } of gapsOf(problem, slot, bySlot.get(slot) ?? [], open)) {
      heads.set(establishment, (heads.get(establishment) ?? 0) + missing);
    }
  }
  return heads;
}

interface Ground {
  readonly problem: Problem;
  readonly search: BlockerSearch;
  readonly held: readonly Holding[];
  readonly slots: readonly Slot[];
  readonly naming: Naming;
}

function shareOf(ground: Ground, part: SharedPart, portion: Portion): EstablishmentShare {
  const { share, received, target, carriedIn, carriedOut, beyond } = portion;
  return {
    line: part.line.id,
    tags: part.tags === null ? null : [...part.tags],
    measure: part.measure,
    share,
    received,
    target,
    balanceIn: carriedIn,
    balanceOut: carriedOut,
    tolerance: part.tolerance,
    beyond,
    binding: beyond > 0 && carriedOut < 0 ? bindingOf(ground, part, portion.establishment) : [],
  };
}

/** What keeps an establishment from the duties that others hold: the first obstacle of each pair, counted. */
function bindingOf(
  { problem, search, held, slots, naming }: Ground,
  part: SharedPart,
  establishment: string,
): EstablishmentShare['binding'] {
  const house = houseOf(problem);
  const people = problem.participants.filter(
    (person) => person.establishment === establishment && person.status !== 'locum' && person.volunteer,
  );
  const own = new Set(held.filter(({ participant }) => house(participant.id) === establishment).map(({ slot }) => slot));
  const others = slots.filter((slot) => part.amountOf(slot) > 0 && !own.has(slot));
  const found = new Map<string, { count: number; message: string }>();
  const pairs = others.flatMap((slot) => people.map((person) => ({ slot, person }))).slice(0, mostPairs);
  for (const { slot, person } of pairs) {
    const [code] = ineligibilities(problem, person, slot);
    const finding = code === undefined ? search.blockers(person.id, slot, null).find(({ rule }) => rule !== 'headcount') : undefined;
    const rule = code ?? finding?.rule ?? 'objective';
    const known = found.get(rule);
    if (known) known.count += 1;
    else {
      const message = code
        ? describeIneligibility(naming.lang, code)
        : finding
          ? describeViolation(naming, finding)
          : say(naming.lang, 'sharing.objective');
      found.set(rule, { count: 1, message });
    }
  }
  return [...found].map(([rule, { count, message }]) => ({ rule, count, message })).sort((a, b) => b.count - a.count);
}

function ids({ slot, participant, onBehalfOf }: Holding) {
  return { slot, participant: participant.id, onBehalfOf };
}
