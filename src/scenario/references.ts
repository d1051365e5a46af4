import type { ProblemInput } from '../domain/problem.ts';

type Scoped = { scope?: { lines?: string[]; territories?: string[] } };

/** Duties of the problem that name a slot which is to be no more: pins, prohibitions, the roster to stay near to. */
export function dropSlots(problem: ProblemInput, gone: (line: string, window: string) => boolean): void {
  const stays = ({ slot }: { slot?: string }): boolean => {
    if (slot === undefined) return true;
    const [line, , window] = slot.split('/');
    return !gone(line, window);
  };
  if (problem.pinned) problem.pinned = problem.pinned.filter(stays);
  if (problem.forbidden) problem.forbidden = problem.forbidden.filter(stays);
  if (problem.baseline) problem.baseline = problem.baseline.filter(stays);
}

/** Reinforcements without a window of a line, split off where they name other lines or windows, too. */
export function dropReinforced(problem: ProblemInput, line: string, window: string): void {
  const windows = new Set(problem.lines.flatMap((one) => (one.windows ?? []).map(({ id }) => id)));
  problem.reinforcements = problem.reinforcements?.flatMap((one) => {
    if (one.windows === undefined || !one.windows.includes(window)) return [one];
    const others = { ...one, lines: one.lines.filter((id) => id !== line) };
    const own = { ...one, lines: [line], windows: one.windows.filter((id) => id !== window && windows.has(id)) };
    const concerned = one.lines.includes(line);
    return [...(others.lines.length > 0 ? [others] : []), ...(concerned && own.windows.length > 0 ? [own] : [])];
  });
}

/** Another name for territories, wherever one is named. */
export function renameTerritories(problem: ProblemInput, names: ReadonlyMap<string, string>): void {
  const renamed = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => names.get(id) ?? id))];
  for (const line of problem.lines) if (line.territories) line.territories = renamed(line.territories);
  for (const person of problem.participants) {
    if (person.territory) person.territory = names.get(person.territory) ?? person.territory;
    if (person.serves) person.serves = renamed(person.serves);
    for (const wish of person.preferences ?? []) if (wish.territories) wish.territories = renamed(wish.territories);
  }
  for (const list of [problem.rules, problem.ledgers, problem.forbidden]) {
    for (const { scope } of (list ?? []) as Scoped[]) if (scope?.territories) scope.territories = renamed(scope.territories);
  }
}
