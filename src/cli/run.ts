import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { demoProblem, listExamples, readExample } from '../demo/index.ts';
import { failureOf } from '../jobs/failure.ts';
import type { Lang } from '../messages/index.ts';
import { version } from '../domain/version.ts';
import { explain, NoRoster, type Question } from './explain.ts';
import { keyCommand } from './key.ts';
import { checkPreset, presets } from './presets.ts';
import { type ScenarioFormat, scenario, scenarioFormats } from './scenario.ts';
import { solve } from './solve.ts';
import { storeCommand } from './store.ts';
import { exitCodes, usage } from './usage.ts';
import { answer, figures } from './answer.ts';

const options = {
  lang: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
  department: { type: 'string', default: '974' },
  from: { type: 'string', default: '2027-01-01' },
  months: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  shortage: { type: 'boolean', default: false },
  format: { type: 'string', default: 'json' },
  workers: { type: 'string' },
  slot: { type: 'string' },
  participant: { type: 'string' },
} as const;

/** A call that cannot be understood. */
class Unusable extends Error {}

/** Runs the command line and ends the process with the right code. */
export async function runCli(args: readonly string[]): Promise<void> {
  // A reader that has had enough (`| head`) is no error.
  process.stdout.on('error', () => process.exit(exitCodes.ok));
  const { text, code } = await outcomeOf(args);
  process.stdout.write(text, () => process.exit(code));
}

async function outcomeOf(args: readonly string[]): Promise<{ text: string; code: number }> {
  try {
    return await dispatch(args);
  } catch (error) {
    if (error instanceof Unusable) {
      process.stderr.write(`vigie: ${error.message}\nvigie --help\n`);
      return { text: '', code: exitCodes.unusable };
    }
    const { kind, frames, findings } = failureOf(error);
    process.stderr.write(`${[`vigie: internal failure (${kind})`, ...findings, ...frames.slice(0, 8)].join('\n')}\n`);
    return { text: '', code: exitCodes.failure };
  }
}

async function dispatch(args: readonly string[]): Promise<{ text: string; code: number }> {
  if (args[0] === 'key') return keyCommand(args.slice(1));
  if (args[0] === 'store') return storeCommand(args.slice(1));
  const { values, positionals } = parse(args);
  const [command, file, ...rest] = positionals;
  if (values.version) return { text: `${version}\n`, code: exitCodes.ok };
  if (values.help) return { text: usage, code: exitCodes.ok };
  if (command === undefined) throw new Unusable('which command?');
  const most = command === 'explain' ? 1 : 0;
  if (rest.length > most) throw new Unusable(most === 0 ? 'one file at a time' : 'a problem and its roster, no more');
  const language = lang(values.lang);
  switch (command) {
    case 'solve':
      return withFile(file, (text) => solve(text, { lang: language, quiet: values.quiet }));
    case 'verify':
      // Solves only when the file asks for a comparison.
      return withFile(file, (text) => answer('compare', text, language));
    case 'slots':
      return withFile(file, (text) => answer('slots', text, language));
    case 'funding':
    case 'indicators': {
      const form = tableFormat(values.format);
      return withFile(file, (text) => figures(command, text, language, form));
    }
    case 'scenario': {
      const how = { lang: language, quiet: values.quiet, format: format(values.format) };
      return withFile(file, (text) => scenario(text, how));
    }
    case 'explain':
      return withFile(file, (problem) => withFile(rest[0], (roster) => explained(problem, roster, values, language)));
    case 'presets':
      return file === undefined
        ? presets(language ?? 'fr')
        : withFile(file, (text) => Promise.resolve(checkPreset(text, file, language ?? 'fr')));
    case 'serve':
    case 'work':
      return run(command, values.workers);
    case 'demo':
      return { text: demo(values), code: exitCodes.ok };
    case 'examples':
      return { text: example(file), code: exitCodes.ok };
    default:
      throw new Unusable(`unknown command "${command}"`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : 'options');
  }
}

async function explained(problem: string, roster: string, { slot, participant }: Partial<Question>, language: Lang | null) {
  if (slot === undefined) throw new Unusable('which slot? (--slot line/date/window)');
  try {
    return await explain(problem, roster, { slot, ...(participant === undefined ? {} : { participant }) }, language);
  } catch (error) {
    throw error instanceof NoRoster ? new Unusable(error.message) : error;
  }
}

/** Runs until it is told to end. */
async function run(command: 'serve' | 'work', workers: string | undefined): Promise<{ text: string; code: number }> {
  const env = workers === undefined ? process.env : { ...process.env, WORKERS: workers };
  // Loaded when it is to run: no other command has use for the whole service.
  if (command === 'serve') await (await import('../service/serve.ts')).serve(env);
  else await (await import('../work.ts')).workOn(env);
  return { text: '', code: exitCodes.ok };
}

function lang(value: string | undefined): Lang | null {
  if (value === undefined || value === 'fr' || value === 'en') return value ?? null;
  throw new Unusable('--lang is fr or en');
}

function format(value: string): ScenarioFormat {
  const found = scenarioFormats.find((one) => one === value);
  if (found === undefined) throw new Unusable(`--format is ${scenarioFormats.join(', ')}`);
  return found;
}

function tableFormat(value: string): 'json' | 'csv' {
  if (value === 'json' || value === 'csv') return value;
  throw new Unusable('--format is json or csv');
}

async function withFile(file: string | undefined, use: (text: string) => Promise<{ text: string; code: number }>) {
  if (file === undefined) throw new Unusable('which file? (- for standard input)');
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    process.stderr.write(`vigie: cannot read ${file}: ${failureOf(error).kind}\n`);
    return { text: '', code: exitCodes.failure };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unusable(`${file} is not UTF-8`);
  }
  return use(text);
}

function demo(values: { department: string; from: string; months: string; seed: string; shortage: boolean }): string {
  try {
    const { department, from, shortage } = values;
    return `${JSON.stringify(demoProblem({ department, from, months: Number(values.months), seed: Number(values.seed), shortage }), null, 2)}\n`;
  } catch (error) {
    throw new Unusable(error instanceof RangeError ? error.message : 'demo options');
  }
}

function example(id: string | undefined): string {
  if (id === undefined)
    return `${listExamples()
      .map(({ id: name, title }) => `${name.padEnd(28)}${title.fr}`)
      .join('\n')}\n`;
  const found = readExample(id);
  if (found === null) throw new Unusable(`no example "${id}"; vigie examples lists them`);
  return `${JSON.stringify(found, null, 2)}\n`;
}
