import { nationalWindows } from '../line.ts';
import type { IssueList } from '../issues.ts';
import { sizeLimits } from '../problem.ts';
import { each, field, items, keysOf, meet, type Path, text, textField } from '../raw.ts';
import { checkAll, checkOne, type KnownIds } from './known.ts';
import { checkSharings } from './sharing.ts';

/** Reports every id, of whatever is named somewhere, that the request does not declare. History may name strangers. */
export function checkReferences(json: unknown, known: KnownIds, issues: IssueList): void {
  for (const [territory, at] of each(json, 'territories')) {
    checkAll(field(territory, 'neighbours'), known.territories, [...at, 'neighbours'], 'unknownTerritory', issues);
  }
  for (const [line, at] of each(json, 'lines')) {
    checkAll(field(line, 'territories'), known.territories, [...at, 'territories'], 'unknownTerritory', issues);
    checkSupplements(line, at, issues);
  }
  for (const [participant, at] of each(json, 'participants')) checkParticipant(participant, known, at, issues);
  checkSharings(json, known, issues);
  checkReinforcements(json, known, issues);
  for (const key of ['pinned', 'baseline', 'forbidden']) {
    for (const [item, at] of each(json, key)) {
      checkOne(field(item, 'participant'), known.participants, [...at, 'participant'], 'unknownParticipant', issues);
      checkOne(field(item, 'onBehalfOf'), known.participants, [...at, 'onBehalfOf'], 'unknownParticipant', issues);
    }
  }
  for (const [item, at] of each(json, 'forbidden')) checkOne(field(item, 'line'), known.lines, [...at, 'line'], 'unknownLine', issues);
  for (const [rule, at] of each(json, 'rules')) {
    checkOne(field(field(rule, 'from'), 'site'), known.sites, [...at, 'from', 'site'], 'unknownSite', issues);
    checkAll(field(rule, 'participants'), known.participants, [...at, 'participants'], 'unknownParticipant', issues);
    // Selectors and groups of people within a rule.
    for (const key of ['who', 'with', 'from', 'to']) checkSelector(field(rule, key), known, [...at, key], issues);
  }
  for (const key of ['forbidden', 'rules', 'ledgers']) {
    for (const [item, at] of each(json, key)) checkSelector(field(item, 'scope'), known, [...at, 'scope'], issues);
  }
}

function checkParticipant(participant: unknown, known: KnownIds, path: Path, issues: IssueList): void {
  checkOne(field(participant, 'territory'), known.territories, [...path, 'territory'], 'unknownTerritory', issues);
  checkOne(field(participant, 'site'), known.sites, [...path, 'site'], 'unknownSite', issues);
  checkOne(field(participant, 'establishment'), known.establishments, [...path, 'establishment'], 'unknownEstablishment', issues);
  checkAll(field(participant, 'serves'), known.territories, [...path, 'serves'], 'unknownTerritory', issues);
  checkAll(field(participant, 'locumFor'), known.participants, [...path, 'locumFor'], 'unknownParticipant', issues);
  for (const [wish, at] of each(participant, 'preferences', path)) checkSelector(wish, known, at, issues);
  for (const id of keysOf(field(participant, 'balances'))) {
    checkOne(id, known.ledgers, [...path, 'balances', id], 'unknownLedger', issues);
  }
}

/** The windows that supplements name are windows of their line. */
function checkSupplements(line: unknown, path: Path, issues: IssueList): void {
  const windows = field(line, 'windows') === undefined ? nationalWindows : items(field(line, 'windows'));
  const own = new Set(windows.map((window) => textField(window, 'id')));
  for (const [supplement, at] of each(line, 'supplements', path)) {
    for (const [id, place] of each(supplement, 'windows', at)) {
      if (typeof id === 'string' && !own.has(id)) issues.add(place, 'unknownWindow', { id });
    }
  }
}

/** A scope, or anything else that selects duties by lines and territories and people by id. */
function checkSelector(selector: unknown, known: KnownIds, path: Path, issues: IssueList): void {
  checkAll(field(selector, 'lines'), known.lines, [...path, 'lines'], 'unknownLine', issues);
  checkAll(field(selector, 'territories'), known.territories, [...path, 'territories'], 'unknownTerritory', issues);
  checkAll(field(selector, 'participants'), known.participants, [...path, 'participants'], 'unknownParticipant', issues);
}

/** How many windows the reinforcements concern by the lines they name, all together. */
export function reinforcedWindows(json: unknown): number {
  const windows = new Map<string, number>();
  for (const line of items(field(json, 'lines'))) {
    windows.set(textField(line, 'id') ?? '', items(field(line, 'windows')).length || nationalWindows.length);
  }
  let sum = 0;
  for (const reinforcement of items(field(json, 'reinforcements'))) {
    for (const id of items(field(reinforcement, 'lines'))) sum += windows.get(text(id) ?? '') ?? 1;
  }
  return sum;
}

function checkReinforcements(json: unknown, known: KnownIds, issues: IssueList): void {
  const count = reinforcedWindows(json);
  if (count > sizeLimits.reinforcedWindows) {
    // The calendar looks at each of them: what nobody needs must not cost minutes.
    issues.add(['reinforcements'], 'tooManyReinforcedWindows', { count, max: sizeLimits.reinforcedWindows });
    return;
  }
  for (const [reinforcement, path] of each(json, 'reinforcements')) {
    checkAll(field(reinforcement, 'lines'), known.lines, [...path, 'lines'], 'unknownLine', issues);
    const lines = new Set(items(field(reinforcement, 'lines')));
    // Without a line that exists, nothing can be said of the windows; the lines have been reported.
    if (known.lines === null || !meet<unknown>(known.lines, lines)) continue;
    const windows = new Set(items(field(reinforcement, 'windows')));
    const missing = new Set([...windows].filter((id) => !isWindowOf(id, lines, known)));
    for (const [id, at] of each(reinforcement, 'windows', path)) {
      if (typeof id === 'string' && missing.has(id)) issues.add(at, 'unknownWindow', { id });
    }
  }
}

function isWindowOf(id: unknown, lines: ReadonlySet<unknown>, known: KnownIds): boolean {
  const owners = typeof id === 'string' ? known.windows.get(id) : undefined;
  return owners !== undefined && meet<unknown>(owners, lines);
}
