import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { RosterStatus } from '../../src/domain/roster.ts';
import { long } from '../support/problems.ts';
import { post } from '../support/service.ts';

/** A problem that takes all of its time. */
export function taking(seconds: number): object {
  const problem = long();
  return { ...problem, options: { ...problem.options, timeLimitSeconds: seconds } };
}

/** Asks for a roster and does not wait. Returns its address. */
export async function accepted(url: string, problem: object, headers: Record<string, string> = {}): Promise<string> {
  const response = await post(`${url}/v1/rosters`, problem, { Prefer: 'respond-async', ...headers });
  expect(response.status).toBe(202);
  return response.headers.get('location') ?? '';
}

export async function look(url: string, roster: string): Promise<RosterStatus> {
  const response = await fetch(`${url}${roster}`);
  expect(response.status).toBe(200);
  return (await response.json()) as RosterStatus;
}

/** The roster once it is as `enough` wants it. */
export async function once(url: string, roster: string, enough: (status: RosterStatus) => boolean): Promise<RosterStatus> {
  for (;;) {
    const status = await look(url, roster);
    if (enough(status)) return status;
    await sleep(100);
  }
}

export const ended = ({ state }: RosterStatus) => state !== 'queued' && state !== 'running';
export const hasRoster = ({ assignments }: RosterStatus) => assignments !== undefined;

/** Whole: what a finished roster must have, and verifies as. */
export async function expectWhole(url: string, problem: object, roster: RosterStatus): Promise<void> {
  expect(roster.state).toBe('done');
  const verification = await post(`${url}/v1/verifications`, { problem, assignments: roster.assignments });
  expect(await verification.json()).toMatchObject({ ok: true });
}
