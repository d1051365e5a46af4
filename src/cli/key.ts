import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { keyRecord, newKey } from '../access/keys.ts';
import { exitCodes } from './usage.ts';

const options = {
  id: { type: 'string' },
  role: { type: 'string', multiple: true, default: [] as string[] },
  department: { type: 'string', multiple: true, default: [] as string[] },
  line: { type: 'string', multiple: true, default: [] as string[] },
  participant: { type: 'string' },
  expires: { type: 'string' },
  file: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const usage =
  'vigie key new --id NAME --role ROLE [--role ROLE]… [--department CODE|*]… [--line ID]… [--participant ID] [--expires YYYY-MM-DD] [--file access.json]';

/** An access file, as far as a key is added to it. */
const accessFile = z.looseObject({ keys: z.array(z.unknown()).default([]) });

/**
 * `vigie key new`: makes a key. It is printed, this once, with the record to keep; with `--file` the record goes into
 * the access file and the key alone is printed.
 */
export function keyCommand(args: readonly string[]): { text: string; code: number } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help) return { text: `${usage}\n`, code: exitCodes.ok };
    if (positionals.length !== 1 || positionals[0] !== 'new') return unusable(usage);
    const { id, role, department, line, participant = null, expires = null, file } = values;
    const departments = department.includes('*') ? '*' : department;
    const rights = { id, roles: role, departments, lines: line, participant, expires };
    const read = keyRecord.omit({ sha256: true }).safeParse(rights);
    if (!read.success) return unusable(read.error.issues.map(({ path, message }) => `--${path.join(' ')}: ${message}`).join('\nvigie: '));
    const { key, record } = newKey(read.data);
    if (file === undefined) return { text: `${JSON.stringify({ key, record }, null, 2)}\n`, code: exitCodes.ok };
    keep(file, record);
    return { text: `${key}\n`, code: exitCodes.ok };
  } catch (error) {
    return unusable(error instanceof Error ? error.message : 'options');
  }
}

/** @throws {Error} when the file is not an access file, or has a key of this name */
function keep(path: string, record: z.output<typeof keyRecord>): void {
  const kept = accessFile.parse(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});
  const same = kept.keys.some((each) => typeof each === 'object' && each !== null && 'id' in each && each.id === record.id);
  if (same) throw new Error(`${path} has a key "${record.id}"`);
  writeFileSync(path, `${JSON.stringify({ ...kept, keys: [...kept.keys, record] }, null, 2)}\n`, { mode: 0o600 });
}

function unusable(reason: string): { text: string; code: number } {
  process.stderr.write(`vigie: ${reason}\nvigie --help\n`);
  return { text: '', code: exitCodes.unusable };
}
