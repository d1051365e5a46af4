import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printJson } from '../../src/demo/print.ts';

it('says what JSON.stringify says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(printJson(value, 40))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('keeps what fits on one line and breaks the rest', () => {
  expect(printJson({ a: [1, 2], b: {}, c: undefined })).toBe('{ "a": [1, 2], "b": {} }\n');
  expect(printJson({ a: [1, 2], b: 'xxxxxxxx' }, 20)).toBe('{\n  "a": [1, 2],\n  "b": "xxxxxxxx"\n}\n');
});

it('counts the comma and the key: no breakable line is too long', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.constantFrom('a', 'bb', 'ccc'), fc.array(fc.integer({ min: 0, max: 99 })))), (value) => {
      for (const line of printJson(value, 40).split('\n')) expect(line.length).toBeLessThanOrEqual(40);
    }),
  );
});
