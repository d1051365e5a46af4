import { nationalWindows } from '../line.ts';
import type { IssueList } from '../issues.ts';
import { each, field, items, type Path, pointerOf, text, textField } from '../raw.ts';

/**
 * The ids that a request declares. `null` stands for a list that is none, or is empty though it must not be: what it
 * should hold is unknown, so no reference to it can be called wrong.
 */
export interface KnownIds {
  readonly territories: ReadonlySet<string> | null;
  readonly establishments: ReadonlySet<string> | null;
  readonly lines: ReadonlySet<string> | null;
  readonly participants: ReadonlySet<string> | null;
  readonly ledgers: ReadonlySet<string> | null;
  readonly sites: ReadonlySet<string> | null;
  /** Window id → lines that have such a window. */
  readonly windows: ReadonlyMap<string, ReadonlySet<string>>;
}

const nationalIds: readonly string[] = nationalWindows.map(({ id }) => id);

/** Collects the declared ids and reports every id that is declared twice. */
export function knownIds(json: unknown, issues: IssueList): KnownIds {
  const ids = (key: string): ReadonlySet<string> | null => declared(field(json, key), [key], issues);
  const needed = (key: string): ReadonlySet<string> | null => (items(field(json, key)).length === 0 ? null : ids(key));
  const ledgers = ids('ledgers');
  return {
    territories: ids('territories'),
    establishments: ids('establishments'),
    sites: ids('sites'),
    lines: needed('lines'),
    participants: needed('participants'),
    ledgers: field(json, 'ledgers') === undefined ? new Set(['points']) : ledgers,
    windows: windowLines(json, issues),
  };
}

function declared(list: unknown, path: Path, issues: IssueList): ReadonlySet<string> | null {
  if (list !== undefined && !Array.isArray(list)) return null;
  const first = new Map<string, number>();
  for (const [i, item] of items(list).entries()) {
    const id = textField(item, 'id');
    if (id === undefined) continue;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, i);
    else issues.add([...path, i, 'id'], 'duplicateId', { id, first: pointerOf([...path, earlier]) });
  }
  return new Set(first.keys());
}

function windowLines(json: unknown, issues: IssueList): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const [line, at] of each(json, 'lines')) {
    const windows = field(line, 'windows');
    const own = declared(windows, [...at, 'windows'], issues);
    const lineId = textField(line, 'id');
    if (lineId === undefined) continue;
    for (const id of (windows === undefined && items(field(line, 'follows')).length === 0 ? nationalIds : own) ?? []) {
      const those = owners.get(id);
      if (those === undefined) owners.set(id, new Set([lineId]));
      else those.add(lineId);
    }
  }
  return owners;
}

/** What says that an id is not declared. */
type UnknownCode = `unknown${'Line' | 'Window' | 'Territory' | 'Establishment' | 'Participant' | 'Ledger' | 'Site'}`;

/** Reports each id of a list that is not declared. */
export function checkAll(values: unknown, known: ReadonlySet<string> | null, path: Path, code: UnknownCode, issues: IssueList): void {
  if (known === null) return;
  for (const [i, value] of items(values).entries()) {
    const id = text(value);
    if (id !== undefined && !known.has(id)) issues.add([...path, i], code, { id });
  }
}

/** Reports one id that is not declared; a value that is no string is not its business. */
export function checkOne(value: unknown, known: ReadonlySet<string> | null, path: Path, code: UnknownCode, issues: IssueList): void {
  const id = text(value);
  if (id !== undefined && known !== null && !known.has(id)) issues.add(path, code, { id });
}
