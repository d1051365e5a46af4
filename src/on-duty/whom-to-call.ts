import type { OnDuty } from '../domain/on-duty.ts';
import type { TableFacts } from '../jobs/duty-row.ts';
import type { DutyInForce } from '../jobs/table-store.ts';

type Territory = TableFacts['territories'][number];
type Answerers = OnDuty['territories'][number]['consultation'];

/**
 * Whom to call for a territory, in the order of the specification. A consultation goes to the own fixed post, else the
 * nearest open one, else the hospital that relays; a visit to the own mobile doctor, the nearest one, the own fixed post,
 * else to the SAMU. Near is counted in borders crossed between neighbours.
 *
 * @param duties that are held at the instant, of all tables
 */
export function whomToCall(territories: readonly Territory[], duties: readonly DutyInForce[]): OnDuty['territories'] {
  const known = new Map(territories.map((territory) => [territory.id, territory]));
  return territories.map(({ id, name, hospitalRelays }) => {
    const steps = stepsFrom(id, known);
    const nearest = (role: string) =>
      byDistance(
        duties.filter((duty) => duty.facts.role === role),
        steps,
      );
    const own = (role: string) => duties.filter((duty) => duty.facts.role === role && duty.facts.territories.includes(id));
    return {
      territory: id,
      name,
      consultation: [...nearest('fixed').map(answererOf), ...hospitalRelays.map((relay) => ({ slot: null, participant: null, relay }))],
      visit: [...nearest('mobile').map(answererOf), ...own('fixed').map(answererOf), { slot: null, participant: null, relay: 'samu' }],
    };
  });
}

/** Borders between a territory and every other that can be reached from it. A neighbour named on one side is one on both. */
function stepsFrom(start: string, known: ReadonlyMap<string, Territory>): ReadonlyMap<string, number> {
  const next = new Map([...known.keys()].map((id) => [id, new Set(known.get(id)?.neighbours)]));
  for (const [id, { neighbours }] of known) for (const other of neighbours) next.get(other)?.add(id);
  const steps = new Map([[start, 0]]);
  const queue = [start];
  for (const id of queue) {
    for (const other of next.get(id) ?? []) {
      if (steps.has(other)) continue;
      steps.set(other, (steps.get(id) ?? 0) + 1);
      queue.push(other);
    }
  }
  return steps;
}

/** Duties that reach the territory, nearest first; those of no reachable territory are left out. */
function byDistance(duties: readonly DutyInForce[], steps: ReadonlyMap<string, number>): DutyInForce[] {
  return duties
    .map((duty) => ({ duty, far: Math.min(...duty.facts.territories.map((id) => steps.get(id) ?? Number.POSITIVE_INFINITY)) }))
    .filter(({ far }) => Number.isFinite(far))
    .sort((a, b) => a.far - b.far || (a.duty.slot < b.duty.slot ? -1 : 1))
    .map(({ duty }) => duty);
}

function answererOf({ slot, participant }: DutyInForce): Answerers[number] {
  return { slot, participant, relay: null };
}
