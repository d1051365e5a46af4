import { readFields } from '../domain/fields.ts';
import { type Issue, IssueList } from '../domain/issues.ts';
import { type PresetFile, preset } from '../domain/preset.ts';
import { readFunding } from '../finance/read-funding.ts';
import { readProblem } from '../roster/read.ts';
import { linesAt } from './preset-rates.ts';

/** Any week: what is wrong with lines and fees is wrong in every one. */
const period = { start: '2027-01-01', end: '2027-01-07' };

/**
 * Everything that is wrong with a preset as JSON: its shape, what its sets of rates name, its lines and territories as a
 * problem at every set of rates, its order of funding. Pointers start at the preset.
 *
 * @param json a value that `JSON.parse` gave
 * @param id as the file is named; null: it has no name yet
 */
export function presetIssues(json: unknown, id: string | null): Issue[] {
  const issues = new IssueList(json);
  const { whole: given } = readFields(preset.shape, json, issues);
  if (given === null) return issues.list();
  if (id !== null && given.id !== id) issues.add(['id'], 'presetName', { id: given.id, file: `${id}.json` });
  addRates(given, issues);
  if (issues.total > 0) return issues.list();
  const found = [...problemIssues(json as PresetFile), ...fundingIssues(given)];
  // The same mistake shows at every set of rates.
  return [...new Map(found.map((issue) => [`${issue.pointer} ${issue.code}`, issue])).values()];
}

function addRates({ lines, rates }: PresetFile, issues: IssueList): void {
  const known = new Set(lines.map(({ id }) => id));
  const windows = new Set(lines.flatMap((line) => (line.windows ?? []).map(({ id }) => id)));
  const first = new Map<string, number>();
  for (const [r, { id, changes }] of rates.entries()) {
    const other = first.get(id);
    if (other === undefined) first.set(id, r);
    else issues.add(['rates', r, 'id'], 'duplicateId', { id, first: `rates[${other}]` });
    for (const [c, change] of changes.entries()) {
      const at = ['rates', r, 'changes', c];
      for (const [i, line] of (change.lines ?? []).entries()) {
        if (!known.has(line)) issues.add([...at, 'lines', i], 'unknownLine', { id: line });
      }
      for (const [i, window] of (change.windows ?? []).entries()) {
        if (!windows.has(window)) issues.add([...at, 'windows', i], 'unknownWindow', { id: window });
      }
    }
  }
}

function problemIssues(given: PresetFile): Issue[] {
  const { department, territories, bridgeDays } = given;
  return given.rates.flatMap(({ id }) => {
    const problem = { department, territories, calendar: { bridgeDays }, period, lines: linesAt(given, id), participants: [{ id: 'a' }] };
    const read = readProblem(problem, new Date(period.start));
    return read.ok ? [] : [...read.issues];
  });
}

function fundingIssues({ funding }: PresetFile): Issue[] {
  if (funding === null) return [];
  const read = readFunding(funding);
  return read.ok ? [] : read.issues.map((issue) => ({ ...issue, pointer: `/funding${issue.pointer}` }));
}
