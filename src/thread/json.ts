import { visit } from 'jsonc-parser';

/** Deepest nesting read. A request needs 8; far more is an attack on readers that recurse. */
export const maxDepth = 64;

/** A document, or why it cannot be read. `position` counts characters from 1. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: 'empty-body' | 'too-deep' | 'malformed-json' | 'duplicate-key'; readonly position: number };

/** Parses JSON text. The answer never quotes the text: it may hold names. */
export function parseJson(text: string): ParsedJson {
  if (text.trim() === '') return { ok: false, code: 'empty-body', position: 1 };
  const { deepAt, colons } = survey(text);
  if (deepAt !== null) return { ok: false, code: 'too-deep', position: deepAt };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, code: 'malformed-json', position: faultAt(text) };
  }
  // JSON.parse keeps the last of two equal keys in silence: then it has fewer keys than the text has colons.
  if (countKeys(value) < colons) return { ok: false, code: 'duplicate-key', position: duplicateAt(text) };
  return { ok: true, value };
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

/** Position of the first bracket beyond `maxDepth`, or null, and the colons outside strings. One pass, no recursion. */
function survey(text: string): { readonly deepAt: number | null; readonly colons: number } {
  let depth = 0;
  let colons = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === backslash) i++;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === colon) colons++;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > maxDepth) return { deepAt: i + 1, colons };
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return { deepAt: null, colons };
}

/** Keys of all objects of a value. Its depth is bounded. */
function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const part of Array.isArray(value) ? value : Object.values(value)) keys += countKeys(part);
  return keys;
}

/**
 * Where JSON stops being JSON. `JSON.parse` does not always say, and when it does it quotes the text; so a second
 * parser looks for the place, only when the first has failed.
 */
function faultAt(text: string): number {
  let first: number | null = null;
  visit(
    text,
    {
      onError: (_, offset) => {
        first ??= offset;
      },
    },
    { disallowComments: true },
  );
  return (first ?? text.length) + 1;
}

/** Where a key stands that its object has already. */
function duplicateAt(text: string): number {
  let first: number | null = null;
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, offset) => {
      const keys = open.at(-1);
      if (keys?.has(name)) first ??= offset;
      keys?.add(name);
    },
  });
  return (first ?? 0) + 1;
}
