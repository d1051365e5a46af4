import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/messages/index.ts';
import { readProblem } from '../../src/roster/read.ts';
import { fullRequest, minimalRequest } from '../domain/requests.ts';

const now = new Date('2026-11-21T12:00:00Z');

/** Reads, and holds the answer against everything that must be true of any answer. */
function readSafely(json: unknown): ReturnType<typeof readProblem> {
  const before = JSON.stringify(json);
  const result = readProblem(json, now);
  expect(JSON.stringify(json)).toBe(before);
  if (result.ok) return result;
  expect(result.issues.length).toBeGreaterThan(0);
  expect(result.issues.length).toBeLessThanOrEqual(1001);
  for (const { pointer, code, params } of result.issues) {
    expect(pointer === '' || pointer.startsWith('/')).toBe(true);
    expect(render('fr', `issue.${code}`, params)).not.toMatch(/\{(?:place|id|min|max|count|first|slot|participant)\}/);
  }
  return result;
}

/** As JSON.parse would give it: `__proto__` an own key, no prototype but Object's. */
const json = fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** Every path of a JSON value. */
function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

const paths = pathsOf(fullRequest());

/** Replaces the value at a path; on a path that an earlier change has cut off, does nothing. */
function replace(root: unknown, path: readonly (string | number)[], value: unknown): unknown {
  if (path.length === 0) return value;
  if (typeof root !== 'object' || root === null) return root;
  const copy = (Array.isArray(root) ? [...root] : { ...root }) as Record<string | number, unknown>;
  const [step, ...rest] = path;
  if (!Object.hasOwn(copy, step)) return root;
  if (rest.length === 0 && value === undefined && !Array.isArray(copy)) delete copy[step];
  else copy[step] = replace(copy[step], rest, value ?? null);
  return copy;
}

const nasty = fc.constantFrom<unknown>(
  ...[undefined, null, '', '__proto__', 'constructor', 'NaN', '1e999', '-0', 'a/b', '~', '\u0000', '\ud800', '2027-02-31', '24:00', 'p-1'],
  ...[-1, 0, 0.1, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 1, true, [], {}, [[]], [null], [{}], 'est-fixe/2027-01-03/evening'],
);
const mutation = fc.tuple(fc.constantFrom(...paths), fc.oneof(nasty, json));

describe('readProblem never throws', () => {
  it('on any JSON', () => {
    fc.assert(
      fc.property(json, (value) => {
        readSafely(value);
      }),
      { numRuns: 300 },
    );
  });

  it('on any JSON in any field', () => {
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(fullRequest()), 'objective', 'tiers', '__proto__', 'toString'), json);
    fc.assert(
      fc.property(fields, (some) => {
        readSafely({ ...minimalRequest(), ...some });
      }),
      { numRuns: 300 },
    );
  });

  it('on a sound request with a few values replaced', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        readSafely(mutations.reduce<unknown>((request, [path, value]) => replace(request, path, value), fullRequest()));
      }),
      { numRuns: 500 },
    );
  });

  it('on nesting of any depth', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
    for (const key of ['lines', 'name', 'rules', 'options', 'anything'])
      expect(readProblem({ ...minimalRequest(), [key]: deep }, now).ok).toBe(false);
    expect(readProblem({ ...minimalRequest(), rules: [{ type: 'x', deep }] }, now).ok).toBe(false);
  });

  // Zod alone overflows the stack, or the heap, on lists like these.
  it.each<[string, (many: unknown[]) => unknown]>([
    ['participants', (participants) => ({ ...minimalRequest(), participants })],
    ['history', (history) => ({ ...minimalRequest(), history })],
    ['neighbours', (neighbours) => ({ ...minimalRequest(), territories: [{ id: 't', neighbours }] })],
    ['roles', (roles) => ({ ...minimalRequest(), participants: [{ id: 'a', roles }] })],
    ['windows', (windows) => ({ ...minimalRequest(), lines: [{ id: 'a', windows }] })],
    ['holidays', (addHolidays) => ({ ...minimalRequest(), calendar: { addHolidays } })],
    ['a list of lists', (many) => many],
    ['a rule', (many) => ({ ...minimalRequest(), rules: [{ type: 'notTogether', participants: many, on: 'slot' }] })],
    ['balances', (many) => ({ ...minimalRequest(), participants: [{ id: 'a', balances: { ...many } }] })],
    ['fields', (many) => ({ ...minimalRequest(), ...many })],
  ])('on 200 000 %s that are nothing', (_name, request) => {
    expect(readProblem(request(Array(200_000).fill({})), now).ok).toBe(false);
  });
});

describe('work stays linear', () => {
  // No clocks: a quadratic check would need 10^9 to 10^10 steps here and run into the time limit of the test.
  const participants = Array.from({ length: 5000 }, (_, i) => ({ id: `p${i}` }));
  const period = { start: '2027-01-01', end: '2027-12-31' };
  const windows = [{ id: 'w', start: '08:00', end: '12:00' }];
  const lines = Array.from({ length: 270 }, (_, i) => ({ id: `l${i}`, windows }));
  const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2027, 0, 1 + i)).toISOString().slice(0, 10));
  const slots = lines.flatMap(({ id }) => days.map((day) => `${id}/${day}/w`));

  it('5 000 participants and 98 550 pins', () => {
    // Requisitioned, all of them: 5 000 volunteers on so many slots would be too large a model.
    const pinned = slots.map((slot, i) => ({ slot, participant: `p${i % 5000}`, requisition: true }));
    const unwilling = participants.map((person) => ({ ...person, volunteer: false }));
    expect(readProblem({ lines, period, participants: unwilling, pinned }, now)).toMatchObject({ ok: true, warnings: [] });
  });

  it('every pin on one person with a thousand exemptions of a dozen labels', () => {
    const tags = Array.from({ length: 12 }, (_, i) => `label-${i}`);
    const exemptions = Array.from({ length: 1000 }, () => ({ from: '2027-01-01', tags }));
    const pinned = slots.map((slot) => ({ slot, participant: 'p0' }));
    const request = { lines, period, participants: [{ id: 'p0', exemptions }], pinned };
    expect(readProblem(request, now)).toMatchObject({ ok: false, issues: [{ code: 'tooMuchWork', params: { terms: 98_550_000 } }] });
    const fewer = { ...request, lines: lines.slice(0, 5), pinned: pinned.slice(0, 5 * 365) };
    expect(readProblem(fewer, now)).toMatchObject({ ok: true });
  });

  it('100 000 pins of one slot', () => {
    const pinned = Array.from({ length: 100_000 }, (_, i) => ({ slot: slots[0], participant: `p${i % 5000}` }));
    const result = readProblem({ lines, period, participants, pinned }, now);
    expect(result.ok === false && result.issues.at(-1)?.params.total).toBe(95_001);
  });
});
