import { readdirSync, readFileSync } from 'node:fs';
import { type PresetFile, preset } from '../domain/preset.ts';

const folder = new URL('../../presets/', import.meta.url);

let known: ReadonlyMap<string, PresetFile> | undefined;

/** Every file of `presets/`, by id. Read once; as they are written, with no default filled in. */
function presets(): ReadonlyMap<string, PresetFile> {
  known ??= new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => [name.slice(0, -'.json'.length), understood(name)]),
  );
  return known;
}

/** @throws {RangeError} when a file is none; says where */
function understood(name: string): PresetFile {
  const json: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const read = preset.safeParse(json);
  if (!read.success) throw new RangeError(`presets/${name}: ${read.error.issues.map(({ path }) => path.join('/')).join(', ')}`);
  if (`${read.data.id}.json` !== name) throw new RangeError(`presets/${name}: id is ${read.data.id}`);
  return json as PresetFile;
}

export function listPresets(): readonly PresetFile[] {
  return [...presets().values()];
}

/** The preset with an id, or null: no id ever becomes a path. */
export function readPreset(id: string): PresetFile | null {
  return presets().get(id) ?? null;
}

/** The lines of a preset at one of its sets of rates; null when it has no such set. */
export function linesAt({ lines, rates }: PresetFile, set: string): PresetFile['lines'] | null {
  const chosen = rates.find(({ id }) => id === set);
  if (!chosen) return null;
  return chosen.changes.reduce<PresetFile['lines']>((before, change) => before.map((line) => changed(line, change)), lines);
}

type Change = PresetFile['rates'][number]['changes'][number];
type LineOf = PresetFile['lines'][number];

function changed(line: LineOf, { lines, windows, roles, fee, hourlyRate }: Change): LineOf {
  if (lines?.includes(line.id) === false || roles?.includes(line.role ?? 'fixed') === false) return line;
  const paid = { ...(fee === undefined ? {} : { fee }), ...(hourlyRate === undefined ? {} : { hourlyRate }) };
  return { ...line, windows: line.windows?.map((window) => (windows?.includes(window.id) === false ? window : { ...window, ...paid })) };
}
