import type { OperationOf, ScenarioOperation } from '../domain/scenario-operations.ts';
import type { Change } from './change.ts';
import { addWindow, dropLine, dropWindow, setFee, setHeadcount } from './lines.ts';
import { addVolunteers, leave, removeVolunteers } from './people.ts';
import { renameTerritories } from './references.ts';

/** Each operation by its name. */
const handlers: { readonly [Name in ScenarioOperation['op']]: (change: Change, operation: OperationOf<Name>) => void } = {
  removeVolunteers,
  addVolunteers,
  removeParticipant: (change, { participant }) => {
    const known = change.problem.participants.some(({ id }) => id === participant);
    if (known) leave(change, participant);
    else change.object(['participant'], 'unknownParticipant', { id: participant });
  },
  addParticipant: ({ problem, added }, { participant }) => {
    problem.participants.push(participant);
    added.push(participant.id);
  },
  mergeTerritories,
  addLine: ({ problem }, { line }) => void problem.lines.push(line),
  dropLine,
  addWindow,
  dropWindow,
  setHeadcount,
  setFee,
  addRule: ({ problem }, { rule }) => {
    problem.rules = [...(problem.rules ?? []), rule];
  },
  dropRule: (change, { rule }) => {
    const gone = new Set(rulesOf(change, rule));
    change.problem.rules = change.problem.rules?.filter((one) => !gone.has(one));
  },
  changeRule: (change, { rule, set }) => {
    for (const one of rulesOf(change, rule)) Object.assign(one, structuredClone(set));
  },
  addReinforcement: ({ problem }, { reinforcement }) => {
    problem.reinforcements = [...(problem.reinforcements ?? []), reinforcement];
  },
  setEnvelope: (change, { envelope }) => {
    change.envelope = envelope;
  },
};

/** Follows an operation on a variant under way; what cannot be followed is objected to. */
export function follow(change: Change, operation: ScenarioOperation): void {
  // The table and the union have the same names, which TypeScript cannot tie together by itself.
  const handler = handlers[operation.op] as (change: Change, operation: ScenarioOperation) => void;
  handler(change, operation);
}

function rulesOf(change: Change, which: number | string) {
  const rules = change.problem.rules ?? [];
  const found = typeof which === 'number' ? rules.slice(which, which + 1) : rules.filter(({ type }) => type === which);
  if (found.length === 0) change.object(['rule'], 'unknownRule', { rule: which });
  return found;
}

function mergeTerritories(change: Change, { territories: ids, into }: OperationOf<'mergeTerritories'>): void {
  const { problem } = change;
  const all = problem.territories ?? [];
  ids.forEach((id, i) => {
    if (!all.some((one) => one.id === id)) change.object(['territories', i], 'unknownTerritory', { id });
  });
  const merged = all.filter(({ id }) => ids.includes(id));
  const names = new Map(merged.map(({ id }) => [id, into.id]));
  const together = <T>(pick: (territory: (typeof all)[number]) => readonly T[] | undefined): T[] => [
    ...new Set(merged.flatMap((territory) => pick(territory) ?? [])),
  ];
  const one = {
    id: into.id,
    name: into.name,
    system: merged[0]?.system ?? ('medical' as const),
    communes: together(({ communes }) => communes),
    population: merged.some(({ population }) => population == null)
      ? null
      : merged.reduce((sum, { population }) => sum + (population ?? 0), 0),
    neighbours: together(({ neighbours }) => neighbours).filter((id) => !names.has(id)),
    hospitalRelays: together(({ hospitalRelays }) => hospitalRelays),
  };
  const first = all.findIndex(({ id }) => names.has(id));
  problem.territories = all.flatMap((territory, i) => {
    if (i === first) return [one];
    if (names.has(territory.id)) return [];
    const neighbours = [...new Set((territory.neighbours ?? []).map((id) => names.get(id) ?? id))];
    return [{ ...territory, neighbours }];
  });
  renameTerritories(problem, names);
}
