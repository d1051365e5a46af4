import type { IssueList } from '../issues.ts';
import { nationalWindows } from '../line.ts';
import { each, field, items, keysOf, type Path, text, textField } from '../raw.ts';
import { checkAll, checkOne, type KnownIds } from './known.ts';

/** Reports what is wrong between establishments, the lines they share, and the balances they carry in. */
export function checkSharings(json: unknown, known: KnownIds, issues: IssueList): void {
  // Of people who are wrong themselves, nothing is said twice.
  const sound = !issues.list().some(({ pointer }) => pointer.startsWith('/participants'));
  const houses = sound ? housesOf(json) : null;
  for (const [line, at] of each(json, 'lines')) checkSharing(line, known, houses, [...at, 'sharing'], issues);
  const keys = balanceKeys(json);
  for (const [establishment, at] of each(json, 'establishments')) {
    for (const key of keysOf(field(establishment, 'balances'))) {
      if (!keys.has(key)) issues.add([...at, 'balances', key], 'unknownSharedPart', { id: key });
    }
  }
}

/** Establishments that have participants; null when that list is none. */
function housesOf(json: unknown): ReadonlySet<string> | null {
  const people = items(field(json, 'participants'));
  if (people.length === 0) return null;
  return new Set(people.flatMap((person) => textField(person, 'establishment') ?? []));
}

/** Partners exist; shares, when given, cover them all and nothing else; what is promised can be kept. */
function checkSharing(line: unknown, known: KnownIds, houses: ReadonlySet<string> | null, path: Path, issues: IssueList): void {
  const sharing = field(line, 'sharing');
  checkAll(field(sharing, 'establishments'), known.establishments, [...path, 'establishments'], 'unknownEstablishment', issues);
  for (const key of ['turns', 'exceptions']) {
    for (const [one, at] of each(sharing, key, path)) {
      checkOne(field(one, 'establishment'), known.establishments, [...at, 'establishment'], 'unknownEstablishment', issues);
    }
  }
  const partners = partnersIn(sharing);
  if (partners === null) return;
  for (const key of ['shares', 'perHouse']) {
    for (const id of keysOf(field(sharing, key))) {
      if (!partners.has(id)) issues.add([...path, key, id], 'shareWithoutPartner', { id });
    }
  }
  for (const [one, at] of each(sharing, 'exceptions', path)) {
    const id = textField(one, 'establishment');
    if (id !== undefined && !partners.has(id)) issues.add([...at, 'establishment'], 'shareWithoutPartner', { id });
  }
  checkExceptions(sharing, path, issues);
  checkPerHouse(line, sharing, path, issues);
  const shares = field(sharing, 'shares');
  const given = new Set(keysOf(shares));
  for (const id of partners) if (shares !== undefined && !given.has(id)) issues.add([...path, 'shares'], 'missingShare', { id });
  // Nobody of an establishment can ever serve its share.
  if (textField(sharing, 'mode') !== 'pooled' || houses === null) return;
  for (const id of partners) {
    if (!houses.has(id) && (known.establishments?.has(id) ?? true)) issues.add([...path, 'establishments'], 'shareWithoutPeople', { id });
  }
}

function partnersIn(sharing: unknown): ReadonlySet<string> | null {
  const named = field(sharing, 'establishments');
  const turns = field(sharing, 'turns');
  const list = Array.isArray(named) ? named : Array.isArray(turns) ? turns.map((turn) => field(turn, 'establishment')) : null;
  return list === null ? null : new Set(list.flatMap((one) => text(one) ?? []));
}

/** Two exceptions for one date leave open whose turn it is. */
function checkExceptions(sharing: unknown, path: Path, issues: IssueList): void {
  const ranges = [...each(sharing, 'exceptions', path)].flatMap(([one, at]) => {
    const [from, to] = [textField(one, 'from'), textField(one, 'to')];
    return from === undefined || to === undefined ? [] : [{ from, to, at }];
  });
  ranges.sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [i, { from, at }] of ranges.entries()) {
    if (i > 0 && from <= ranges[i - 1].to) issues.add([...at, 'from'], 'exceptionsOverlap', { date: from });
  }
}

/** Every window has as many heads as are kept for establishments, or none. */
function checkPerHouse(line: unknown, sharing: unknown, path: Path, issues: IssueList): void {
  const heads = keysOf(field(sharing, 'perHouse')).reduce((sum, id) => {
    const count = field(field(sharing, 'perHouse'), id);
    return sum + (typeof count === 'number' ? count : 0);
  }, 0);
  const windows = field(line, 'windows') === undefined ? nationalWindows : items(field(line, 'windows'));
  for (const window of windows) {
    const headcount = field(window, 'headcount') ?? 1;
    if (typeof headcount !== 'number' || headcount === 0 || heads <= headcount) continue;
    issues.add([...path, 'perHouse'], 'perHouseTooMany', { heads, headcount, window: textField(window, 'id') ?? '' });
    return;
  }
}

/** Every key under which a balance of a shared line may stand. */
function balanceKeys(json: unknown): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const line of items(field(json, 'lines'))) {
    const [id, sharing] = [textField(line, 'id'), field(line, 'sharing')];
    if (id === undefined || sharing === undefined || sharing === null) continue;
    keys.add(id);
    if (textField(sharing, 'holidays') === 'balanced') keys.add(`${id}/holiday`);
    for (const part of items(field(sharing, 'hard'))) keys.add(`${id}/${items(field(part, 'tags')).join('+')}`);
  }
  return keys;
}
