import type { IssueList } from '../issues.ts';
import { each, field, items, keysOf, type Path, text, textField } from '../raw.ts';
import { checkOne, type KnownIds } from './known.ts';

/** Reports what is wrong with lines that follow others, with sites and travel times, and with territories of a system. */
export function checkFollowing(json: unknown, known: KnownIds, issues: IssueList): void {
  const lines = items(field(json, 'lines'));
  const followers = new Set(lines.filter((line) => isFollower(line)).map((line) => textField(line, 'id')));
  for (const [line, at] of each(json, 'lines')) {
    const follows = items(field(line, 'follows'));
    if (follows.length === 0) checkAlone(line, at, issues);
    for (const [id, place] of each(line, 'follows', at)) {
      checkOne(id, known.lines, place, 'unknownLine', issues);
      if (id === textField(line, 'id')) issues.add(place, 'followsItself', { id: String(id) });
      else if (followers.has(text(id))) issues.add(place, 'followsFollower', { id: String(id) });
    }
  }
  checkSystems(json, issues);
  checkTravel(field(json, 'travel'), new Set(items(field(json, 'sites')).map((site) => textField(site, 'id'))), issues);
}

/** Whether a line opens when others do: it follows some and has no windows of its own. */
export function isFollower(line: unknown): boolean {
  const own = items(field(line, 'windows')).filter((window) => field(window, 'followed') !== true);
  return items(field(line, 'follows')).length > 0 && own.length === 0;
}

/** What says how to follow is for lines that do. */
function checkAlone(line: unknown, at: Path, issues: IssueList): void {
  if (Array.isArray(field(line, 'windows')) && items(field(line, 'windows')).length === 0) {
    issues.structural([...at, 'windows'], 'tooFew', { min: 1, count: 0 });
  }
  if (field(line, 'deepNight') === true) issues.add([...at, 'deepNight'], 'onlyWithFollows', { field: 'deepNight' });
  if (field(line, 'followDays') !== undefined) issues.add([...at, 'followDays'], 'onlyWithFollows', { field: 'followDays' });
  for (const [window, place] of each(line, 'windows', at)) {
    if (field(window, 'followed') === true) issues.add([...place, 'followed'], 'onlyWithFollows', { field: 'followed' });
  }
}

const systems: ReadonlySet<unknown> = new Set(['pharmacy', 'ambulance']);

/** A pharmacy zone is covered by pharmacies, an ambulance sector by ambulances; neighbours are of one system. */
function checkSystems(json: unknown, issues: IssueList): void {
  const system = new Map<unknown, string>();
  for (const territory of items(field(json, 'territories')))
    system.set(field(territory, 'id'), textField(territory, 'system') ?? 'medical');
  const differ = (own: string, list: unknown, key: string, at: Path): void => {
    for (const [id, place] of each(list, key, at)) {
      const other = system.get(id);
      if (other !== undefined && other !== own) issues.add(place, 'otherSystem', { id: String(id), system: other });
    }
  };
  for (const [line, at] of each(json, 'lines')) {
    const role = textField(line, 'role');
    // A request that knows one system only may put its pharmacies into the medical territories.
    const named = items(field(line, 'territories')).some((id) => systems.has(system.get(id)));
    if (named) differ(role !== undefined && systems.has(role) ? role : 'medical', line, 'territories', at);
  }
  for (const [territory, at] of each(json, 'territories')) differ(textField(territory, 'system') ?? 'medical', territory, 'neighbours', at);
}

function checkTravel(travel: unknown, sites: ReadonlySet<unknown>, issues: IssueList): void {
  const isSite = (id: unknown, at: Path): void => {
    if (typeof id === 'string' && !sites.has(id)) issues.add(at, 'unknownSite', { id });
  };
  const given = new Set<string>();
  for (const [entry, at] of each({ travel }, 'travel')) {
    const [from, to] = [textField(entry, 'from'), textField(entry, 'to')];
    isSite(from, [...at, 'from']);
    isSite(to, [...at, 'to']);
    if (from === undefined || to === undefined) continue;
    const way = `${from}/${to}`;
    if (from === to) issues.add([...at, 'to'], 'travelToItself', { id: to });
    else if (given.has(way)) issues.add(at, 'travelTwice', { from, to });
    given.add(way);
  }
  if (keysOf(travel).length === 0) return;
  const count = items(field(travel, 'sites')).length;
  for (const [id, at] of each(travel, 'sites', ['travel'])) isSite(id, at);
  const rows = items(field(travel, 'minutes'));
  if (rows.length !== count) issues.add(['travel', 'minutes'], 'travelNotSquare', { count: rows.length, sites: count });
  for (const [i, row] of rows.entries()) {
    if (Array.isArray(row) && row.length !== count)
      issues.add(['travel', 'minutes', i], 'travelNotSquare', { count: row.length, sites: count });
  }
}
