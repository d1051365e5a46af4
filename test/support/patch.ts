/** One operation of RFC 6902, as far as answers use it. */
interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/** A JSON document after a patch (RFC 6902: add, replace, remove; each path must lead somewhere). */
export function patched<T>(document: T, operations: readonly Operation[]): T {
  const copy = JSON.parse(JSON.stringify(document)) as T;
  for (const { op, path, value } of operations) {
    const steps = path
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop() ?? '';
    const parent = steps.reduce<unknown>((node, step) => Reflect.get(node as object, step), copy) as object;
    if (Array.isArray(parent)) {
      if (op === 'remove') parent.splice(Number(last), 1);
      else parent.splice(last === '-' ? parent.length : Number(last), op === 'replace' ? 1 : 0, value);
    } else if (op === 'remove') Reflect.deleteProperty(parent, last);
    else Reflect.set(parent, last, value);
  }
  return copy;
}
