import { describe, expect, test } from 'vitest';
import type { Claims } from '../../src/domain/claims.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { RealisedReport } from '../../src/domain/realised.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { yearBefore } from '../support/dates.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

/** A past week of two lines at the same hours: `a` and `b` hold one each on most evenings. */
const twoLines = (department: string): ProblemInput => {
  const problem = yearBefore(week());
  return { ...problem, department, lines: [...problem.lines, { ...problem.lines[0], id: 'mobile' }] };
};

describe('realised duties of a table in force', () => {
  const running = runningService({ workers: 1 });
  const published = async (department: string) => {
    const made = await post(`${running.url}/v1/rosters`, twoLines(department), { Prefer: 'wait=60' });
    const roster = (await made.json()) as Roster;
    await post(`${running.url}/v1/rosters/${roster.id}/publication`, {});
    const first = roster.assignments.filter(({ slot }) => slot.includes('/2026-01-05/'));
    return { roster, address: `${running.url}/v1/rosters/${roster.id}`, fixed: first[0], mobile: first[1] };
  };

  test('nobody serves at two places at once', async () => {
    const { address, fixed, mobile } = await published('01');
    const both = { rest: 'unserved', asOf: '2026-01-12', realised: [fixed, mobile].map(({ slot }) => ({ slot, participant: 'a' })) };
    const refused = await post(`${address}/realised`, both);
    expect(refused.status).toBe(422);
    expect(((await refused.json()) as { errors: object[] }).errors).toMatchObject([{ pointer: '/realised/1', code: 'servedElsewhere' }]);
    // Nor beside what the rest of the table says of the same person.
    const other = { slot: fixed.slot, participant: mobile.participant, replaced: fixed.participant };
    const asPlanned = await post(`${address}/realised`, { rest: 'asPlanned', asOf: '2026-01-12', realised: [other] });
    expect(((await asPlanned.json()) as { errors: object[] }).errors).toMatchObject([{ pointer: '/realised/0', code: 'servedElsewhere' }]);
    // One after the other is no matter.
    const halves = [
      { slot: fixed.slot, participant: 'a', to: '2026-01-05T22:00:00+01:00' },
      { slot: mobile.slot, participant: 'a', from: '2026-01-05T22:00:00+01:00' },
    ];
    expect((await post(`${address}/realised`, { asOf: '2026-01-12', realised: halves })).status).toBe(200);
  });

  test('who served beyond the plan is told of; a doctor whom the request does not know is paid', async () => {
    const { address, fixed } = await published('02');
    const outsiders = [{ id: 'dehors', rpps: '99020000013', name: 'Dr Laurier Martinet', status: 'other' }];
    const served = {
      outsiders,
      asOf: '2026-01-12',
      realised: [
        { slot: fixed.slot, participant: 'dehors' },
        { slot: fixed.slot, participant: fixed.participant },
      ],
    };
    const report = (await (await post(`${address}/realised`, served)).json()) as RealisedReport;
    expect(report.warnings.map(({ code }) => code)).toContain('overServed');
    expect(report.balances.map(({ participant }) => participant)).not.toContain('dehors');
    const claims = (await (await fetch(`${address}/exports/claims`)).json()) as Claims;
    expect(claims.sheets.find(({ participant }) => participant === 'dehors')).toMatchObject({
      rpps: '99020000013',
      name: 'Dr Laurier Martinet',
      duties: 1,
      amount: 50,
    });
    const known = { ...served, outsiders: [{ id: 'a' }] };
    const refused = await post(`${address}/realised`, known);
    expect(((await refused.json()) as { errors: { code: string }[] }).errors.map(({ code }) => code)).toContain('outsiderKnown');
  });

  test('visas are given between the end of the month and today, and add up', async () => {
    const { address, fixed, mobile } = await published('03');
    await post(`${address}/realised`, { rest: 'asPlanned', asOf: '2026-01-12', realised: [] });
    const visa = (participant: string, on: string) => ({ participant, month: '2026-01', by: 'CDOM', on });
    for (const on of ['2026-01-30', '2030-01-01']) {
      const refused = await post(`${address}/visas`, { visas: [visa(fixed.participant, on)] });
      expect(((await refused.json()) as { errors: object[] }).errors).toMatchObject([{ pointer: '/visas/0/on', code: 'visaDate' }]);
    }
    const given = async (body: object) => {
      const { sheets } = (await (await post(`${address}/visas`, body)).json()) as Claims;
      return sheets.flatMap(({ participant, visa: state }) => (state === 'given' ? [participant] : [])).sort();
    };
    expect(await given({ visas: [visa(fixed.participant, '2026-02-02')] })).toEqual([fixed.participant]);
    const two = [fixed.participant, mobile.participant].sort();
    expect(await given({ visas: [visa(mobile.participant, '2026-02-03')] })).toEqual(two);
    expect(await given({ visas: [visa(mobile.participant, '2026-02-03')], replace: true })).toEqual([mobile.participant]);
  });
});
