import { describe, expect, it } from 'vitest';
import { demoProblem } from '../../src/demo/index.ts';

const january = { from: '2027-01-01', months: 1 } as const;
const problems = ['974', '11', '35'].map((department) => ({
  department,
  problem: demoProblem({ department, ...january, seed: 1 }),
}));

/** Luhn by the book: doubled digits from a table. */
const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, i) => total + (i % 2 ? doubled[Number(digit)] : Number(digit)), 0);
  return sum % 10 === 0;
}

const repeated = (values: unknown[]) => values.filter((value, i) => values.indexOf(value) !== i);

describe.each(problems)('people of department $department', ({ department, problem }) => {
  const { participants, lines } = problem;
  const volunteers = participants.filter((p) => p.volunteer !== false);
  const byId = new Map(participants.map((p) => [p.id, p]));

  it('have ids, names and numbers of their own', () => {
    expect(repeated(participants.map((p) => p.id))).toEqual([]);
    expect(repeated(participants.map((p) => p.name))).toEqual([]);
    expect(repeated(participants.map((p) => p.rpps))).toEqual([]);
    expect(repeated(participants.map((p) => p.contact?.phone))).toEqual([]);
  });

  it('cannot be taken for real ones', () => {
    for (const { rpps, contact } of participants) {
      expect(rpps).toMatch(/^99\d{9}$/);
      expect(passesLuhn(rpps ?? '')).toBe(true);
      expect(contact?.phone).toMatch(/^06 39 98( \d\d){2}$/);
      expect(contact?.email).toMatch(/@example\.org$/);
      expect(contact?.address).toMatch(/\(adresse fictive\)$/);
    }
    expect(JSON.stringify(problem)).not.toMatch(/\b[18]\d{10}\b/);
  });

  it('come in every kind that a table knows', () => {
    const some = (what: string, n: number) => expect(n, what).toBeGreaterThan(0);
    for (const status of ['installed', 'salaried', 'locum', 'other']) some(status, volunteers.filter((p) => p.status === status).length);
    some('non-volunteer, fit', participants.filter((p) => p.volunteer === false && !p.exemptions).length);
    some('exempted', participants.filter((p) => (p.exemptions ?? []).length > 0).length);
    some('exempted from deep nights', volunteers.filter((p) => p.exemptions?.some((e) => e.tags?.includes('deepNight'))).length);
    some('on leave', volunteers.filter((p) => (p.availability?.unavailable ?? []).length > 0).length);
    some('offers dates', volunteers.filter((p) => p.availability?.mode === 'optIn').length);
    some('certain weekdays', volunteers.filter((p) => p.availability?.weekdays).length);
    some('part time', volunteers.filter((p) => (p.activityRate ?? 1) < 1).length);
    some('joins or leaves', volunteers.filter((p) => p.activeFrom || p.activeTo).length);
    some('wishes', volunteers.filter((p) => (p.preferences ?? []).length > 0).length);
    some('balance', volunteers.filter((p) => p.balances).length);
    some('only regulates', volunteers.filter((p) => p.roles?.join() === 'regulation').length);
    some('also regulates', volunteers.filter((p) => p.roles?.includes('regulation') && p.roles.includes('fixed')).length);
  });

  it('have a limit each, and never regulate untrained', () => {
    for (const { limits, roles, skills } of volunteers) {
      expect(limits?.maxDutiesPerMonth).toBeGreaterThanOrEqual(2);
      expect(limits?.maxDutiesPerMonth).toBeLessThanOrEqual(9);
      expect(roles?.includes('regulation') ?? false).toBe(skills?.includes('regulation-training') ?? false);
    }
  });

  it('owe no share when they do not volunteer', () => {
    for (const person of participants) expect(person.activityRate === 0).toBe(person.volunteer === false);
  });

  it('include small sectors: five volunteers or fewer in some, ten or fewer in a third', () => {
    const sizes = (problem.territories ?? []).map((t) => volunteers.filter((p) => p.territory === t.id && p.status !== 'locum').length);
    expect(sizes.filter((n) => n <= 5).length).toBeGreaterThanOrEqual(2);
    expect(sizes.filter((n) => n <= 10).length).toBeGreaterThanOrEqual(Math.floor(sizes.length / 3));
  });

  it('serve their own territory and neighbours of it', () => {
    for (const { territory, serves } of volunteers) {
      if (!serves) continue;
      const near = problem.territories?.find((t) => t.id === territory)?.neighbours ?? [];
      expect(serves[0]).toBe(territory);
      for (const other of serves.slice(1)) expect(near).toContain(other);
    }
  });

  it('let locums replace one to three installed volunteers of their territory', () => {
    const locums = participants.filter((p) => p.status === 'locum');
    expect(locums.length).toBeGreaterThanOrEqual(5);
    for (const { locumFor, territory } of locums) {
      expect(locumFor?.length).toBeGreaterThanOrEqual(1);
      expect(locumFor?.length).toBeLessThanOrEqual(3);
      for (const id of locumFor ?? []) expect(byId.get(id)).toMatchObject({ status: 'installed', territory });
      for (const id of locumFor ?? []) expect(byId.get(id)?.volunteer).not.toBe(false);
    }
  });

  it('served before the period, nobody twice, each on a line of theirs', () => {
    const history = problem.history ?? [];
    expect(history.length).toBeGreaterThan(10);
    expect(repeated(history.map((duty) => duty.participant))).toEqual([]);
    for (const { line, participant, start, end } of history) {
      const role = lines.find((l) => l.id === line)?.role;
      expect(byId.get(participant)?.roles).toContain(role);
      expect(start < '2027-01-01').toBe(true);
      expect(start).toMatch(department === '974' ? /\+04:00$/ : /\+01:00$/);
      expect(Date.parse(end)).toBeGreaterThan(Date.parse(start));
    }
  });
});

describe('size', () => {
  it('is that of the prototype for La Réunion', () => {
    const { participants } = problems[0].problem;
    expect(participants).toHaveLength(206);
    expect(participants.filter((p) => p.skills?.includes('regulation-training'))).toHaveLength(25);
    expect(participants.filter((p) => p.territory === 'cilaos' && p.volunteer !== false)).toHaveLength(2);
  });

  it('is the national mean elsewhere', () => {
    const { participants, territories, lines } = problems[2].problem;
    const volunteers = participants.filter((p) => p.volunteer !== false && p.roles?.includes('fixed') && p.status !== 'locum');
    expect(territories).toHaveLength(13);
    expect(volunteers).toHaveLength(240);
    expect(Math.abs(participants.filter((p) => p.roles?.includes('regulation')).length - 33)).toBeLessThan(4);
    expect(lines.filter((l) => l.role === 'fixed')).toHaveLength(13);
  });

  it('follows the factor: people where sectors are given, sectors elsewhere', () => {
    const of = (department: string, size: number) => demoProblem({ department, ...january, seed: 1, size });
    expect(of('974', 0.5).participants.length).toBeLessThan(120);
    expect(of('974', 0.5).lines).toHaveLength(17);
    expect(of('35', 3).territories).toHaveLength(39);
    expect(of('35', 12).participants.length).toBeLessThan(5000);
  });
});
