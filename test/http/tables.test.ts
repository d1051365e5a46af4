import { beforeAll, describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { VersionList } from '../../src/domain/publication.ts';
import type { RealisedReport } from '../../src/domain/realised.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { ShortfallReport } from '../../src/domain/shortfall-report.ts';
import { Contract } from '../support/conformity.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

const running = runningService();
let contract: Contract;

beforeAll(async () => {
  contract = await Contract.of(running.url);
});

const make = async (problem: ProblemInput): Promise<Roster> =>
  (await (await post(`${running.url}/v1/rosters`, problem, { Prefer: 'wait=20' })).json()) as Roster;
const at = (id: string, rest: string) => `${running.url}/v1/rosters/${id}/${rest}`;

describe('realised duties', () => {
  const path = '/v1/rosters/{id}/realised';

  it('are given, read again, and their balances go into the next request', async () => {
    const roster = await make(week());
    expect((await contract.check('GET', path, await fetch(at(roster.id, 'realised')))) as object).toMatchObject({ status: 404 });
    const { slot, participant } = roster.assignments[0];
    const other = ['a', 'b'].find((id) => id !== participant) ?? '';
    const body = { rest: 'asPlanned', asOf: '2027-01-12', realised: [{ slot, participant: other, replaced: participant }] };
    const made = (await contract.check('POST', path, await post(at(roster.id, 'realised'), body))) as RealisedReport;
    expect(made).toMatchObject({ duties: 7, plannedDuties: 7, plannedCost: 350, cost: { total: 350 } });
    expect(made.deviations).toMatchObject([{ slot, kind: 'replaced', planned: participant, served: other }]);
    expect(made.deadlines.find(({ code }) => code === 'realised')).toMatchObject({ metOn: '2027-01-12', overdue: false });
    expect(await contract.check('GET', path, await fetch(at(roster.id, 'realised')))).toEqual(made);

    const balances = Object.fromEntries(made.balances.map((one) => [one.participant, { [one.ledger]: one.carriedOut }]));
    const next = await make({ ...week(), participants: week().participants.map((one) => ({ ...one, balances: balances[one.id] })) });
    for (const { participant: id, carriedIn } of next.balances) expect(carriedIn).toBeCloseTo(balances[id].points, 9);
    const list = (await (await fetch(at(roster.id, 'versions'))).json()) as VersionList;
    expect(list.deadlines.find(({ code }) => code === 'realised')?.metOn).toBe('2027-01-12');
  });

  it('that cannot be are all named', async () => {
    const roster = await make(week());
    const slot = 'fixe/2027-01-05/evening';
    const realised = [
      { slot: 'fixe/2027-02-05/evening', participant: 'a' },
      { slot, participant: 'nobody' },
      { slot, participant: 'a', to: '2027-01-06T03:00:00+01:00' },
      { slot, participant: 'b', replaced: 'nobody' },
      { slot, participant: 'b' },
      { slot: 'fixe/2027-01-08/evening', participant: 'a' },
    ];
    const answer = await post(at(roster.id, 'realised'), { asOf: '2027-01-06', realised });
    const { errors } = (await contract.check('POST', path, answer)) as { errors: { pointer: string; code: string }[] };
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/realised/0/slot unknownSlot',
      '/realised/1/participant unknownParticipant',
      '/realised/2/to outsideSlot',
      '/realised/3/replaced notPlanned',
      '/realised/4 servedTwice',
      '/realised/5/slot servedNotYet',
    ]);
  });
});

const tenDaysBefore = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) - 10 * 86_400_000).toISOString().slice(0, 10);

describe('the shortfall report', () => {
  const path = '/v1/rosters/{id}/shortfall-report';
  const short = (): ProblemInput => ({
    ...week(),
    participants: [
      { id: 'a', name: 'Dr Un' },
      { id: 'no', name: 'Dr Deux', volunteer: false, contact: { phone: '0262 11', address: '2 rue B' } },
      { id: 'ill', name: 'Dr Trois', exemptions: [{ from: '2026-01-01', reason: 'health' }] },
    ],
    rules: [{ type: 'maxDuties', max: 3, per: 'period' }],
  });

  it('is JSON, a page or a table, with the opinions that were noted', async () => {
    const roster = await make(short());
    const opinions = [{ body: 'URPS', askedOn: '2026-12-01', receivedOn: '2026-12-03', opinion: 'Rien' }];
    const noted = (await contract.check('POST', path, await post(at(roster.id, 'shortfall-report'), { opinions }))) as ShortfallReport;
    expect(noted).toMatchObject({ missingHeads: 4, opinions: [{ body: 'URPS' }] });
    expect(noted.doctors).toMatchObject([
      { participant: 'a', volunteer: true },
      { participant: 'no', name: 'Dr Deux', territory: null, volunteer: false, address: '2 rue B', phone: '0262 11' },
    ]);
    const read = await fetch(at(roster.id, 'shortfall-report?asOf=2026-12-30&lang=en'));
    const report = (await contract.check('GET', path, read)) as ShortfallReport;
    expect(report.territories[0].gaps.map(({ reportBy, overdue }) => [reportBy, overdue])).toEqual(
      report.territories[0].gaps.map(({ date }) => [tenDaysBefore(date), tenDaysBefore(date) < report.asOf]),
    );
    expect(report.opinions).toHaveLength(1);
    expect(report.note).toContain('liable');

    const page = await fetch(at(roster.id, 'shortfall-report'), { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await page.text();
    expect(text).toContain('Dr Deux');
    expect(text).not.toContain('Dr Trois');
    const table = await fetch(at(roster.id, 'shortfall-report?format=csv'));
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await table.text()).split('\r\n')).toHaveLength(1 + 4 * 2 + 1);
    for (const rest of ['shortfall-report?format=pdf', 'shortfall-report']) {
      const refused = await fetch(at(roster.id, rest), { headers: rest.includes('?') ? {} : { Accept: 'image/png' } });
      expect(refused.status, rest).toBe(406);
    }
  });

  it('takes no opinion that cannot be', async () => {
    const roster = await make(short());
    const opinions = [
      { territory: 'mars', slot: 'fixe/2027-01-04/evening', body: 'URPS', askedOn: '2026-12-01' },
      { body: 'URPS', askedOn: '2026-12-05', receivedOn: '2026-12-04' },
      { slot: 'fixe/x/evening', body: '', askedOn: '2026-12-05' },
    ];
    const answer = await post(at(roster.id, 'shortfall-report'), { opinions });
    expect(answer.status).toBe(422);
    await contract.check('POST', path, answer);
    const fewer = await post(at(roster.id, 'shortfall-report'), { opinions: opinions.slice(0, 2) });
    const { errors } = (await fewer.json()) as { errors: { pointer: string; code: string }[] };
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/opinions/0 opinionWhat',
      '/opinions/0/territory unknownTerritory',
      '/opinions/1/receivedOn opinionReversed',
    ]);
  });

  it('and everything else leaves no name, address or telephone in the log', () => {
    expect(running.logged.length).toBeGreaterThan(5);
    expect(running.logged.join('\n')).not.toMatch(/Dr Un|Dr Deux|0262 11|rue B/);
  });
});
