import type { Slot } from '../calendar/slot.ts';
import type { Participant } from '../domain/participant.ts';
import type { Problem } from '../domain/problem.ts';
import type { Indicators } from '../domain/roster.ts';
import { type Holding, holdersBySlot } from '../roster/holdings.ts';

/**
 * The indicators that the specification asks for by 31 March of the next year (doctors, exempted doctors per territory,
 * fill rate, insufficiencies, regulators), over the period of the roster.
 */
export function rosterIndicators(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): Indicators {
  const holders = holdersBySlot(holdings);
  const overall = new Fill();
  const byLine = new Map(problem.lines.map((line) => [line.id, new Fill()]));
  const byTerritory = new Map<string | null, Fill>(problem.territories.map(({ id }) => [id, new Fill()]));
  let insufficiencies = 0;
  for (const slot of slots) {
    // Heads beyond the headcount fill nothing.
    const filled = Math.min(slot.headcount, holders.get(slot.id)?.size ?? 0);
    if (filled < slot.headcount) insufficiencies++;
    overall.add(slot.headcount, filled);
    byLine.get(slot.line.id)?.add(slot.headcount, filled);
    const territories: (string | null)[] = slot.line.territories.length > 0 ? [...new Set(slot.line.territories)] : [null];
    for (const territory of territories) {
      const fill = byTerritory.get(territory) ?? new Fill();
      fill.add(slot.headcount, filled);
      byTerritory.set(territory, fill);
    }
  }
  return {
    ...overall.figures(),
    byTerritory: [...byTerritory].map(([territory, fill]) => ({ territory, ...fill.figures() })),
    byLine: [...byLine].map(([line, fill]) => ({ line, ...fill.figures() })),
    exempted: exemptedByTerritory(problem),
    insufficiencies,
    regulators: problem.participants.filter(
      (participant) => participant.volunteer && participant.roles.includes('regulation') && isActive(participant, problem.period),
    ).length,
  };
}

/** Heads needed and held. */
class Fill {
  #needed = 0;
  #filled = 0;

  add(needed: number, filled: number): void {
    this.#needed += needed;
    this.#filled += filled;
  }

  figures(): { fillRate: number; needed: number; filled: number } {
    return { fillRate: this.#needed > 0 ? this.#filled / this.#needed : 1, needed: this.#needed, filled: this.#filled };
  }
}

/** Medical territories in the order of the problem, then (null) doctors without one, if there are any. */
function exemptedByTerritory(problem: Problem): Indicators['exempted'] {
  const counts = new Map<string | null, { doctors: number; volunteers: number; exempted: number }>(
    problem.territories.filter(({ system }) => system === 'medical').map(({ id }) => [id, { doctors: 0, volunteers: 0, exempted: 0 }]),
  );
  for (const participant of problem.participants) {
    if (participant.kind !== 'doctor' || !isActive(participant, problem.period)) continue;
    const count = counts.get(participant.territory) ?? { doctors: 0, volunteers: 0, exempted: 0 };
    count.doctors++;
    if (participant.volunteer) count.volunteers++;
    if (participant.exemptions.some(({ from, to }) => from <= problem.period.end && (to === null || to >= problem.period.start))) {
      count.exempted++;
    }
    counts.set(participant.territory, count);
  }
  return [...counts].map(([territory, count]) => ({ territory, ...count }));
}

function isActive({ activeFrom, activeTo }: Participant, period: Problem['period']): boolean {
  return (activeFrom === null || activeFrom <= period.end) && (activeTo === null || activeTo >= period.start);
}
