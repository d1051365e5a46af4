import { centsOf, eurosOf } from '../domain/money.ts';
import { isFollower } from '../domain/invariants/following.ts';
import { nationalWindows } from '../domain/line.ts';
import type { ProblemInput } from '../domain/problem.ts';
import type { OperationOf } from '../domain/scenario-operations.ts';
import type { Change } from './change.ts';
import { dropReinforced, dropSlots } from './references.ts';

type Line = ProblemInput['lines'][number];
type Window = NonNullable<Line['windows']>[number];

export function dropLine(change: Change, { line: id }: OperationOf<'dropLine'>): void {
  const line = known(change, id);
  if (!line) return;
  if (change.problem.lines.length === 1) {
    change.object(['line'], 'lastLine', { id });
    return;
  }
  // It stays, so that what names it stays sound, and opens never.
  line.validFrom = null;
  line.validTo = '1900-01-01';
  dropSlots(change.problem, (named) => named === id);
}

export function addWindow(change: Change, { line: id, window }: OperationOf<'addWindow'>): void {
  const line = known(change, id);
  if (line) line.windows = [...windowsOf(line), window];
}

export function dropWindow(change: Change, { line: id, window }: OperationOf<'dropWindow'>): void {
  const line = known(change, id);
  if (!line) return;
  const windows = windowsOf(line);
  if (!windows.some((one) => one.id === window)) {
    change.object(['window'], 'unknownWindow', { id: window });
    return;
  }
  if (windows.length === 1) {
    change.object(['window'], 'lastWindow', { id: window });
    return;
  }
  line.windows = windows.filter((one) => one.id !== window);
  for (const supplement of line.supplements ?? []) {
    if (supplement.windows) supplement.windows = supplement.windows.filter((one) => one !== window);
  }
  dropSlots(change.problem, (named, at) => named === id && at === window);
  dropReinforced(change.problem, id, window);
}

export function setHeadcount(change: Change, { headcount, ...select }: OperationOf<'setHeadcount'>): void {
  for (const window of selected(change, select)) window.headcount = headcount;
}

export function setFee(change: Change, { fee, hourlyRate, factor, ...select }: OperationOf<'setFee'>): void {
  const times = (euros: number | null | undefined) => (euros == null || factor === undefined ? euros : scaled(euros, factor));
  for (const window of selected(change, select)) {
    if (fee !== undefined) window.fee = fee;
    if (hourlyRate !== undefined) window.hourlyRate = hourlyRate;
    if (factor === undefined) continue;
    window.fee = times(window.fee);
    window.hourlyRate = times(window.hourlyRate);
    for (const rate of window.rates ?? []) Object.assign(rate, { fee: times(rate.fee), hourlyRate: times(rate.hourlyRate) });
  }
}

function scaled(euros: number, factor: number): number {
  return eurosOf(Math.floor(centsOf(euros) * factor + 0.5));
}

type Select = Pick<OperationOf<'setHeadcount'>, 'lines' | 'windows' | 'roles' | 'territories'>;

/** Windows that an operation selects; objections for ids that are unknown or select nothing. */
function selected(change: Change, { op: _, ...select }: Select & { readonly op: string }): Window[] {
  const { lines, windows, roles, territories } = select;
  for (const [i, id] of (lines ?? []).entries()) known(change, id, ['lines', i]);
  for (const [i, id] of (territories ?? []).entries()) {
    if (!change.problem.territories?.some((one) => one.id === id)) change.object(['territories', i], 'unknownTerritory', { id });
  }
  const concerned = change.problem.lines.filter(
    (line) =>
      (lines?.includes(line.id) ?? true) &&
      (roles?.includes(line.role ?? 'fixed') ?? true) &&
      (territories === undefined || (line.territories ?? []).some((id) => territories.includes(id))),
  );
  const found = concerned.flatMap((line) => {
    line.windows = windowsOf(line);
    return line.windows.filter(({ id }) => windows?.includes(id) ?? true);
  });
  for (const [i, id] of (windows ?? []).entries()) {
    if (!found.some((window) => window.id === id)) change.object(['windows', i], 'unknownWindow', { id });
  }
  return found;
}

/** The line with an id, or undefined with an objection. */
function known(change: Change, id: string, path: readonly (string | number)[] = ['line']): Line | undefined {
  const line = change.problem.lines.find((one) => one.id === id);
  if (!line) change.object(path, 'unknownLine', { id });
  return line;
}

/** The windows of a line, written out where it has those of the national frame. */
function windowsOf(line: Line): Window[] {
  // A line that follows others has none of its own.
  if (isFollower(line)) return [];
  return line.windows ?? nationalWindows.map((window) => structuredClone(window));
}
