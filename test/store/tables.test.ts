import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { storePlaces } from '../support/stores.ts';

const copy = (version: number, id: string) => ({ version, id, request: '{"é":1}', roster: `{"id":"${id}"}`, now: 1_795_000_000_000 });
const record = (...rosters: string[]) => JSON.stringify({ versions: rosters });

describe.each(storePlaces())('the life of tables: $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, 60_000);
  afterAll(() => store.close());

  test('a change is taken only if no other has come since; earlier copies stay', async () => {
    const { tables } = store;
    expect(await tables.find('t')).toEqual({ revision: 0, record: null, copies: new Map() });
    const first = await Promise.all([
      tables.save('t', 0, { record: record('a'), copy: copy(1, 'a') }),
      tables.save('t', 0, { record: record('b'), copy: copy(1, 'b') }),
    ]);
    expect(first.filter((saved) => saved)).toHaveLength(1);
    const [winner] = first[0] ? ['a'] : ['b'];
    expect(await tables.save('t', 0, { record: record('c') })).toBe(false);
    expect(await tables.save('t', 1, { record: record(winner, 'd'), copy: copy(2, 'd') })).toBe(true);
    const { version: _, ...second } = copy(2, 'd');
    const kept = await tables.find('t');
    expect([kept.revision, kept.record, kept.copies.get(1)?.id, kept.copies.get(2)]).toEqual([2, record(winner, 'd'), winner, second]);
  });

  test('is erased when it says anything of the roster, and only then', async () => {
    const { tables } = store;
    await tables.save('u', 0, { record: record('a'), copy: copy(1, 'a') });
    await tables.erase('u', 'draft', 1);
    expect((await tables.find('u')).revision).toBe(1);
    // Somebody has changed it meanwhile.
    await tables.erase('u', 'a', 0);
    expect((await tables.find('u')).revision).toBe(1);
    await tables.erase('u', 'a', 1);
    expect(await tables.find('u')).toEqual({ revision: 0, record: null, copies: new Map() });
  });
});
