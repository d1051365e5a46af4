import { brokenPresets, listPresets, readPresetText } from '../demo/index.ts';
import { type Issue, reportIssue } from '../domain/issues.ts';
import type { Lang } from '../messages/index.ts';
import { exitCodes } from './usage.ts';

/** Lists the regional specifications; files that cannot be understood are told of on standard error. */
export function presets(lang: Lang): { text: string; code: number } {
  for (const { file, issues } of brokenPresets()) complainOf(`presets/${file}`, issues, lang);
  const lines = listPresets().map(({ id, name, source, rates }) => {
    return `${id.padEnd(20)}${name} (${source}) [${rates.map((set) => set.id).join(', ')}]`;
  });
  return { text: `${lines.join('\n')}\n`, code: brokenPresets().length > 0 ? exitCodes.amiss : exitCodes.ok };
}

/** Says whether a file can be a preset, and everything that is wrong with it. */
export function checkPreset(text: string, file: string, lang: Lang): { text: string; code: number } {
  // Beside what it says, a file of `presets/` has to be named as it names itself; a draft may be called anything.
  const read = readPresetText(text, null);
  if (read.ok) return { text: `${read.preset.id}\n`, code: exitCodes.ok };
  complainOf(file, read.issues, lang);
  return { text: '', code: exitCodes.unusable };
}

function complainOf(file: string, issues: readonly Issue[], lang: Lang): void {
  process.stderr.write(`vigie: ${file}\n`);
  for (const issue of issues) process.stderr.write(`  ${issue.pointer || '/'}  ${reportIssue(lang, issue).message}\n`);
}
