import type { JsonPatchOperation } from '../domain/scenario-operations.ts';

/** Why an operation cannot be followed. */
export type PatchObstacle = 'patchNowhere' | 'patchValue' | 'patchFrom' | 'patchTest' | 'patchInto';

export type Patched =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly at: number; readonly code: PatchObstacle };

/** The operation that puts a value at a pointer, in the place of what is there. */
export function putting(document: unknown, path: string, value: JsonPatchOperation['value']): JsonPatchOperation {
  return { op: applyPatch(document, [{ op: 'replace', path, value }]).ok ? 'replace' : 'add', path, value };
}

class Obstacle extends Error {
  readonly code: PatchObstacle;
  constructor(code: PatchObstacle) {
    super(code);
    this.code = code;
  }
}

/** A JSON document after a patch (RFC 6902); the document itself stays as it is. All or nothing. */
export function applyPatch(document: unknown, patch: readonly JsonPatchOperation[]): Patched {
  // One holder above the root lets an operation on the whole document be like any other.
  const holder = { root: structuredClone(document) };
  for (const [at, operation] of patch.entries()) {
    try {
      follow(holder, operation);
    } catch (error) {
      if (error instanceof Obstacle) return { ok: false, at, code: error.code };
      throw error;
    }
  }
  return { ok: true, value: holder.root };
}

function follow(holder: object, { op, path, from, value }: JsonPatchOperation): void {
  switch (op) {
    case 'add':
      add(holder, path, given(value));
      break;
    case 'replace':
      remove(holder, path, false);
      add(holder, path, given(value));
      break;
    case 'remove':
      remove(holder, path, true);
      break;
    case 'copy':
      add(holder, path, structuredClone(read(holder, source(from))));
      break;
    case 'move':
      if (path.startsWith(`${source(from)}/`)) throw new Obstacle('patchInto');
      add(holder, path, remove(holder, source(from), true));
      break;
    case 'test':
      if (!equal(read(holder, path), given(value))) throw new Obstacle('patchTest');
  }
}

function given(value: unknown): unknown {
  if (value === undefined) throw new Obstacle('patchValue');
  return structuredClone(value);
}

function source(from: string | undefined): string {
  if (from === undefined) throw new Obstacle('patchFrom');
  return from;
}

/** Steps of a pointer (RFC 6901) below the holder. */
function stepsOf(pointer: string): string[] {
  if (pointer !== '' && !pointer.startsWith('/')) throw new Obstacle('patchNowhere');
  const steps = pointer.split('/').slice(1);
  // These reach what every object inherits, never a value of the document.
  if (steps.some((step) => step === '__proto__' || /~(?![01])/.test(step))) throw new Obstacle('patchNowhere');
  return ['root', ...steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))];
}

function read(holder: object, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>((node, step) => child(node, step), holder);
}

function child(node: unknown, step: string): unknown {
  if (Array.isArray(node)) return node[position(step, node.length - 1)];
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) throw new Obstacle('patchNowhere');
  return (node as Record<string, unknown>)[step];
}

function position(step: string, last: number): number {
  if (!/^(0|[1-9]\d{0,8})$/.test(step) || Number(step) > last) throw new Obstacle('patchNowhere');
  return Number(step);
}

function parentOf(holder: object, pointer: string): { parent: unknown; last: string } {
  const steps = stepsOf(pointer);
  const last = steps.pop() as string;
  return { parent: steps.reduce<unknown>((node, step) => child(node, step), holder), last };
}

function add(holder: object, pointer: string, value: unknown): void {
  const { parent, last } = parentOf(holder, pointer);
  if (Array.isArray(parent)) parent.splice(last === '-' ? parent.length : position(last, parent.length), 0, value);
  else if (typeof parent === 'object' && parent !== null) (parent as Record<string, unknown>)[last] = value;
  else throw new Obstacle('patchNowhere');
}

function remove(holder: object, pointer: string, whole: boolean): unknown {
  const { parent, last } = parentOf(holder, pointer);
  const value = child(parent, last);
  if (pointer === '' && whole) throw new Obstacle('patchNowhere');
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string, unknown>)[last];
  return value;
}

function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
