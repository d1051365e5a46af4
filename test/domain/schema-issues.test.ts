import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IssueList } from '../../src/domain/issues.ts';
import { addSchemaIssues } from '../../src/domain/schema-issues.ts';

/** Pointer, code and figures of what a schema refuses. */
function refused(schema: z.ZodType, json: unknown): [string, string, Record<string, unknown>][] {
  const issues = new IssueList(json);
  const result = schema.safeParse(json);
  if (!result.success) addSchemaIssues(issues, json, result.error.issues);
  return issues.list().map(({ pointer, code, params: { place: _place, ...figures } }) => [pointer, code, figures]);
}

const rules = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('maxDuties'),
    per: z.union([z.enum(['period', 'calendarWeek']), z.strictObject({ rollingDays: z.int().min(1) })]),
  }),
  z.strictObject({ type: z.literal('minRest'), hours: z.number().gt(0).lt(100).multipleOf(0.5) }),
]);

describe('codes', () => {
  it.each<[string, z.ZodType, unknown, [string, string, object][]]>([
    ['missing', z.object({ a: z.string() }), {}, [['/a', 'required', {}]]],
    ['null is not missing', z.object({ a: z.string() }), { a: null }, [['/a', 'type', { expected: 'string' }]]],
    ['the whole', z.object({}), [], [['', 'type', { expected: 'object' }]]],
    ['integer', z.int(), 1.5, [['', 'type', { expected: 'integer' }]]],
    ['record', z.record(z.string(), z.int()), 5, [['', 'type', { expected: 'object' }]]],
    ['text too long', z.string().max(2), 'abc', [['', 'tooLong', { max: 2 }]]],
    ['text too short', z.string().min(2), 'a', [['', 'tooShort', { min: 2 }]]],
    ['list too long', z.array(z.int()).max(2), [1, 2, 3], [['', 'tooMany', { max: 2, count: 3 }]]],
    ['list too short', z.array(z.int()).min(2), [1], [['', 'tooFew', { min: 2, count: 1 }]]],
    [
      'several unknown fields',
      z.strictObject({}),
      { 'a/b': 1, '~': 2 },
      [
        ['/a~1b', 'unknownField', { field: 'a/b' }],
        ['/~0', 'unknownField', { field: '~' }],
      ],
    ],
    [
      'own code with figures',
      z.int().refine(() => false, { params: { code: 'tooLong', max: 3, secret: { a: 1 } } }),
      1,
      [['', 'tooLong', { max: 3 }]],
    ],
    ['own code without a message', z.int().refine(() => false, { params: { code: 'nobodyKnows' } }), 1, [['', 'invalid', {}]]],
    ['a pattern of nobody', z.string().regex(/^a$/), 'b', [['', 'pattern', {}]]],
    ['a kind that does not exist', rules, { type: 'x' }, [['/type', 'enum', { options: 'maxDuties, minRest' }]]],
    ['a kind left out', rules, {}, [['/type', 'required', {}]]],
    ['above', rules, { type: 'minRest', hours: 0 }, [['/hours', 'above', { min: 0 }]]],
    ['below', rules, { type: 'minRest', hours: 100 }, [['/hours', 'below', { max: 100 }]]],
    ['step', rules, { type: 'minRest', hours: 0.7 }, [['/hours', 'step', { step: 0.5 }]]],
    ['none of the forms', rules, { type: 'maxDuties', per: 'week' }, [['/per', 'union', {}]]],
    ['none of the forms, an object', rules, { type: 'maxDuties', per: { days: 7 } }, [['/per', 'union', {}]]],
    ['a key of a record', z.record(z.string().max(1), z.int()), { ab: 1 }, [['/ab', 'identifier', {}]]],
    ['a form left out', rules, { type: 'maxDuties' }, [['/per', 'required', {}]]],
    [
      'the form that was meant',
      rules,
      { type: 'maxDuties', per: { rollingDays: '7' } },
      [['/per/rollingDays', 'type', { expected: 'number' }]],
    ],
    [
      'the form that was meant, with a field too many',
      rules,
      { type: 'maxDuties', per: { rollingDays: 0, x: 1 } },
      [
        ['/per/rollingDays', 'min', { min: 1 }],
        ['/per/x', 'unknownField', { field: 'x' }],
      ],
    ],
  ])('%s', (_name, schema, json, expected) => {
    expect(refused(schema, json)).toEqual(expected);
  });
});

describe('IssueList', () => {
  it('does not blame a value twice, unless its shape is faulty twice', () => {
    const issues = new IssueList({});
    issues.structural(['a'], 'type', { expected: 'string' });
    issues.structural(['a'], 'tooLong', { max: 3 });
    issues.add(['a'], 'unknownLine', { id: 'x' });
    issues.add(['b'], 'unknownLine', { id: 'x' });
    expect(issues.list().map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/a type', '/a tooLong', '/b unknownLine']);
  });

  it('cuts ids of the caller at 80 characters, never through a character', () => {
    const issues = new IssueList({});
    issues.add([], 'unknownLine', { id: `${'x'.repeat(78)}😀😀` });
    const id = String(issues.list()[0].params.id);
    expect(id.length).toBeLessThanOrEqual(80);
    expect(id.isWellFormed()).toBe(true);
  });

  it('names the place by ids', () => {
    const issues = new IssueList({ lines: [{ id: 'a', windows: [{ id: 'w' }, {}] }] });
    issues.add(['lines', 0, 'windows', 0, 'end'], 'required');
    issues.add(['lines', 0, 'windows', 1, 'end'], 'required');
    issues.add([], 'required');
    expect(issues.list().map(({ params }) => params.place)).toEqual(['lines[a].windows[w].end', 'lines[a].windows[1].end', 'request']);
  });
});
