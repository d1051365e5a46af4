import { beforeAll, describe, expect, test } from 'vitest';
import type { Funding } from '../../src/domain/funding.ts';
import type { YearlyIndicators } from '../../src/domain/indicators.ts';
import type { ScenarioStatus } from '../../src/domain/scenario-answer.ts';
import { order } from '../finance/reunion-funding.ts';
import { twoSectors } from '../scenario/support.ts';
import { Contract } from '../support/conformity.ts';
import { long } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

interface Problem {
  readonly type: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
}

describe('the desk of the regional agency over HTTP', () => {
  const running = runningService({ workers: 2 });
  let contract: Contract;
  beforeAll(async () => {
    contract = await Contract.of(running.url);
  });
  const ask = async <T>(path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await post(`${running.url}${path}`, body, headers);
    return { response, body: (await contract.check('POST', path, response)) as T };
  };

  test('funding: the order of the document, and everything that is wrong at once', async () => {
    const { body } = await ask<Funding>('/v1/funding', order);
    expect(body).toMatchObject({ funded: 1_033_542, left: 9271, next: { step: 'deep-night', cost: 88_476 } });
    const wrong = await ask<Problem>('/v1/funding', { envelope: -1, steps: [] }, { 'Accept-Language': 'en' });
    expect(wrong.response.status).toBe(422);
    expect(wrong.body.errors).toEqual([
      { pointer: '/envelope', code: 'min', message: 'envelope: the value must be at least 0.' },
      { pointer: '/steps', code: 'tooFew', message: 'steps: no item, at least 1 needed.' },
    ]);
  });

  test('a scenario: waits for the comparison, keeps it, prints it, erases it', async () => {
    const scenario = {
      base: twoSectors(),
      variants: [
        { id: 'west+1', label: '<b>+1</b>', operations: [{ op: 'addVolunteers', territory: 'west' }] },
        { id: 'gone', operations: [{ op: 'removeParticipant', participant: 'nobody' }] },
      ],
      capacity: [{ territory: 'west' }],
    };
    const { response, body } = await ask<ScenarioStatus>('/v1/scenarios', scenario, { Prefer: 'wait=60' });
    expect(response.status).toBe(200);
    expect(body).toMatchObject({
      state: 'done',
      variants: [{ difference: { verdict: 'better' } }, { state: 'failed' }],
      capacity: [{ needed: 4 }],
    });
    const address = `${running.url}${response.headers.get('location')}`;
    const again = (await contract.check('GET', '/v1/scenarios/{id}', await fetch(address))) as ScenarioStatus;
    expect(again).toEqual(body);
    const csv = await (await fetch(address, { headers: { Accept: 'text/csv' } })).text();
    expect(csv.split('\r\n')[0]).toContain('Taux de remplissage (%)');
    expect(csv.split('\r\n')).toHaveLength(5);
    const page = await fetch(address, { headers: { Accept: 'text/html' } });
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('&#60;b&#62;+1');
    expect((await fetch(address, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(address)).status).toBe(404);
  });

  test('answers 202 at once when asked to; a stop compares what has been solved', async () => {
    const scenario = {
      base: long(),
      depth: 'full',
      gap: 0,
      timeLimitSeconds: 600,
      variants: [{ id: 'more', operations: [{ op: 'addVolunteers' }] }],
    };
    const { response, body } = await ask<ScenarioStatus>('/v1/scenarios', scenario, { Prefer: 'respond-async' });
    expect(response.status).toBe(202);
    expect(['queued', 'running']).toContain(body.state);
    const address = `${running.url}${response.headers.get('location')}`;
    expect((await fetch(address, { headers: { Accept: 'text/csv' } })).status).toBe(409);
    const stopped = (await contract.check('POST', '/v1/scenarios/{id}/stop', await post(`${address}/stop`, {}))) as ScenarioStatus;
    expect(stopped.state).toBe('stopped');
    expect(stopped.variants?.every(({ state }) => state === 'notSolved')).not.toBe(false);
    expect((await post(`${address}/stop`, {})).status).toBe(409);
  });

  test('what cannot be understood is refused whole: base, operations, sweeps', async () => {
    const { response, body } = await ask<Problem>('/v1/scenarios', {
      base: { ...twoSectors(), lines: [{ id: 'x', windows: [{ id: 'w', start: '20:00', end: '24:00', fee: -1 }] }] },
      variants: [{ id: 'a', operations: [{ op: 'setFee', fee: -5 }] }],
      unknown: 1,
    });
    expect(response.status).toBe(422);
    expect(body.errors?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/base/lines/0/windows/0/fee', '/variants/0/operations/0/fee', '/unknown']),
    );
    const later = await ask<Problem>('/v1/scenarios', {
      base: twoSectors(),
      variants: [{ id: 'a' }, { id: 'a' }],
      robustness: { territory: 'north' },
      sweeps: [{ id: 's', operations: [{ op: 'addVolunteers' }], pointer: '/3/count', values: [1] }],
    });
    expect(later.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/robustness/territory unknownTerritory',
      '/sweeps/0/pointer patchNowhere',
    ]);
  });

  test('indicators of a year from two rosters', async () => {
    const problem = {
      ...twoSectors(),
      lines: [...twoSectors().lines, { id: 'samu', role: 'regulation', windows: [{ id: 'n', start: '20:00', end: '24:00' }] }],
    };
    problem.participants = [
      ...problem.participants,
      { id: 'r', roles: ['regulation'] },
      { id: 'old', territory: 'west', volunteer: false, exemptions: [{ from: '2027-06-01', reason: 'age' }] },
    ];
    const assignments = [
      { slot: 'samu/2027-01-04/n', participant: 'r' },
      { slot: 'east-post/2027-01-04/evening', participant: 'a' },
    ];
    const { body } = await ask<YearlyIndicators>('/v1/indicators', {
      year: 2027,
      rosters: [
        { problem, assignments },
        { problem: { ...problem, period: { start: '2027-01-11', end: '2027-01-12' } }, assignments: [] },
        { problem, assignments: [] },
      ],
      incidents: [
        { date: '2027-02-03', kind: 'absence', territory: 'west' },
        { date: '2026-12-31', kind: 'other' },
      ],
      regulationCalls: [{ month: '2027-01', calls: 30 }],
    });
    expect(body).toMatchObject({
      due: '2028-03-31',
      period: { start: '2027-01-04', end: '2027-01-12' },
      missingDays: 356,
      needed: 7 * 3 + 1 + 2 * 3,
      filled: 2,
      doctors: 9,
      exempted: 1,
      regulators: { trained: 1, onDuty: 1, hours: 4, calls: 30, callsPerHour: 7.5 },
    });
    expect(body.byTerritory.find(({ territory }) => territory === 'west')).toMatchObject({
      doctors: 4,
      volunteers: 3,
      exempted: 1,
      absences: 1,
    });
    expect(JSON.stringify(body)).not.toContain('age');
    const wrong = await ask<Problem>('/v1/indicators', {
      year: 2027,
      rosters: [{ problem, assignments: [{ slot: 'x', participant: 'r' }] }],
    });
    expect(wrong.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/rosters/0/assignments/0/slot unknownSlot']);
  });
});
