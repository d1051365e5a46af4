import type { PresetFile } from '../domain/preset.ts';

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
