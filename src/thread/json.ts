/** Deepest nesting read. A request needs 8; far more is an attack on whoever walks the tree by recursion. */
export const maxDepth = 64;

/** A document, or why it cannot be read. `position` counts characters from 1. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: 'empty-body' | 'too-deep' | 'malformed-json'; readonly position: number };

/** Parses JSON text. The answer never quotes the text: it may hold names. */
export function parseJson(text: string): ParsedJson {
  if (text.trim() === '') return { ok: false, code: 'empty-body', position: 1 };
  const deep = tooDeepAt(text);
  if (deep !== null) return { ok: false, code: 'too-deep', position: deep };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, code: 'malformed-json', position: faultAt(text) };
  }
}

const quote = 0x22;
const backslash = 0x5c;

/** Position of the first bracket beyond `maxDepth`, or null. One pass, no recursion. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === backslash) i++;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > maxDepth) return i + 1;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return null;
}

const space = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids raw control characters in strings
const stringToken = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalarToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'next' | 'nothing';

/**
 * Where JSON stops being JSON. `JSON.parse` does not always say, and when it does it quotes the text; so a second
 * reader looks for the place, only when the first has failed.
 */
function faultAt(text: string): number {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const take = (token: RegExp): boolean => {
    token.lastIndex = at;
    if (!token.test(text)) return false;
    at = token.lastIndex;
    return true;
  };
  const afterValue = (): Expected => (open.length > 0 ? 'next' : 'nothing');

  for (;;) {
    take(space);
    const char = text[at];
    if (char === undefined) return at + 1;
    const inArray = open.at(-1) === '[';
    if (
      (expected === 'next' || (expected === 'firstValue' && inArray) || (expected === 'firstKey' && !inArray)) &&
      char === (inArray ? ']' : '}')
    ) {
      open.pop();
      at++;
      expected = afterValue();
    } else if (expected === 'next' && char === ',') {
      at++;
      expected = inArray ? 'value' : 'key';
    } else if (expected === 'colon' && char === ':') {
      at++;
      expected = 'value';
    } else if ((expected === 'key' || expected === 'firstKey') && take(stringToken)) expected = 'colon';
    else if ((expected === 'value' || expected === 'firstValue') && (char === '[' || char === '{')) {
      open.push(char);
      at++;
      expected = char === '[' ? 'firstValue' : 'firstKey';
    } else if ((expected === 'value' || expected === 'firstValue') && (take(stringToken) || take(scalarToken))) expected = afterValue();
    else return at + 1;
  }
}
