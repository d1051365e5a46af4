import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DutyTable } from '../../src/domain/duties.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Proposal } from '../../src/domain/proposal.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { Keys } from '../support/access.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

const keys = new Keys()
  .add('cdom', ['cdom'])
  .add('cdom-twice', ['cdom'])
  .add('everywhere', ['cdom'], { departments: '*' })
  .add('aude', ['cdom'], { departments: ['11'] })
  .add('site', ['coordinator'], { lines: ['fixe', 'mobile'] })
  .add('other-site', ['coordinator'], { lines: ['mobile'] })
  .add('samu', ['samu'])
  .add('ars', ['ars'])
  .add('auditor', ['admin'])
  .add('a', ['participant'], { participant: 'a' })
  .add('b', ['participant'], { participant: 'b' })
  .add('ended', ['cdom'], { expires: '2026-01-01' });

const problem = (changes: Partial<ProblemInput> = {}): ProblemInput => ({ ...week(), department: '974', ...changes });

describe('how far a credential reaches', () => {
  const running = runningService({ access: keys.access(), linkSecret: 'x'.repeat(32) });

  const ask = (as: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    body === undefined
      ? fetch(`${running.url}${path}`, { headers: { ...keys.header(as), ...headers } })
      : post(`${running.url}${path}`, body, { Prefer: 'wait=20', ...keys.header(as), ...headers });
  const make = async (as: string, changes?: Partial<ProblemInput>): Promise<Roster> => {
    const response = await ask(as, '/v1/rosters', problem(changes));
    expect(response.status).toBe(200);
    return (await response.json()) as Roster;
  };
  /** The audit trail without its readings, oldest first. */
  const trail = async (): Promise<Record<string, unknown>[]> => {
    const { entries } = (await (await ask('auditor', '/v1/audit?limit=1000')).json()) as { entries: Record<string, unknown>[] };
    return entries.filter(({ call }) => call !== 'readAudit').reverse();
  };
  const typeOf = async (response: Response): Promise<[number, string]> => [
    response.status,
    ((await response.json()) as { type: string }).type.replace('urn:vigie:problem:', ''),
  ];

  test('a key of any shape that is nobody’s is a 401 that says how to do better', async () => {
    for (const credential of [keys.key('ended'), `${keys.key('cdom')}x`, 'vigie_cdom_', 'x', 'e30.e30.e30']) {
      const response = await fetch(`${running.url}/v1/rosters/${randomUUID()}`, { headers: { Authorization: `Bearer ${credential}` } });
      expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
      expect(await typeOf(response)).toEqual([401, 'invalid-credential']);
    }
  });

  test('a request for another department, or for none, is a 403; for all departments it is not', async () => {
    for (const department of ['11', null]) {
      expect(await typeOf(await ask('cdom', '/v1/rosters', problem({ department })))).toEqual([403, 'foreign-department']);
      await make('everywhere', { department });
    }
    expect(await typeOf(await ask('aude', `/v1/rosters/${(await make('cdom')).id}`))).toEqual([404, 'unknown-roster']);
    expect((await ask('everywhere', `/v1/rosters/${(await make('cdom')).id}`)).status).toBe(200);
  });

  test('a repair or replacement of a roster is as far out of reach as the roster', async () => {
    const { id, assignments } = await make('cdom');
    const facts = [{ type: 'absence', participant: assignments[0]?.participant, from: '2027-01-04', to: '2027-01-10' }];
    const made = (await (
      await ask('cdom', `/v1/rosters/${id}/repairs`, { from: '2027-01-04', asOf: '2027-01-04', facts })
    ).json()) as Roster;
    expect((await ask('cdom', `/v1/rosters/${made.id}`)).status).toBe(200);
    expect(await typeOf(await ask('aude', `/v1/rosters/${made.id}`))).toEqual([404, 'unknown-roster']);
  });

  test('a coordinator reaches tables of own lines alone', async () => {
    const own = await make('site');
    expect((await ask('site', `/v1/rosters/${own.id}`)).status).toBe(200);
    expect(await typeOf(await ask('other-site', `/v1/rosters/${own.id}`))).toEqual([404, 'unknown-roster']);
    expect(await typeOf(await ask('other-site', '/v1/rosters', problem()))).toEqual([403, 'foreign-department']);
    const lines = [...problem().lines, { id: 'somebody-elses' }];
    expect(await typeOf(await ask('site', '/v1/rosters', problem({ lines })))).toEqual([403, 'foreign-department']);
  });

  test('the list holds what is in reach, and nothing else', async () => {
    const own = await make('cdom');
    const wide = await make('cdom', { lines: [...problem().lines, { id: 'somebody-elses' }] });
    const elsewhere = await make('aude', { department: '11' });
    const listed = async (as: string, query = ''): Promise<boolean[]> => {
      const { rosters } = (await (await ask(as, `/v1/rosters${query}`)).json()) as { rosters: { id: string }[] };
      return [own, wide, elsewhere].map(({ id }) => rosters.some((each) => each.id === id));
    };
    expect(await listed('cdom')).toEqual([true, true, false]);
    expect(await listed('aude')).toEqual([false, false, true]);
    expect(await listed('everywhere')).toEqual([true, true, true]);
    expect(await listed('site')).toEqual([true, false, false]);
    expect(await listed('other-site')).toEqual([false, false, false]);
    expect(await listed('cdom', '?department=11')).toEqual([false, false, false]);
  });

  test('the same idempotency key of two callers is two rosters', async () => {
    const send = async (as: string) => (await (await ask(as, '/v1/rosters', problem(), { 'Idempotency-Key': 'once' })).json()) as Roster;
    const [first, again, other] = [await send('cdom'), await send('cdom'), await send('cdom-twice')];
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  test('a participant sees and moves the own duties alone', async () => {
    const { id, assignments } = await make('cdom');
    const at = `/v1/rosters/${id}`;
    expect(await typeOf(await ask('a', `${at}/duties`))).toEqual([409, 'not-published']);
    await ask('cdom', `${at}/publication`, {});
    const own = (await (await ask('a', `${at}/duties`)).json()) as DutyTable;
    expect(own.duties).toEqual(assignments.filter(({ participant }) => participant === 'a'));
    expect(own).toMatchObject({ version: 1, participant: 'a' });
    expect(await typeOf(await ask('a', `${at}/duties?participant=b`))).toEqual([403, 'not-yours']);
    const whole = (await (await ask('samu', `${at}/duties`)).json()) as DutyTable;
    expect(whole.duties).toEqual(assignments);
    expect(whole).toMatchObject({ participant: null, gaps: [], lines: [{ id: 'fixe', name: null, site: null }] });
    expect(whole.participants.map((person) => person.id)).toEqual(['a', 'b', 'c', 'd']);
    expect(own.participants).toEqual([{ id: 'a', name: null }]);

    const [mine, theirs] = ['a', 'b'].map((who) => assignments.find(({ participant }) => participant === who));
    if (!mine || !theirs) throw new Error('both have a duty');
    const moves = [{ slot: mine.slot, from: 'a', to: 'b' }];
    const foreign = [{ slot: theirs.slot, from: 'b', to: 'a' }];
    expect(await typeOf(await ask('a', `${at}/proposals`, { moves: foreign, asOf: '2026-12-01' }))).toEqual([403, 'not-yours']);
    const swap = await ask('a', `${at}/proposals`, { moves: [...moves, ...foreign], actor: 'CDOM 974', asOf: '2026-12-01' });
    // A swap asks the other; and nobody signs with another name.
    expect(((await swap.json()) as Proposal).steps.map(({ actor }) => actor)).toEqual(['a']);
    const proposed = (await (await ask('a', `${at}/proposals`, { moves, asOf: '2026-12-01' })).json()) as Proposal;
    const step = `${at}/proposals/${proposed.proposal}`;
    // Who proposes cannot accept in the name of the other; who is no party to it does not learn of it.
    expect(await typeOf(await ask('a', `${step}/acceptance`, { participant: 'b' }))).toEqual([403, 'not-yours']);
    expect(await typeOf(await ask('b', `${step}/withdrawal`, {}))).toEqual([403, 'not-yours']);
    const third = [{ slot: assignments.find(({ participant }) => participant === 'c')?.slot, from: 'c', to: 'd' }];
    const between = (await (await ask('cdom', `${at}/proposals`, { moves: third, asOf: '2026-12-01' })).json()) as Proposal;
    expect(await typeOf(await ask('a', `${at}/proposals/${between.proposal}`))).toEqual([404, 'unknown-proposal']);
    expect(await typeOf(await ask('a', `${at}/proposals/${between.proposal}/refusal`, {}))).toEqual([404, 'unknown-proposal']);
    expect(((await (await ask('b', `${step}/acceptance`, { participant: 'b' })).json()) as Proposal).state).toBe('accepted');
    expect((await ask('a', `${step}/validation`, {})).status).toBe(403);
    expect(((await (await ask('cdom', `${step}/validation`, {})).json()) as Proposal).state).toBe('validated');
  });

  test('a calendar link opens one participant’s duties, of the version in force, until the roster is erased', async () => {
    const { id, assignments } = await make('cdom', {
      lines: [{ ...problem().lines[0], id: 'fixe', name: 'Fixe; ATTENDEE:mailto:x, é' }],
    });
    await ask('cdom', `/v1/rosters/${id}/publication`, {});
    expect(await typeOf(await ask('a', `/v1/rosters/${id}/calendar-links`, { participant: 'b' }))).toEqual([403, 'not-yours']);
    expect((await ask('samu', `/v1/rosters/${id}/calendar-links`, {})).status).toBe(422);
    expect((await ask('samu', `/v1/rosters/${id}/calendar-links`, { participant: 'nobody' })).status).toBe(422);
    const link = (await (await ask('a', `/v1/rosters/${id}/calendar-links`, { days: 30 })).json()) as { href: string; expires: string };
    expect(Date.parse(link.expires) - Date.now()).toBeLessThan(30 * 86_400_000 + 1000);
    const response = await fetch(`${running.url}${link.href}`);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = (await response.text()).split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const own = assignments.filter(({ participant }) => participant === 'a');
    const starts = lines.flatMap((line) => (line.startsWith('DTSTART:') ? [line.slice(8)] : []));
    expect(starts).toEqual(own.map(({ start }) => `${new Date(start).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`));
    // A name cannot become a property.
    expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
    expect(lines).toContain('SUMMARY:Garde\u00a0: Fixe\\; ATTENDEE:mailto:x\\, é');
    for (const href of [link.href.slice(0, -3), link.href.replace('/v1/calendars/', '/v1/calendars/W'), '/v1/calendars/x']) {
      expect(await typeOf(await fetch(`${running.url}${href}`))).toEqual([404, 'unknown-link']);
    }
    await fetch(`${running.url}/v1/rosters/${id}?published=erase`, { method: 'DELETE', headers: keys.header('cdom') });
    expect(await typeOf(await fetch(`${running.url}${link.href}`))).toEqual([404, 'unknown-link']);
  });

  test('the audit trail says who did what to which roster, denials included; an erasure leaves id, actor and instant', async () => {
    const { id } = await make('cdom');
    await ask('aude', `/v1/rosters/${id}`);
    await ask('a', `/v1/rosters/${id}`);
    await fetch(`${running.url}/v1/rosters/${id}`);
    await fetch(`${running.url}/v1/rosters/Dr%20Hoarau`, { headers: keys.header('cdom') });
    const before = (await trail()).slice(-4);
    expect(before.map(({ actor, call, roster, outcome }) => [actor, call, roster, outcome])).toEqual([
      ['cdom', 'createRoster', id, 202],
      ['aude', 'readRoster', id, 404],
      ['a', 'readRoster', id, 403],
      // Whoever is nobody fills no store.
      ['cdom', 'readRoster', null, 404],
    ]);
    await fetch(`${running.url}/v1/rosters/${id}`, { method: 'DELETE', headers: keys.header('cdom') });
    const entries = await trail();
    const about = entries.slice(-5).map(({ actor, call, roster, outcome }) => [actor, call, roster, outcome]);
    expect(about).toEqual([
      // Of what was done with an erased roster, id and actor are left.
      ['cdom', null, id, null],
      ['aude', null, id, null],
      ['a', null, id, null],
      ['cdom', 'readRoster', null, 404],
      ['cdom', 'eraseRoster', id, 204],
    ]);
    expect(JSON.stringify(entries)).not.toContain('Hoarau');
  });

  test('funding and indicators are of the caller’s departments, whatever else is among them', async () => {
    const steps = [{ id: 's', posts: [{ id: 'p', start: '20:00', end: '24:00', fee: 50 }] }];
    const fund = (as: string, department?: string) =>
      ask(as, '/v1/funding', {
        envelope: 1,
        period: { start: '2027-01-01', end: '2027-01-31' },
        steps,
        ...(department ? { department } : {}),
      });
    expect((await fund('ars', '974')).status).toBe(200);
    expect((await fund('ars')).status).toBe(200);
    expect(await typeOf(await fund('ars', '11'))).toEqual([403, 'foreign-department']);
    expect((await fund('everywhere', '11')).status).toBe(200);
    const indicators = (as: string, ...departments: (string | null)[]) =>
      ask(as, '/v1/indicators', {
        year: 2027,
        rosters: departments.map((department) => ({ problem: problem({ department }), assignments: [] })),
      });
    expect((await indicators('ars', '974', '974')).status).toBe(200);
    for (const other of ['11', null]) expect(await typeOf(await indicators('ars', '974', other))).toEqual([403, 'foreign-department']);
    expect((await indicators('everywhere', '974', '11', null)).status).toBe(200);
  });

  test('a scenario is reached as a roster is: by department and lines, listed, stopped and erased there alone', async () => {
    const compare = async (as: string, changes?: Partial<ProblemInput>) =>
      ask(as, '/v1/scenarios', { base: problem(changes), variants: [], depth: 'shortfall' }, { Prefer: 'wait=30' });
    expect(await typeOf(await compare('ars', { department: '11' }))).toEqual([403, 'foreign-department']);
    const response = await compare('ars');
    expect(response.status).toBe(200);
    const { id } = (await response.json()) as { id: string };
    const wide = [...problem().lines, { id: 'somebody-elses' }];
    const other = ((await (await compare('cdom', { lines: wide })).json()) as { id: string }).id;
    const listed = async (as: string): Promise<boolean[]> => {
      const { scenarios } = (await (await ask(as, '/v1/scenarios')).json()) as { scenarios: { id: string }[] };
      return [id, other].map((one) => scenarios.some((each) => each.id === one));
    };
    expect(await Promise.all(['ars', 'cdom', 'aude', 'everywhere', 'site'].map(listed))).toEqual([
      [true, true],
      [true, true],
      [false, false],
      [true, true],
      [true, false],
    ]);
    for (const as of ['ars', 'cdom', 'everywhere', 'site']) expect((await ask(as, `/v1/scenarios/${id}`)).status).toBe(200);
    expect(await typeOf(await ask('site', `/v1/scenarios/${other}`))).toEqual([404, 'unknown-scenario']);
    expect(await typeOf(await ask('aude', `/v1/scenarios/${id}`))).toEqual([404, 'unknown-scenario']);
    expect(await typeOf(await ask('aude', `/v1/scenarios/${id}/stop`, {}))).toEqual([404, 'unknown-scenario']);
    expect(await typeOf(await ask('cdom', `/v1/rosters/${id}`))).toEqual([404, 'unknown-roster']);
    const erase = (as: string) => fetch(`${running.url}/v1/scenarios/${id}`, { method: 'DELETE', headers: keys.header(as) });
    expect(await typeOf(await erase('aude'))).toEqual([404, 'unknown-scenario']);
    expect((await erase('cdom')).status).toBe(204);
    expect(await typeOf(await ask('ars', `/v1/scenarios/${id}`))).toEqual([404, 'unknown-scenario']);
  });

  test('no credential reaches the log', () => {
    const log = running.logged.join('');
    expect(log).toContain('"actor":"cdom"');
    for (const { id } of keys.records) expect(log).not.toContain(keys.key(id).slice(-43));
    expect(log).not.toContain('Bearer');
  });
});

describe('calls beyond the limit', () => {
  const few = new Keys().add('often', ['cdom']).add('seldom', ['cdom']).add('auditor', ['admin']);
  const running = runningService({ access: few.access({ callsPerMinute: 5 }) });

  test('are a 429 for this caller alone, with the time to wait', async () => {
    const look = (as: string) => fetch(`${running.url}/v1/rosters/${randomUUID()}`, { headers: few.header(as) });
    for (let i = 0; i < 5; i++) expect((await look('often')).status).toBe(404);
    const refused = await look('often');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect((await look('seldom')).status).toBe(404);
    // However often: the trail has it once a minute.
    for (let i = 0; i < 5; i++) expect((await look('often')).status).toBe(429);
    const trail = await fetch(`${running.url}/v1/audit?actor=often`, { headers: few.header('auditor') });
    const { entries } = (await trail.json()) as { entries: { outcome: number }[] };
    expect(entries.map(({ outcome }) => outcome)).toEqual([429, 404, 404, 404, 404, 404]);
  });
});
