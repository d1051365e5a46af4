import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { indicatorsCsv } from '../../src/report/indicators-print.ts';
import { yearlyIndicators } from '../../src/report/indicators-year.ts';
import { readIndicators } from '../../src/report/read-indicators.ts';

const window = { id: 'n', start: '20:00', end: '24:00' };
const period = (month: string) => ({ start: `2027-${month}-01`, end: `2027-${month}-02` });

/** A sector's request of two evenings; every sector calls its line alike. */
function sector(
  territory: string,
  month: string,
  participants: ProblemInput['participants'],
  more: Partial<ProblemInput> = {},
): ProblemInput {
  return {
    period: period(month),
    territories: [{ id: territory }],
    lines: [{ id: 'garde', territories: [territory], windows: [window] }],
    participants,
    ...more,
  };
}

function table(body: Record<string, unknown>) {
  const read = readIndicators({ year: 2027, ...body }, new Date('2028-01-15T08:00:00Z'));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return yearlyIndicators(read.request, read.rosters);
}

const issuesOf = (body: Record<string, unknown>) => {
  const read = readIndicators({ year: 2027, ...body }, new Date('2028-01-15T08:00:00Z'));
  return read.ok ? [] : read.issues.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('several rosters, one table', () => {
  const rpps = '10001234567';

  it('a doctor of two rosters counts once: by RPPS number, by id where there is none', () => {
    const rosters = [
      {
        problem: sector('est', '01', [
          { id: 'p-1', rpps, territory: 'est' },
          { id: 'p-2', territory: 'est' },
        ]),
        assignments: [],
      },
      // The same doctor under another id, another doctor under the same id, and one who has no number this time.
      {
        problem: sector('ouest', '02', [
          { id: 'p-9', rpps, territory: 'ouest' },
          { id: 'p-2', territory: 'ouest' },
        ]),
        assignments: [],
      },
      { problem: sector('ouest', '03', [{ id: 'p-1', rpps: '10009876543', territory: 'ouest' }]), assignments: [] },
    ];
    const { doctors, byTerritory } = table({ rosters });
    expect(doctors).toBe(3);
    expect(byTerritory.map((one) => [one.territory, one.doctors])).toEqual([
      ['est', 0],
      ['ouest', 3],
    ]);
  });

  it('lines of two sectors with one id are two; a roster given twice is counted once, and said', () => {
    const east = {
      problem: sector('est', '01', [{ id: 'a', territory: 'est' }]),
      assignments: [{ slot: 'garde/2027-01-01/n', participant: 'a' }],
    };
    const west = { problem: sector('ouest', '01', [{ id: 'b', territory: 'ouest' }]), assignments: [] };
    expect(table({ rosters: [east, west] })).toMatchObject({ needed: 4, filled: 1, insufficiencies: 3, openHours: 12, repeated: 0 });
    expect(table({ rosters: [east, west, east] })).toMatchObject({ needed: 4, filled: 1, repeated: 2 });
    // Order decides which of two versions counts, and nothing else.
    const empty = { ...east, assignments: [] };
    expect(table({ rosters: [empty, east] })).toMatchObject({ needed: 2, filled: 0, repeated: 2 });
  });

  it('regulators are those trained; calls per hour over months that have both calls and hours', () => {
    const people = [
      { id: 'r', roles: ['regulation' as const], skills: ['regulation-training'] },
      { id: 's', roles: ['regulation' as const] },
      { id: 't', roles: ['regulation' as const], skills: ['regulation-training'], volunteer: false },
    ];
    const lines = [{ id: 'samu', role: 'regulation' as const, requires: ['regulation-training'], windows: [window] }];
    const problem = { period: period('01'), lines, participants: people };
    const assignments = [{ slot: 'samu/2027-01-01/n', participant: 'r' }];
    const calls = [
      { month: '2027-01', calls: 28 },
      { month: '2027-02', calls: 900 },
      { month: '2026-12', calls: 5 },
    ];
    const { regulators } = table({ rosters: [{ problem, assignments }], regulationCalls: calls });
    expect(regulators).toEqual({ trained: 1, onDuty: 1, hours: 4, calls: 928, callsPerHour: 7 });
  });

  it('an incident of a line counts in its territories; the table is due on 31 March', () => {
    const rosters = [{ problem: sector('est', '01', [{ id: 'a' }]), assignments: [] }];
    const incidents = [
      { date: '2027-01-02', kind: 'absence', line: 'garde' },
      { date: '2027-01-02', kind: 'aggression', territory: 'est' },
      { date: '2027-01-02', kind: 'aggression' },
    ];
    const { byTerritory, incidents: kinds, due } = table({ rosters, incidents });
    expect(due).toBe('2028-03-31');
    expect(byTerritory.find(({ territory }) => territory === 'est')).toMatchObject({ absences: 1, incidents: 2 });
    expect(kinds.filter(({ count }) => count > 0)).toEqual([
      { kind: 'absence', count: 1 },
      { kind: 'aggression', count: 2 },
    ]);
  });

  it('an incident sheet counts once in each territory of its line, whatever the rosters that have the line', () => {
    const line = (territories: string[]) => ({ id: 'garde', territories, windows: [window] });
    const problem = { ...sector('est', '01', [{ id: 'a' }]), territories: ['est', 'nord', 'sud'].map((id) => ({ id })) };
    const rosters = [['est', 'nord'], ['nord', 'sud'], ['est']].map((places) => {
      return { problem: { ...problem, lines: [line(places)] }, assignments: [] };
    });
    const sheet = { date: '2027-01-02', kind: 'absence', line: 'garde' };
    const { byTerritory } = table({ rosters, incidents: [sheet, { ...sheet, kind: 'delay' }, { ...sheet, territory: 'nord' }] });
    expect(byTerritory.map(({ territory, absences, incidents }) => [territory, absences, incidents])).toEqual([
      ['est', 1, 2],
      ['nord', 2, 3],
      ['sud', 1, 2],
      [null, 0, 0],
    ]);
  });

  it('looks through the lines of the rosters as often for a thousand incident sheets as for one', () => {
    const looks = (count: number) => {
      const sheet = { date: '2027-01-02', kind: 'delay', line: 'garde' };
      const rosters = [{ problem: sector('est', '01', [{ id: 'a' }]), assignments: [] }];
      const read = readIndicators({ year: 2027, rosters, incidents: Array.from({ length: count }, () => sheet) });
      if (!read.ok) throw new Error(JSON.stringify(read.issues));
      let times = 0;
      const counted = read.rosters.map((roster) => {
        const problem = new Proxy(roster.problem, {
          get: (target, key) => {
            if (key === 'lines') times++;
            return Reflect.get(target, key) as unknown;
          },
        });
        return { ...roster, problem };
      });
      expect(yearlyIndicators(read.request, counted).byTerritory[0].incidents).toBe(count);
      return times;
    };
    expect(looks(1000)).toBe(looks(1));
  });

  it('as a table says how many slots were given more than once', () => {
    const roster = { problem: sector('est', '01', [{ id: 'a' }]), assignments: [] };
    const of = table({ rosters: [roster, roster] });
    expect(indicatorsCsv(of, 'fr')).toContain(
      '\r\n2027;Créneaux présents dans plusieurs tableaux, comptés une fois;ensemble;;2;31/03/2028\r\n',
    );
    expect(indicatorsCsv(of, 'en')).toContain('\r\n2027;Slots in several rosters, counted once;all;;2;2028-03-31\r\n');
  });

  it('refuses places that no roster knows and a month told twice', () => {
    const rosters = [{ problem: sector('est', '01', [{ id: 'a' }]), assignments: [] }];
    const month = { month: '2027-01', calls: 1 };
    expect(
      issuesOf({ rosters, incidents: [{ date: '2027-01-02', kind: 'other', territory: 'x', line: 'y' }], regulationCalls: [month, month] }),
    ).toEqual(['/incidents/0/territory unknownTerritory', '/incidents/0/line unknownLine', '/regulationCalls/1/month duplicateId']);
  });
});
