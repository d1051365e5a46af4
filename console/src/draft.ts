import { signal } from '@preact/signals';
import { type Problem, VigieError } from '@vigie/client';
import { attempt, trouble, vigie } from './client.ts';
import { keep, kept } from './kept.ts';
import { go, to } from './router.ts';

/** The request under edit; null: none. */
export const draft = signal<Problem | null>(null);
/** The states before, newest last: one step back each. */
export const before = signal<readonly Problem[]>([]);
/** What the service found wrong, by JSON pointer. */
export const mistakes = signal<readonly { readonly pointer: string; readonly message: string }[]>([]);

/** Takes a request up as the draft. */
export function startDraft(problem: Problem): void {
  before.value = [];
  mistakes.value = [];
  draft.value = problem;
  void keep('draft', problem);
  go(to.draft);
}

/** One change of the draft; it can be undone. */
export function change(edit: (problem: Problem) => Problem): void {
  const now = draft.value;
  if (now === null) return;
  before.value = [...before.value.slice(-99), now];
  draft.value = edit(now);
  void keep('draft', draft.value);
}

export function undo(): void {
  const last = before.value.at(-1);
  if (last === undefined) return;
  before.value = before.value.slice(0, -1);
  draft.value = last;
  void keep('draft', last);
}

/** The draft of the last visit. */
export async function recallDraft(): Promise<void> {
  draft.value ??= await kept<Problem>('draft');
}

/** Asks for the roster of a request and shows it. Mistakes are kept with their pointers. */
export async function solve(problem: Problem, from?: string): Promise<boolean> {
  mistakes.value = [];
  const made = await attempt(async () => {
    try {
      return await vigie().createRoster(problem);
    } catch (error) {
      if (error instanceof VigieError) mistakes.value = error.problem.errors ?? [];
      throw error;
    }
  });
  if (made === null) {
    if (mistakes.value.length > 0) trouble.value = null;
    return false;
  }
  await keep(`roster:${made.id}`, { problem, from: from ?? null });
  go(to.roster(made.id));
  return true;
}
