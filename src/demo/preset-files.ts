import { readdirSync, readFileSync } from 'node:fs';
import type { Issue } from '../domain/issues.ts';
import type { PresetFile } from '../domain/preset.ts';
import { presetIssues } from './preset-check.ts';

const folder = new URL('../../presets/', import.meta.url);

/** A file that is no preset, and why. */
export interface BrokenPreset {
  readonly file: string;
  readonly issues: readonly Issue[];
}

interface Presets {
  readonly sound: ReadonlyMap<string, PresetFile>;
  readonly broken: readonly BrokenPreset[];
}

let known: Presets | undefined;

/**
 * Every file of `presets/`, by id. Read once; as they are written, with no default filled in. One that cannot be
 * understood is told of and takes none of the others away.
 */
function presets(): Presets {
  known ??= readFolder();
  return known;
}

function readFolder(): Presets {
  const sound = new Map<string, PresetFile>();
  const broken: BrokenPreset[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue;
    const id = file.slice(0, -'.json'.length);
    const read = readText(readFileSync(new URL(file, folder), 'utf8'), id);
    if (read.ok) sound.set(id, read.preset);
    else broken.push({ file, issues: read.issues });
  }
  return { sound, broken };
}

/**
 * A preset from the text of its file.
 * @param id as the file is named; null: it has no name yet
 */
export function readText(
  text: string,
  id: string | null,
): { readonly ok: true; readonly preset: PresetFile } | { readonly ok: false; readonly issues: readonly Issue[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, issues: [{ pointer: '', code: 'presetJson', params: {} }] };
  }
  const issues = presetIssues(json, id);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, preset: json as PresetFile };
}

export function listPresets(): readonly PresetFile[] {
  return [...presets().sound.values()];
}

/** Files of `presets/` that cannot be understood. */
export function brokenPresets(): readonly BrokenPreset[] {
  return presets().broken;
}

/** The preset with an id, or null: no id ever becomes a path. */
export function readPreset(id: string): PresetFile | null {
  return presets().sound.get(id) ?? null;
}
