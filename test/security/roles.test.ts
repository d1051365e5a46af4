import { beforeAll, describe, expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { oneKeyARole } from '../support/access.ts';
import { ofItsOwn } from '../support/dates.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

/**
 * Who may call what, written from the design and not from the code: a call a row, a role a column. `+` is let through,
 * `.` is a 403. A call of the OpenAPI document without a row fails.
 */
const columns = ['cdom', 'coordinator', 'ars', 'samu', 'reader', 'participant', 'operator', 'admin'] as const;
const table: Readonly<Record<string, string>> = {
  createRoster: /*       */ '+ + . . . . . .',
  listRosters: /*        */ '+ + + . . . . .',
  readRoster: /*         */ '+ + + . . . . .',
  followRoster: /*       */ '+ + + . . . . .',
  stopRoster: /*         */ '+ + . . . . . .',
  eraseRoster: /*        */ '+ . . . . . . .',
  explainRoster: /*      */ '+ + . . . . . .',
  listReplacements: /*   */ '+ + . . . . . .',
  repairRoster: /*       */ '+ + . . . . . .',
  publishRoster: /*      */ '+ . . . . . . .',
  listVersions: /*       */ '+ + + + + . . .',
  readVersion: /*        */ '+ + + . . . . .',
  compareVersions: /*    */ '+ + + + + . . .',
  setDutyContact: /*     */ '+ + . . . + . .',
  listTables: /*         */ '+ + + + + + . .',
  readOnDuty: /*         */ '+ + + + + . . .',
  readDuties: /*         */ '+ + + + + + . .',
  linkCalendar: /*       */ '+ + + + + + . .',
  proposeReplacement: /* */ '+ + . . . + . .',
  listProposals: /*      */ '+ + . . . . . .',
  readProposal: /*       */ '+ + . . . + . .',
  acceptReplacement: /*  */ '+ + . . . + . .',
  refuseReplacement: /*  */ '+ + . . . + . .',
  withdrawReplacement: /**/ '+ + . . . + . .',
  validateReplacement: /**/ '+ . . . . . . .',
  realiseRoster: /*      */ '+ + . . . . . .',
  readRealised: /*       */ '+ + + . . . . .',
  readShortfallReport: /**/ '+ . + . . . . .',
  noteOpinions: /*       */ '+ . . . . . . .',
  verifyRoster: /*       */ '+ + + . . . . .',
  listSlots: /*          */ '+ + + . . . . .',
  exportClaims: /*       */ '+ . + . . . . .',
  exportRoster: /*       */ '+ + + . . . . .',
  noteVisas: /*          */ '+ . . . . . . .',
  createScenario: /*     */ '+ + + . . . . .',
  readScenario: /*       */ '+ + + . . . . .',
  stopScenario: /*       */ '+ + + . . . . .',
  listScenarios: /*      */ '+ + + . . . . .',
  eraseScenario: /*      */ '+ . + . . . . .',
  fundSteps: /*          */ '+ . + . . . . .',
  yearlyIndicators: /*   */ '+ . + . . . . .',
  metrics: /*            */ '. . . . . . + .',
  readAudit: /*          */ '. . . . . . . +',
};
/** Nobody has to say who they are. */
const open = ['listPresets', 'readPreset', 'listRules', 'listExamples', 'readExample', 'live', 'ready', 'readCalendar'];

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{id}` for the roster. */
  readonly path: string;
  readonly body?: unknown;
  /** Statuses of those who are let through. */
  readonly answers?: readonly number[];
  /** A roster of its own for every cell. */
  readonly fresh?: boolean;
}

const problem = () => ({ ...week(), department: '974', options: { ...week().options, timeLimitSeconds: 5 } });

describe('who may call what', () => {
  const keys = oneKeyARole({ lines: ['fixe'], participant: 'a' });
  for (const role of columns) keys.add(`elsewhere-${role}`, [role], { departments: ['13'], lines: ['fixe'], participant: 'a' });
  const running = runningService({ access: keys.access(), linkSecret: 'x'.repeat(32) });
  let id = '';
  let operations: { operationId: string; method: string; path: string }[] = [];
  let asked: Record<string, Asked> = {};

  const make = async (request = problem()): Promise<Roster> => {
    const response = await post(`${running.url}/v1/rosters`, request, { Prefer: 'wait=20', ...keys.header('cdom') });
    expect(response.status).toBe(200);
    return (await response.json()) as Roster;
  };

  beforeAll(async () => {
    const document = (await (await fetch(`${running.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string; requestBody?: { content: Record<string, { example?: unknown }> } }>>;
    };
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId }]) => ({ operationId, method: method.toUpperCase(), path })),
    );
    const examples = Object.fromEntries(
      Object.entries(document.paths).map(([path, { post: call }]) => [path, call?.requestBody?.content['application/json']?.example]),
    );
    const roster = await make();
    id = roster.id;
    const as = keys.header('cdom');
    const at = `${running.url}/v1/rosters/${id}`;
    expect((await post(`${at}/publication`, {}, as)).status).toBe(200);
    expect((await post(`${at}/realised`, { rest: 'asPlanned', asOf: '2027-02-01', realised: [] }, as)).status).toBe(200);
    const mine = roster.assignments.find(({ participant }) => participant === 'a');
    const theirs = roster.assignments.find(({ participant }) => participant !== 'a');
    if (!mine || !theirs) throw new Error('everybody has a duty');
    const away = { slot: mine.slot, from: 'a', to: theirs.participant };
    const swap = [away, { slot: theirs.slot, from: theirs.participant, to: 'a' }];
    // Number 1, of which `a` is a party, whatever the cells do to it.
    expect((await post(`${at}/proposals`, { moves: swap, asOf: '2026-11-21' }, as)).status).toBe(200);
    const compared = await post(`${running.url}/v1/scenarios`, { base: problem(), depth: 'shortfall' }, { Prefer: 'wait=20', ...as });
    const scenario = (await compared.json()) as { id: string };
    const step = { actor: 'somebody' };
    asked = {
      createRoster: { path: '/v1/rosters', body: problem() },
      listRosters: { path: '/v1/rosters' },
      readRoster: { path: '/v1/rosters/{id}' },
      followRoster: { path: '/v1/rosters/{id}/events' },
      stopRoster: { path: '/v1/rosters/{id}/stop', body: {}, answers: [409] },
      eraseRoster: { path: '/v1/rosters/{id}', method: 'DELETE', answers: [204], fresh: true },
      explainRoster: { path: '/v1/rosters/{id}/explanations', body: { slot: mine.slot, participant: 'b' } },
      listReplacements: { path: '/v1/rosters/{id}/replacements', body: { slot: mine.slot, participant: 'a' } },
      repairRoster: {
        path: '/v1/rosters/{id}/repairs',
        body: {
          from: '2027-01-05',
          asOf: '2027-01-05',
          facts: [{ type: 'absence', participant: 'b', from: '2027-01-05', to: '2027-01-06' }],
        },
      },
      publishRoster: { path: '/v1/rosters/{id}/publication', body: {}, fresh: true },
      listVersions: { path: '/v1/rosters/{id}/versions' },
      readVersion: { path: '/v1/rosters/{id}/versions/1' },
      compareVersions: { path: '/v1/rosters/{id}/versions/1/changes?to=1' },
      setDutyContact: {
        path: `/v1/rosters/{id}/duties/${encodeURIComponent(mine.slot)}/contact`,
        method: 'PUT',
        body: { participant: 'a', phone: '06 39 98 00 00' },
      },
      listTables: { path: '/v1/tables' },
      readOnDuty: { path: '/v1/on-duty?at=2027-01-05T20:00:00Z' },
      readDuties: { path: '/v1/rosters/{id}/duties?participant=a' },
      linkCalendar: { path: '/v1/rosters/{id}/calendar-links', body: { participant: 'a' } },
      proposeReplacement: { path: '/v1/rosters/{id}/proposals', body: { moves: [away], asOf: '2026-11-21' }, answers: [200, 422] },
      listProposals: { path: '/v1/rosters/{id}/proposals' },
      readProposal: { path: '/v1/rosters/{id}/proposals/1' },
      acceptReplacement: { path: '/v1/rosters/{id}/proposals/1/acceptance', body: { participant: 'a' }, answers: [200, 409, 422] },
      refuseReplacement: { path: '/v1/rosters/{id}/proposals/1/refusal', body: step, answers: [200, 409] },
      withdrawReplacement: { path: '/v1/rosters/{id}/proposals/1/withdrawal', body: step, answers: [200, 409] },
      validateReplacement: { path: '/v1/rosters/{id}/proposals/1/validation', body: step, answers: [200, 409] },
      realiseRoster: { path: '/v1/rosters/{id}/realised', body: { rest: 'asPlanned', asOf: '2027-02-01', realised: [] } },
      readRealised: { path: '/v1/rosters/{id}/realised' },
      readShortfallReport: { path: '/v1/rosters/{id}/shortfall-report' },
      noteOpinions: { path: '/v1/rosters/{id}/shortfall-report', body: { opinions: [] } },
      verifyRoster: { path: '/v1/verifications', body: { problem: problem(), assignments: [] } },
      listSlots: { path: '/v1/slots', body: problem() },
      exportClaims: { path: '/v1/rosters/{id}/exports/claims' },
      exportRoster: { path: '/v1/rosters/{id}/exports/csv' },
      noteVisas: { path: '/v1/rosters/{id}/visas', body: { visas: [] } },
      listPresets: { path: '/v1/presets' },
      readPreset: { path: '/v1/presets/reunion-2016' },
      createScenario: {
        path: '/v1/scenarios',
        body: { base: problem(), variants: [{ id: 'one-less', operations: [{ op: 'removeParticipant', participant: 'd' }] }] },
        answers: [200, 202],
      },
      listScenarios: { path: '/v1/scenarios' },
      readScenario: { path: `/v1/scenarios/${scenario.id}` },
      stopScenario: { path: `/v1/scenarios/${scenario.id}/stop`, body: {}, answers: [409] },
      eraseScenario: { path: '/v1/scenarios/{id}', method: 'DELETE', answers: [404] },
      fundSteps: { path: '/v1/funding', body: examples['/v1/funding'] },
      yearlyIndicators: { path: '/v1/indicators', body: { year: 2027, rosters: [{ problem: problem(), assignments: [] }] } },
      metrics: { path: '/metrics' },
      readAudit: { path: '/v1/audit' },
      listRules: { path: '/v1/rules' },
      listExamples: { path: '/v1/examples' },
      readExample: { path: '/v1/examples/sector-minimum' },
      live: { path: '/health/live' },
      ready: { path: '/health/ready' },
      readCalendar: { path: '/v1/calendars/nobody.signed', answers: [404] },
    };
  });

  const ask = async (call: string, headers: Record<string, string>, about?: string): Promise<[number, string]> => {
    const { path, body, method = body === undefined ? 'GET' : 'POST', fresh } = asked[call] as Asked;
    const roster = about ?? (fresh ? (await make(ofItsOwn(problem()))).id : id);
    const response = await fetch(`${running.url}${path.replace('{id}', roster)}`, {
      method,
      headers: { ...headers, Prefer: 'wait=20', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return [response.status, await response.text()];
  };
  const served = (call: string) => operations.some(({ operationId }) => operationId === call);

  test('every call of the document has a row, and every row a question', () => {
    const rows = [...Object.keys(table), ...open];
    expect(operations.map(({ operationId }) => operationId).filter((call) => !rows.includes(call))).toEqual([]);
    expect(Object.keys(asked).sort()).toEqual(rows.sort());
  });

  const cells = Object.entries(table).flatMap(([call, row]) =>
    row.split(' ').map((cell, column) => [call, columns[column] as string, cell === '+'] as const),
  );
  test.each(cells)('%s as %s: %s', async (call, role, allowed) => {
    if (!served(call)) return;
    const [status, text] = await ask(call, keys.header(role));
    if (allowed) expect(asked[call]?.answers ?? [200], text.slice(0, 300)).toContain(status);
    else expect([status, JSON.parse(text).type]).toEqual([403, 'urn:vigie:problem:forbidden']);
  });

  test.each(Object.keys(table))('%s without a credential: 401', async (call) => {
    if (!served(call)) return;
    const [status, text] = await ask(call, {});
    expect([status, JSON.parse(text).type]).toEqual([401, 'urn:vigie:problem:unauthenticated']);
  });

  test.each(open)('%s: open to anybody', async (call) => {
    const [status] = await ask(call, {});
    expect(asked[call]?.answers ?? [200]).toContain(status);
    // And a credential that is nobody's does no harm where none is asked for.
    expect((await ask(call, { Authorization: 'Bearer x' }))[0]).toBe(status);
  });

  test.each(
    Object.keys(table)
      .flatMap((call) => columns.map((role) => [call, role] as const))
      .filter(([call, role]) => {
        const column = columns.indexOf(role);
        return table[call]?.split(' ')[column] === '+';
      }),
  )('%s as %s of another department: as if there were nothing', async (call, role) => {
    if (!served(call)) return;
    const { path } = asked[call] as Asked;
    const [status, text] = await ask(call, keys.header(`elsewhere-${role}`));
    if (path.startsWith('/v1/rosters/{id}')) {
      expect([status, JSON.parse(text).type]).toEqual([404, 'urn:vigie:problem:unknown-roster']);
      const [, absent] = await ask(call, keys.header(`elsewhere-${role}`), '00000000-0000-4000-8000-000000000000');
      // Nothing tells a foreign roster from one that does not exist.
      expect(withoutIds(text)).toEqual(withoutIds(absent));
    } else if (path.startsWith('/v1/scenarios/')) {
      expect([status, JSON.parse(text).type]).toEqual([404, 'urn:vigie:problem:unknown-scenario']);
    } else if (['createRoster', 'createScenario', 'fundSteps', 'yearlyIndicators'].includes(call)) {
      expect([status, JSON.parse(text).type]).toEqual([403, 'urn:vigie:problem:foreign-department']);
    } else if (call === 'listTables' || call === 'readOnDuty') {
      expect(status).toBe(200);
      expect(JSON.parse(text).tables ?? JSON.parse(text).duties).toEqual([]);
    } else if (call === 'listRosters' || call === 'listScenarios') {
      expect(JSON.parse(text)).toMatchObject({ next: null });
      expect(text).not.toContain('"id"');
    } else {
      expect(status).toBe(200);
    }
  });
});

function withoutIds(text: string): unknown {
  const { instance: _, requestId: __, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return rest;
}
