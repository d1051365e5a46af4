import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonPatchOperation } from '../../src/domain/scenario-operations.ts';
import { applyPatch } from '../../src/scenario/patch.ts';

const patched = (document: unknown, ...patch: JsonPatchOperation[]) => {
  const result = applyPatch(document, patch);
  return result.ok ? result.value : result.code;
};

describe('JSON Patch: the examples of RFC 6902, appendix A', () => {
  it.each<[string, unknown, JsonPatchOperation[], unknown]>([
    ['A.1', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { baz: 'qux', foo: 'bar' }],
    ['A.2', { foo: ['bar', 'baz'] }, [{ op: 'add', path: '/foo/1', value: 'qux' }], { foo: ['bar', 'qux', 'baz'] }],
    ['A.3', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
    ['A.4', { foo: ['bar', 'qux', 'baz'] }, [{ op: 'remove', path: '/foo/1' }], { foo: ['bar', 'baz'] }],
    ['A.5', { baz: 'qux', foo: 'bar' }, [{ op: 'replace', path: '/baz', value: 'boo' }], { baz: 'boo', foo: 'bar' }],
    [
      'A.6',
      { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
      [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
      { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
    ],
    [
      'A.7',
      { foo: ['all', 'grass', 'cows', 'eat'] },
      [{ op: 'move', from: '/foo/1', path: '/foo/3' }],
      { foo: ['all', 'cows', 'eat', 'grass'] },
    ],
    [
      'A.8',
      { baz: 'qux', foo: ['a', 2, 'c'] },
      [
        { op: 'test', path: '/baz', value: 'qux' },
        { op: 'test', path: '/foo/1', value: 2 },
      ],
      { baz: 'qux', foo: ['a', 2, 'c'] },
    ],
    ['A.9', { baz: 'qux' }, [{ op: 'test', path: '/baz', value: 'bar' }], 'patchTest'],
    ['A.10', { foo: 'bar' }, [{ op: 'add', path: '/child', value: { grandchild: {} } }], { foo: 'bar', child: { grandchild: {} } }],
    ['A.12', { foo: 'bar' }, [{ op: 'add', path: '/baz/bat', value: 'qux' }], 'patchNowhere'],
    ['A.14', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: 10 }], { '/': 9, '~1': 10 }],
    ['A.15', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: '10' }], 'patchTest'],
    ['A.16', { foo: ['bar'] }, [{ op: 'add', path: '/foo/-', value: ['abc', 'def'] }], { foo: ['bar', ['abc', 'def']] }],
  ])('%s', (_, document, patch, expected) => {
    expect(patched(document, ...patch)).toEqual(expected);
  });
});

describe('JSON Patch: what the text says beside its examples', () => {
  it('names with slashes and tildes, empty names, the whole document', () => {
    expect(patched({ 'a/b': { '~': 1 } }, { op: 'replace', path: '/a~1b/~0', value: 2 })).toEqual({ 'a/b': { '~': 2 } });
    expect(patched({ '': 1 }, { op: 'replace', path: '/', value: 2 })).toEqual({ '': 2 });
    expect(patched({ a: 1 }, { op: 'replace', path: '', value: [1] })).toEqual([1]);
    expect(patched({ a: { b: 1 } }, { op: 'copy', from: '/a', path: '' })).toEqual({ b: 1 });
    expect(patched({ a: null }, { op: 'test', path: '/a', value: null })).toEqual({ a: null });
    expect(patched({ a: 1 }, { op: 'add', path: '/a', value: null })).toEqual({ a: null });
  });

  it('a copy is one: later operations on it leave the original', () => {
    const patch: JsonPatchOperation[] = [
      { op: 'copy', from: '/a', path: '/b' },
      { op: 'add', path: '/b/-', value: 2 },
    ];
    expect(patched({ a: [1] }, ...patch)).toEqual({ a: [1], b: [1, 2] });
  });

  it('a test is by value, whatever the order of members', () => {
    expect(patched({ a: { x: 1, y: [2] } }, { op: 'test', path: '/a', value: { y: [2], x: 1 } })).toEqual({ a: { x: 1, y: [2] } });
    expect(patched({ a: [1, 2] }, { op: 'test', path: '/a', value: [2, 1] })).toBe('patchTest');
    expect(patched({ a: { 0: 1 } }, { op: 'test', path: '/a', value: [1] })).toBe('patchTest');
  });

  it.each<[string, JsonPatchOperation, string]>([
    ['an index beyond the end', { op: 'add', path: '/list/3', value: 0 }, 'patchNowhere'],
    ['an index with a zero before it', { op: 'replace', path: '/list/01', value: 0 }, 'patchNowhere'],
    ['a sign', { op: 'remove', path: '/list/-1' }, 'patchNowhere'],
    ['the place after the last, to be removed', { op: 'remove', path: '/list/-' }, 'patchNowhere'],
    ['a member that is not there', { op: 'replace', path: '/none', value: 0 }, 'patchNowhere'],
    ['no slash at the start', { op: 'remove', path: 'list' }, 'patchNowhere'],
    ['a tilde that escapes nothing', { op: 'add', path: '/a~2', value: 0 }, 'patchNowhere'],
    ['below a figure', { op: 'add', path: '/n/x', value: 0 }, 'patchNowhere'],
    ['the whole document, to be removed', { op: 'remove', path: '' }, 'patchNowhere'],
    ['what every object inherits', { op: 'test', path: '/toString', value: 0 }, 'patchNowhere'],
    ['the prototype', { op: 'add', path: '/__proto__/x', value: 0 }, 'patchNowhere'],
    ['into itself', { op: 'move', from: '/deep', path: '/deep/x' }, 'patchInto'],
    ['no value', { op: 'add', path: '/x' }, 'patchValue'],
    ['no source', { op: 'move', path: '/x' }, 'patchFrom'],
  ])('refuses %s', (_, operation, code) => {
    expect(patched({ list: [1, 2], n: 1, deep: { y: 1 } }, operation)).toBe(code);
  });

  it('all or nothing, and the document itself stays as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 5 }), fc.nat(4), (list, at) => {
        const document = { list };
        const before = structuredClone(document);
        const index = at % list.length;
        const there: JsonPatchOperation[] = [
          { op: 'add', path: `/list/${index}`, value: 'x' },
          { op: 'test', path: `/list/${index}`, value: 'x' },
          { op: 'remove', path: `/list/${index}` },
          { op: 'test', path: '/list', value: list },
        ];
        expect(patched(document, ...there)).toEqual(document);
        const failing = applyPatch(document, [...there, { op: 'remove', path: '/list/9' }]);
        expect(failing).toEqual({ ok: false, at: 4, code: 'patchNowhere' });
        expect(document).toEqual(before);
      }),
      { seed: 20_261_201, numRuns: 50 },
    );
  });
});
