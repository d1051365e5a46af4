/**
 * Reading JSON that nobody has validated yet. Every accessor answers something harmless for a value of the wrong
 * shape, looks at own properties only (a key `constructor` or `__proto__` is a key like any other) and never throws.
 */

/** Steps from the root of a JSON document to a value in it. */
export type Path = readonly (string | number)[];

/** The own property `key` of an object, or undefined. */
export function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** The items of an array; of anything else: none. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The items of the list `key` of an object, each with its path. */
export function* each(parent: unknown, key: string, path: Path = []): Generator<readonly [item: unknown, at: Path]> {
  for (const [i, item] of items(field(parent, key)).entries()) yield [item, [...path, key, i]];
}

/** The own keys of an object; of anything else: none. */
export function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

/** A string, or undefined for anything else. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The string `key` of an object, or undefined. */
export function textField(value: unknown, key: string): string | undefined {
  return text(field(value, key));
}

/** The value at a path, or undefined where the path leads nowhere. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    value = typeof step === 'number' ? items(value)[step] : field(value, step);
  }
  return value;
}

/** A string cut to `max` UTF-16 units, so that an answer never carries back a megabyte of what came in. */
export function clip(value: string, max = 80): string {
  return value.length <= max ? value : `${value.slice(0, max - 1).toWellFormed()}…`;
}

/** JSON Pointer of a path (RFC 6901); a step longer than 200 units is cut. */
export function pointerOf(path: Path): string {
  return path.map((step) => `/${clip(String(step), 200).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * A path for people: positions in lists give way to the ids found there,
 * `/participants/3/serves/1` becomes `participants[p-004].serves[1]`. The root is `request`.
 */
export function placeOf(root: unknown, path: Path): string {
  let value = root;
  let place = '';
  for (const step of path) {
    value = typeof step === 'number' ? items(value)[step] : field(value, step);
    if (typeof step === 'number') place += `[${clip(textField(value, 'id') ?? String(step))}]`;
    else place += `${place === '' ? '' : '.'}${clip(step)}`;
  }
  return place === '' ? 'request' : clip(place, 300);
}

/** Whether two sets have an item in common; looks at the items of the smaller one. */
export function meet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  for (const item of few) if (many.has(item)) return true;
  return false;
}

/**
 * Number of values in a JSON value, itself included, counted up to `limit`. Walks with a stack of its own, so that
 * nesting of any depth is harmless.
 */
export function weigh(value: unknown, limit: number): number {
  const stack: unknown[] = [value];
  let count = 0;
  while (stack.length > 0 && count < limit) {
    const top = stack.pop();
    count += 1;
    if (typeof top !== 'object' || top === null) continue;
    const inside = Array.isArray(top) ? top : Object.values(top);
    if (inside.length >= limit) return limit;
    for (const item of inside) stack.push(item);
  }
  return Math.min(count, limit);
}
