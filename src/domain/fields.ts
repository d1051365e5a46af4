import type { z } from 'zod';
import type { IssueList } from './issues.ts';
import { listLimits } from './problem.ts';
import { field, items, keysOf, weigh } from './raw.ts';
import { addSchemaIssues } from './schema-issues.ts';

/** Values of JSON that zod is given at once, roughly. */
const pieceWeight = 10_000;
/** Values of JSON that one item of a list, or one field that is no list, may hold. */
const itemWeight = 30_000;

/** The fields of a schema. */
export type Shape = Readonly<Record<string, z.ZodType>>;

/** What the schema makes of a request that it accepts. */
export type OutputOf<S extends Shape> = z.output<z.ZodObject<S>>;

/** What became of a request, field by field. */
export interface ReadFields<S extends Shape> {
  /** Output of the schema for every field of {@link sound}. */
  readonly values: Partial<OutputOf<S>>;
  /** Fields that the schema accepts, those left out included. */
  readonly sound: ReadonlySet<string>;
  /** Output of the whole schema; null when anything is wrong. */
  readonly whole: OutputOf<S> | null;
}

/**
 * Validates a request field by field, long lists in pieces, and reports what the schema refuses.
 *
 * Zod collects every issue before it answers and joins them by spreading arguments: a few megabytes of `{},{},…` make
 * it throw a RangeError or fill the heap. In pieces it never holds more than a few thousand issues, and the fields
 * that are sound stay usable for the checks that need only those.
 *
 * @param shape the fields of the schema
 * @param json any JSON value
 * @param issues takes what is wrong
 */
export function readFields<S extends Shape>(shape: S, json: unknown, issues: IssueList): ReadFields<S> {
  const before = issues.total;
  const values: Record<string, unknown> = {};
  const sound = new Set<string>();
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    issues.structural([], 'type', { expected: 'object' });
    return { values: {}, sound, whole: null };
  }
  for (const key of keysOf(json)) {
    if (!Object.hasOwn(shape, key)) issues.structural([key], 'unknownField', { field: key });
  }
  for (const [key, at] of controlCharacters(json, shape)) issues.structural([key, ...at], 'controlCharacter');
  for (const key of Object.keys(shape)) {
    const total = issues.total;
    values[key] = readField(shape[key], json, key, issues);
    if (issues.total === total) sound.add(key);
  }
  // Field by field, each by its own schema: together they are what the schema of all would have given.
  const read = values as OutputOf<S>;
  return { values: read, sound, whole: issues.total === before ? read : null };
}

/**
 * A request without the items beyond the length its lists may have; the excess is reported and read by nobody. The
 * same object when there are none.
 */
export function cutLists(json: unknown): unknown {
  const cut: [string, readonly unknown[]][] = [];
  for (const [key, max] of Object.entries(listLimits)) {
    const list = items(field(json, key));
    if (list.length > max) cut.push([key, list.slice(0, max)]);
  }
  return cut.length === 0 ? json : { ...(json as Record<string, unknown>), ...Object.fromEntries(cut) };
}

function readField(schema: z.ZodType, root: unknown, key: string, issues: IssueList): unknown {
  const value = field(root, key);
  if (!Array.isArray(value) || value.length === 0) {
    if (weigh(value, itemWeight) >= itemWeight) return issues.structural([key], 'tooLarge', { max: itemWeight });
    return parse(schema, value, root, key, 0, issues);
  }
  const max = Object.hasOwn(listLimits, key) ? listLimits[key as keyof typeof listLimits] : value.length;
  if (value.length > max) issues.structural([key], 'tooMany', { count: value.length, max });
  const output: unknown[] = [];
  for (const [start, end] of pieces(value, max, key, issues)) {
    for (const item of items(parse(schema, value.slice(start, end), root, key, start, issues))) output.push(item);
  }
  return output;
}

function parse(schema: z.ZodType, value: unknown, root: unknown, key: string, offset: number, issues: IssueList): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  addSchemaIssues(issues, root, result.error.issues, [key], offset);
  return undefined;
}

/** Cuts a list into stretches of about {@link pieceWeight}; an item beyond {@link itemWeight} is reported and left out. */
function* pieces(list: readonly unknown[], max: number, key: string, issues: IssueList): Generator<[number, number]> {
  const length = Math.min(list.length, max);
  let start = 0;
  let weight = 0;
  for (let i = 0; i < length; i++) {
    const own = weigh(list[i], itemWeight);
    const huge = own >= itemWeight;
    if ((huge || weight + own > pieceWeight) && start < i) {
      yield [start, i];
      start = i;
      weight = 0;
    }
    if (huge) {
      issues.structural([key, i], 'tooLarge', { max: itemWeight });
      start = i + 1;
    } else weight += own;
  }
  if (start < length) yield [start, length];
}

/** Fields that hold a whole document, whose lines end as lines do. */
const documents: ReadonlySet<string> = new Set(['table']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u001f\u007f-\u009f]/;
/** Steps into a value; no schema goes as deep. */
const deepest = 64;
/** Places reported; one is enough to refuse. */
const mostPlaces = 20;

/** Where a text holds a control character: in a table, a page or a calendar it would say something else. */
function controlCharacters(json: object, shape: Shape): [string, (string | number)[]][] {
  const found: [string, (string | number)[]][] = [];
  const walk = (key: string, value: unknown, at: (string | number)[]): void => {
    // What is deeper than any schema is refused by its shape.
    if (found.length >= mostPlaces || at.length > deepest) return;
    if (typeof value === 'string') {
      if (control.test(value)) found.push([key, at]);
    } else if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++)
        if (typeof value[i] === 'string' || typeof value[i] === 'object') walk(key, value[i], [...at, i]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inside] of Object.entries(value)) if (inside !== null) walk(key, inside, [...at, name]);
    }
  };
  for (const key of Object.keys(shape)) if (!documents.has(key)) walk(key, field(json, key), []);
  return found;
}
