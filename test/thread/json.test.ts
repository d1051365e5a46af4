import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxDepth, parseJson } from '../../src/thread/json.ts';

describe('reading JSON', () => {
  test('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('fails exactly where JSON.parse fails, and points into the text or just behind it', () => {
    const broken = fc
      .tuple(fc.jsonValue({ maxDepth: 4 }), fc.nat(), fc.string({ unit: fc.constantFrom(...'{}[],:"\\u0e+-. tfn\n\u0001'), maxLength: 3 }))
      .map(([value, at, junk]) => {
        const text = JSON.stringify(value, null, 1);
        const place = at % (text.length + 1);
        return text.slice(0, place) + junk + text.slice(place + junk.length);
      });
    fc.assert(
      fc.property(broken, (text) => {
        const parsed = parseJson(text);
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(parsed.ok).toBe(valid);
        if (parsed.ok) return;
        expect(parsed.position).toBeGreaterThanOrEqual(1);
        expect(parsed.position).toBeLessThanOrEqual(text.length + 1);
      }),
      { seed: 12, numRuns: 2000 },
    );
  });

  test.each([
    ['{"a": 1,}', 9],
    ['[1 2]', 4],
    ['{"a" 1}', 6],
    ['{a: 1}', 2],
    ['[1, 2', 6],
    ['tru', 1],
    ['"\u0001"', 1],
    ['[] []', 4],
    ['[1}', 3],
    ['[01]', 3],
  ])('%s breaks at character %d', (text, position) => {
    expect(parseJson(text)).toEqual({ ok: false, code: 'malformed-json', position });
  });

  test('malformed text of any size and kind is a fault, never an exception', () => {
    const long = (part: string) => part.repeat(Math.ceil(2_000_000 / part.length));
    for (const text of [
      `"${long('a')}`,
      `[${long('"\\n",')}`,
      `{"a":"${long('\\u0041')}`,
      long(':'),
      long('{}'),
      `[${long('1,')}]`,
      long('-'),
    ]) {
      expect(parseJson(text)).toMatchObject({ ok: false, code: 'malformed-json' });
    }
  });

  test.each([
    ['{"a": 1, "b": {"a": 2}}', null],
    ['[{"a": 1}, {"a": 1}]', null],
    ['{"a": 1, "a": 2}', 10],
    ['{"a": {"b": [{"c": 1, "d": 2, "c": 3}]}}', 31],
    ['{"a": 1, "\\u0061": 2}', 10],
    ['{"__proto__": 1}', null],
    ['{"__proto__": 1, "__proto__": 2}', 18],
    ['{"a": "b:c", "b": ":\\":"}', null],
  ])('a key given twice in %s', (text, position) => {
    expect(parseJson(text)).toEqual(
      position === null ? { ok: true, value: JSON.parse(text) } : { ok: false, code: 'duplicate-key', position },
    );
  });

  test('nesting is bounded; brackets in strings do not count', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(parseJson(nested(maxDepth)).ok).toBe(true);
    expect(parseJson(nested(maxDepth + 1))).toMatchObject({ code: 'too-deep', position: maxDepth + 1 });
    expect(parseJson(nested(5_000_000))).toMatchObject({ code: 'too-deep' });
    expect(parseJson(JSON.stringify(['['.repeat(1000), '\\"['.repeat(1000)])).ok).toBe(true);
  });
});
