import type { z } from 'zod';
import { problemMessages } from '../messages/problem.ts';
import { ruleMessages } from '../messages/rules.ts';
import type { IssueCode, IssueList } from './issues.ts';
import { patterns } from './primitives.ts';
import { items, keysOf, type Path, valueAt } from './raw.ts';

type ZodIssue = z.core.$ZodIssue;

const customCodes: ReadonlySet<string> = new Set([...Object.keys(problemMessages), ...Object.keys(ruleMessages)]);

/**
 * Translates what zod 4 found into issues with our own stable codes.
 *
 * @param root the whole request, to tell a missing value from a wrong one and to name the place
 * @param base path of the value that was parsed; zod's paths start there
 * @param offset added to the first step of zod's paths: the position of the piece in its list
 */
export function addSchemaIssues(list: IssueList, root: unknown, issues: readonly ZodIssue[], base: Path = [], offset = 0): void {
  for (const issue of issues) {
    const [first, ...rest] = issue.path as (string | number)[];
    const steps = first === undefined ? [] : [typeof first === 'number' ? first + offset : first, ...rest];
    addOne(list, root, issue, [...base, ...steps]);
  }
}

type Said = [IssueCode, Record<string, string | number>];

function addOne(list: IssueList, root: unknown, issue: ZodIssue, path: Path): void {
  const value = valueAt(root, path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) list.structural([...path, key], 'unknownField', { field: key });
  } else if (value === undefined && path.length > 0 && issue.code !== 'custom') {
    list.structural(path, 'required');
  } else if (issue.code === 'invalid_union') {
    addUnion(list, root, issue, path);
  } else {
    list.structural(path, ...translate(issue, value));
  }
}

function translate(issue: Exclude<ZodIssue, { code: 'unrecognized_keys' | 'invalid_union' }>, value: unknown): Said {
  switch (issue.code) {
    case 'invalid_type':
      return ['type', { expected: jsonTypes.get(issue.expected) ?? issue.expected }];
    case 'invalid_value':
      return ['enum', { options: issue.values.map(String).join(', ') }];
    case 'too_small':
      return tooSmall(issue, value);
    case 'too_big':
      return tooBig(issue, value);
    case 'invalid_format':
      return badFormat(issue, value);
    case 'invalid_key':
      return ['identifier', {}];
    case 'not_multiple_of':
      return ['step', { step: Number(issue.divisor) }];
    case 'custom':
      return customIssue(issue);
    default:
      return ['invalid', {}];
  }
}

/** What zod calls a type, in the words of JSON Schema. */
const jsonTypes = new Map<string, string>([
  ['int', 'integer'],
  ['record', 'object'],
  ['tuple', 'array'],
]);

function tooSmall(issue: z.core.$ZodIssueTooSmall, value: unknown): Said {
  const min = Number(issue.minimum);
  if (issue.origin === 'string') return ['tooShort', { min }];
  if (issue.origin === 'array') return ['tooFew', { min, count: items(value).length }];
  return [issue.inclusive === false ? 'above' : 'min', { min }];
}

function tooBig(issue: z.core.$ZodIssueTooBig, value: unknown): Said {
  const max = Number(issue.maximum);
  if (issue.origin === 'string') return ['tooLong', { max }];
  if (issue.origin === 'array') return ['tooMany', { max, count: items(value).length }];
  return [issue.inclusive === false ? 'below' : 'max', { max }];
}

const patternCodes = new Map<string, IssueCode>([
  [String(patterns.identifier), 'identifier'],
  [String(patterns.clockStart), 'clockStart'],
  [String(patterns.clockEnd), 'clockEnd'],
  [String(patterns.clockEndOfDay), 'clockEndOfDay'],
  [String(patterns.monthDay), 'monthDay'],
  [String(patterns.department), 'department'],
]);

function badFormat(issue: z.core.$ZodIssueInvalidStringFormat, value: unknown): Said {
  switch (issue.format) {
    case 'date': {
      // 2027-02-31 is written as it should be, it only never comes.
      const written = /^\d{4}-\d\d-\d\d$/.test(String(value));
      return written ? ['noSuchDate', { date: String(value) }] : ['date', {}];
    }
    case 'datetime':
      return ['instant', {}];
    case 'url':
      return ['url', {}];
    default:
      return [patternCodes.get(issue.pattern ?? '') ?? 'pattern', {}];
  }
}

/**
 * A value that fits no branch. When one branch has the right kind of value and is at fault only inside it, its own
 * issues say more than "none of these".
 */
function addUnion(list: IssueList, root: unknown, issue: z.core.$ZodIssueInvalidUnion, path: Path): void {
  if ('options' in issue && issue.options !== undefined) {
    list.structural(path, 'enum', { options: issue.options.map(String).join(', ') });
    return;
  }
  const keys = keysOf(valueAt(root, path)).length;
  const inside = (one: ZodIssue): boolean => one.path.length > 0 || (one.code === 'unrecognized_keys' && one.keys.length < keys);
  const closest = issue.errors.find((branch) => branch.every(inside));
  if (closest === undefined) list.structural(path, 'union');
  else addSchemaIssues(list, root, closest, path);
}

/** `refine(…, { params: { code: 'cents' } })`: the code if the catalogue knows it, with the figures beside it. */
function customIssue(issue: z.core.$ZodIssueCustom): Said {
  const { code, ...rest } = (issue.params ?? {}) as Record<string, unknown>;
  if (typeof code !== 'string' || !customCodes.has(`issue.${code}`)) return ['invalid', {}];
  const figures = Object.entries(rest).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return [code as IssueCode, Object.fromEntries(figures)];
}
