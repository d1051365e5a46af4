import { signal } from '@preact/signals';
import type { Problem, Schemas } from '@vigie/client';
import { solve } from '../draft.ts';
import { problem, view } from './store.ts';

/** A decision of the council about one duty, not yet solved. */
export interface Decision {
  readonly kind: 'pin' | 'unpin' | 'forbid';
  readonly slot: string;
  readonly participant: string;
}

/** Decisions that wait to be solved, oldest first. */
export const pending = signal<readonly Decision[]>([]);

export function decide(decision: Decision): void {
  pending.value = [
    ...pending.value.filter(({ slot, participant }) => slot !== decision.slot || participant !== decision.participant),
    decision,
  ];
}

/** The request with the decisions in it, and the roster as it stands to stay close to. */
function decided(given: Problem, decisions: readonly Decision[]): Problem {
  const same = (a: { slot?: string | null; participant: string }, b: Decision) => a.slot === b.slot && a.participant === b.participant;
  const touched = (a: { slot?: string | null; participant: string }) => decisions.some((decision) => same(a, decision));
  const pairs = (kind: Decision['kind']) =>
    decisions.filter((decision) => decision.kind === kind).map(({ slot, participant }) => ({ slot, participant }));
  return {
    ...given,
    pinned: [...(given.pinned ?? []).filter((pin) => !touched(pin)), ...pairs('pin')],
    forbidden: [...(given.forbidden ?? []).filter((entry) => !touched(entry)), ...pairs('forbid')],
    baseline: (view.value?.assignments ?? []).map(({ slot, participant }) => ({ slot, participant })),
  };
}

/** Solves again with what was decided; everything else stays as close as it can. */
export async function solveDecided(decisions: readonly Decision[] = pending.value): Promise<void> {
  const given = problem.value;
  if (given === null || view.value === null) return;
  if (await solve(decided(given, decisions), view.value.id)) pending.value = [];
}

/** Applies a repair (RFC 6902) and solves again. */
export async function solvePatched(patch: readonly Schemas['PatchOperation'][]): Promise<void> {
  const given = problem.value;
  if (given === null || view.value === null) return;
  await solve(decided(patched(given, patch), []), view.value.id);
}

/** A copy of a document with a patch applied: the operations that a repair uses, add, replace and remove. */
export function patched<T>(document: T, patch: readonly Schemas['PatchOperation'][]): T {
  const copy = structuredClone(document) as unknown;
  for (const { op, path, value } of patch) {
    const parts = path
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = parts.pop() ?? '';
    const parent = parts.reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], copy);
    if (Array.isArray(parent)) {
      const index = last === '-' ? parent.length : Number(last);
      if (op === 'add') parent.splice(index, 0, value);
      else if (op === 'remove') parent.splice(index, 1);
      else parent[index] = value;
    } else if (op === 'remove') delete (parent as Record<string, unknown>)[last];
    else (parent as Record<string, unknown>)[last] = value;
  }
  return copy as T;
}
