import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { field, meet, type Path, placeOf, pointerOf, valueAt, weigh } from '../../src/domain/raw.ts';

describe('field', () => {
  it('sees own properties only', () => {
    expect(field({}, 'constructor')).toBeUndefined();
    expect(field({}, '__proto__')).toBeUndefined();
    expect(field(JSON.parse('{"__proto__":1}'), '__proto__')).toBe(1);
    expect(field([1], 'length')).toBeUndefined();
    expect(field('text', 'length')).toBeUndefined();
    expect(field(null, 'a')).toBeUndefined();
  });
});

describe('pointerOf', () => {
  it('writes RFC 6901', () => {
    expect(pointerOf([])).toBe('');
    expect(pointerOf(['a/b', 0, 'm~n', ''])).toBe('/a~1b/0/m~0n/');
  });

  it('leads back to the value', () => {
    const path = fc.array(fc.oneof(fc.nat(3), fc.constantFrom('a', '~', '/', '~1', 'b/c')));
    fc.assert(
      fc.property(path, fc.jsonValue(), (steps: Path, leaf) => {
        const root = steps.reduceRight<unknown>(
          (inner, step) => (typeof step === 'number' ? Array(step + 1).fill(inner) : { [step]: inner }),
          leaf,
        );
        const back = pointerOf(steps)
          .split('/')
          .slice(1)
          .map((step, i) => (typeof steps[i] === 'number' ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
        expect(valueAt(root, back)).toEqual(leaf);
      }),
    );
  });
});

it('placeOf cuts what would fill the answer', () => {
  expect(placeOf({}, Array(1000).fill('x'.repeat(100))).length).toBeLessThanOrEqual(300);
});

describe('weigh', () => {
  it('counts every value', () => {
    expect(weigh({ a: [1, 2, { b: null }], c: 'x' }, 100)).toBe(7);
  });

  it('stops at the limit, however wide or deep', () => {
    expect(weigh(Array(1000).fill(0), 10)).toBe(10);
    let deep: unknown = 0;
    for (let i = 0; i < 1_000_000; i++) deep = [deep];
    expect(weigh(deep, 2_000_000)).toBe(1_000_001);
  });

  it('agrees with a count by recursion', () => {
    const count = (value: unknown): number =>
      typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, one) => sum + count(one), 1) : 1;
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 50 }), (value, limit) => weigh(value, limit) === Math.min(count(value), limit)),
    );
  });
});

it('meet agrees with a filter', () => {
  const set = fc.array(fc.nat(9)).map((list) => new Set(list));
  fc.assert(fc.property(set, set, (a, b) => meet(a, b) === [...a].some((one) => b.has(one))));
});
