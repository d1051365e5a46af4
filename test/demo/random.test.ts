import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/demo/random.ts';

describe('Random', () => {
  it('never changes: the examples hang on it', () => {
    const random = new Random(1, 'golden');
    expect([random.int(0, 999), random.int(0, 999), random.int(0, 999), random.int(0, 999)]).toEqual([103, 882, 820, 863]);
  });

  it('has a stream for each label', () => {
    const first = (...labels: string[]) => new Random(1, ...labels).next();
    expect(first('a')).toBe(first('a'));
    expect(new Set([first('a'), first('b'), first('a', 'b'), new Random(2, 'a').next()]).size).toBe(4);
  });

  it('is even enough', () => {
    const random = new Random(7);
    const counts = Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) counts[random.int(0, 9)]++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });

  it('stays inside its bounds and shuffles without loss', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(50), fc.array(fc.nat()), (seed, lo, span, list) => {
        const random = new Random(seed);
        const drawn = random.int(lo, lo + span);
        expect(drawn >= lo && drawn <= lo + span).toBe(true);
        expect(random.shuffle(list).sort()).toEqual([...list].sort());
      }),
    );
  });
});
