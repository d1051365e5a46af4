import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepts, negotiateLanguage, readPreferences } from '../../src/http/negotiation.ts';

describe('Prefer (RFC 7240)', () => {
  test.each([
    [undefined, 10_000, null],
    ['wait=20', 20_000, 'wait=20'],
    ['WAIT = "20"', 20_000, 'wait=20'],
    ['wait=0', 0, 'wait=0'],
    ['wait=999999', 120_000, 'wait=120'],
    ['respond-async', 0, 'respond-async'],
    ['respond-async, wait=5', 5000, 'respond-async, wait=5'],
    ['return=minimal, wait=5; foo', 5000, 'wait=5'],
    ['wait=5, wait=50', 5000, 'wait=5'],
    ['wait=-1', 10_000, null],
    ['wait=1e9', 10_000, null],
    ['', 10_000, null],
  ])('%s', (header, waitMs, applied) => {
    expect(readPreferences(header)).toEqual({ waitMs, applied });
  });

  test('never throws and never waits longer than two minutes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        const { waitMs } = readPreferences(header);
        return waitMs >= 0 && waitMs <= 120_000;
      }),
      { seed: 7 },
    );
  });
});

describe('Accept-Language', () => {
  test.each([
    [undefined, null],
    ['fr', 'fr'],
    ['FR-re', 'fr'],
    ['en-US,en;q=0.5', 'en'],
    ['de, fr;q=0.3, en;q=0.4', 'en'],
    ['fr;q=0, en;q=0.1', 'en'],
    ['*', null],
    ['french', null],
    [';;q=,', null],
  ])('%s is %s', (header, lang) => {
    expect(negotiateLanguage(header)).toBe(lang);
  });
});

describe('Accept', () => {
  test.each([
    [undefined, true],
    ['', true],
    ['*/*', true],
    ['application/json', true],
    ['application/*;q=0.2, text/html', true],
    ['text/html', false],
    ['application/json;q=0', false],
    ['*/*, application/json;q=0', false],
  ])('%s lets JSON through: %s', (header, through) => {
    expect(accepts(header, 'application/json')).toBe(through);
  });
});
