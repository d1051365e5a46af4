import { computed, signal } from '@preact/signals';
import type { Problem, RosterView, Schemas } from '@vigie/client';
import { attempt, vigie } from '../client.ts';
import { kept } from '../kept.ts';

export type Slot = Schemas['Slot'];
export type Participant = Schemas['Participant'];
export type Line = Schemas['Line'];

/** A figure of a level at a moment of the run. */
export interface Told {
  readonly seconds: number;
  readonly level: string;
  readonly priority: number | undefined;
  readonly value: number;
  readonly bound: number | null;
}

/** The roster that is open. */
export const view = signal<RosterView | null>(null);
/** Its request; null while it is not known here. */
export const problem = signal<Problem | null>(null);
export const slots = signal<readonly Slot[]>([]);
/** What the run has told so far. */
export const told = signal<readonly Told[]>([]);
/** Who held what in the roster that this one was made from; null: made from none. */
export const earlier = signal<ReadonlyMap<string, ReadonlySet<string>> | null>(null);

export const people = computed(() => new Map((problem.value?.participants ?? []).map((person) => [person.id, person])));
export const lines = computed(() => new Map((problem.value?.lines ?? []).map((line) => [line.id, line])));
export const slotById = computed(() => new Map(slots.value.map((slot) => [slot.slot, slot])));
export const running = computed(() => view.value?.state === 'running' || view.value?.state === 'queued');

export const nameOf = (id: string): string => people.value.get(id)?.name ?? id;
export const lineName = (id: string): string => lines.value.get(id)?.name ?? id;

let opened = new AbortController();

/** Opens a roster: its request, its slots, and what its run tells until it ends. */
export async function openRoster(id: string): Promise<void> {
  opened.abort();
  opened = new AbortController();
  const { signal: ended } = opened;
  view.value = null;
  problem.value = null;
  slots.value = [];
  told.value = [];
  earlier.value = null;
  const first = await attempt(() => vigie().get('/v1/rosters/{id}', { path: { id }, signal: ended }));
  if (first === null || ended.aborted) return;
  const own = await kept<{ problem: Problem; from: string | null }>(`roster:${id}`);
  const given = own?.problem ?? null;
  if (ended.aborted) return;
  problem.value = given;
  if (given !== null) {
    const list = await attempt(() => vigie().post('/v1/slots', { body: given, signal: ended }));
    if (ended.aborted) return;
    slots.value = list?.slots ?? [];
  }
  view.value = first;
  if (own?.from) void compareWith(own.from, ended);
  if (first.state === 'running' || first.state === 'queued') await watch(id, ended);
}

async function compareWith(id: string, ended: AbortSignal): Promise<void> {
  const { assignments = [] } = await vigie().get('/v1/rosters/{id}', { path: { id }, signal: ended });
  const holders = new Map<string, Set<string>>();
  for (const { slot, participant } of assignments) holders.set(slot, (holders.get(slot) ?? new Set()).add(participant));
  if (!ended.aborted) earlier.value = holders;
}

async function watch(id: string, ended: AbortSignal): Promise<void> {
  let asking = false;
  const refresh = async () => {
    if (asking) return;
    asking = true;
    const next = await attempt(() => vigie().get('/v1/rosters/{id}', { path: { id }, signal: ended }));
    asking = false;
    if (next !== null && !ended.aborted) view.value = next;
  };
  await attempt(async () => {
    for await (const event of vigie().follow(id, { signal: ended })) {
      if (event.type === 'progress') {
        const { level, class: priority, value, bound, seconds } = event.data;
        told.value = [...told.value, { level, priority, value, bound, seconds }];
        if (view.value?.state === 'queued') void refresh();
      } else if (event.type === 'improved') void refresh();
    }
  });
  if (ended.aborted) return;
  asking = false;
  await refresh();
}

export async function stopRun(): Promise<void> {
  const id = view.value?.id;
  if (id === undefined) return;
  const stopped = await attempt(() => vigie().post('/v1/rosters/{id}/stop', { path: { id } }));
  if (stopped !== null) view.value = stopped;
}
