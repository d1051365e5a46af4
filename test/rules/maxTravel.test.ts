import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { found, read } from '../roster/reading.ts';
import { solved, withEngines } from '../support/solved.ts';
import { judge } from './judge.ts';

withEngines();

/**
 * A pharmacy line `p` beside two fixed posts, `north` in the evening and `south` at night. From the north, near is 10
 * minutes away and far 30; from the south near is 30, far 10; nothing is known of `lost`.
 */
const ground: Partial<ProblemInput> = {
  sites: ['north', 'south', 'near', 'far', 'lost'].map((id) => ({ id })),
  travel: [
    { from: 'north', to: 'near', minutes: 10 },
    { from: 'near', to: 'south', minutes: 30 },
    { from: 'north', to: 'far', minutes: 30 },
    { from: 'south', to: 'far', minutes: 10 },
  ],
  lines: [
    { id: 'n', site: 'north', windows: [{ id: 'w', start: '20:00', end: '24:00' }] },
    { id: 's', site: 'south', windows: [{ id: 'w', start: '00:00', end: '08:00' }] },
    {
      id: 'p',
      role: 'pharmacy',
      follows: ['n', 's'],
      windows: [
        { id: 'evening', start: '20:00', end: '24:00' },
        { id: 'whole', start: '20:00', end: '32:00' },
        { id: 'day', start: '08:00', end: '20:00' },
      ],
    },
  ],
  participants: ['near', 'far', 'lost', 'homeless'].map((id) => ({
    id,
    kind: 'pharmacy',
    ...(id === 'homeless' ? {} : { site: id }),
  })),
};
const rule = (more: object = {}): Partial<ProblemInput> => ({ ...ground, rules: [{ type: 'maxTravel', minutes: 20, ...more }] });
const broken = (held: Record<string, string>, more: object = {}): readonly string[] => judge(rule(more), held).broken;

describe('maxTravel', () => {
  it('asks for the nearest of the posts that are open at the time', () => {
    expect(broken({ near: 'p/04/evening' })).toEqual([]);
    expect(broken({ far: 'p/04/evening' })).toEqual(['maxTravel']);
    // From 20:00 to 8:00 the south is open, too.
    expect(broken({ far: 'p/04/whole' })).toEqual([]);
    // By day no post is open: nothing is asked.
    expect(broken({ far: 'p/04/day' })).toEqual([]);
    expect(broken({ far: 'p/04/evening' }, { minutes: 30 })).toEqual([]);
  });

  it('never says yes where no figure is known', () => {
    expect(broken({ lost: 'p/04/evening' })).toEqual(['maxTravel']);
    expect(broken({ homeless: 'p/04/evening' })).toEqual(['maxTravel']);
    expect(judge(rule(), { lost: 'p/04/evening' }).said).toEqual([expect.stringContaining('temps de trajet inconnu')]);
  });

  it('from one site, in its scope, and soft by the minute', () => {
    expect(broken({ far: 'p/04/evening' }, { from: { site: 'south' } })).toEqual([]);
    expect(broken({ near: 'p/04/evening' }, { from: { site: 'south' } })).toEqual(['maxTravel']);
    expect(broken({ far: 'p/04/evening' }, { scope: { tags: ['sun'] } })).toEqual([]);
    expect(judge(rule({ weight: 2 }), { far: 'p/04/evening', lost: 'p/05/evening' }).price).toBe(20);
  });

  const month = (more: Partial<ProblemInput> = {}): ProblemInput => ({
    ...rule(),
    period: { start: '2027-01-04', end: '2027-01-05' },
    lines: (ground.lines ?? []).map((line) =>
      line.id === 'p' ? { ...line, windows: [{ id: 'evening', start: '20:00', end: '24:00' }] } : line,
    ),
    participants: [...(ground.participants ?? []), { id: 'd', availability: { unavailable: [] } }],
    ...more,
  });

  it('is kept by the roster, and a gap says why', async () => {
    const { roster } = await solved({ ...month(), options: { lang: 'en' } });
    expect(new Set(roster.assignments.filter(({ line }) => line === 'p').map(({ participant }) => participant))).toEqual(new Set(['near']));
    const without = month();
    const { roster: short } = await solved({
      ...without,
      participants: without.participants.filter(({ id }) => id !== 'near'),
      options: { lang: 'en' },
    });
    const blockers = short.shortfalls.find(({ slot }) => slot === 'p/2027-01-04/evening')?.blockers ?? [];
    expect(blockers.map(({ participant, rule: of }) => [participant, of])).toEqual([
      ['far', 'maxTravel'],
      ['lost', 'maxTravel'],
      ['homeless', 'maxTravel'],
    ]);
    expect(blockers[0].message).toMatch(/30 min from the nearest post, at most 20\.$/);
  });

  it('what is missing in the table is told once, a complete one says nothing; a matrix says the same', () => {
    const codes = (more: Partial<ProblemInput>) => read(month(more)).warnings.map(({ code, params }) => [code, params.count]);
    // lost and the pharmacy without a site, to either post.
    expect(codes({})).toEqual([['noTravelFigure', 4]]);
    const known = { participants: [{ id: 'near', kind: 'pharmacy' as const, site: 'near' }, { id: 'd' }] };
    expect(codes(known)).toEqual([]);
    const matrix = {
      sites: ['north', 'near', 'south'],
      minutes: [
        [0, 10, null],
        [10, 0, 30],
        [null, 30, 0],
      ],
    };
    expect(codes({ ...known, travel: matrix })).toEqual([]);
    const holes = {
      sites: ['north', 'near', 'south'],
      minutes: [
        [0, 10, null],
        [null, 0, null],
        [null, null, 0],
      ],
    };
    expect(codes({ ...known, travel: holes })).toEqual([['noTravelFigure', 1]]);
  });

  it('tables that cannot be read are refused', () => {
    const travel = (table: unknown) => found({ ...month(), travel: table });
    expect(travel([{ from: 'x', to: 'near', minutes: 1 }])).toEqual(['/travel/0/from unknownSite']);
    expect(travel([{ from: 'near', to: 'near', minutes: 1 }])).toEqual(['/travel/0/to travelToItself']);
    expect(
      travel([
        { from: 'north', to: 'near', minutes: 1 },
        { from: 'north', to: 'near', minutes: 2 },
      ]),
    ).toEqual(['/travel/1 travelTwice']);
    expect(travel({ sites: ['north', 'near'], minutes: [[0, 1]] })).toEqual(['/travel/minutes travelNotSquare']);
    expect(travel({ sites: ['north', 'near'], minutes: [[0, 1], [1]] })).toEqual(['/travel/minutes/1 travelNotSquare']);
    expect(found({ ...month(), participants: [{ id: 'd', site: 'x' }] })).toEqual(['/participants/0/site unknownSite']);
    expect(found({ ...month(), rules: [{ type: 'maxTravel', minutes: 20, from: { site: 'x' } }] })).toEqual([
      '/rules/0/from/site unknownSite',
    ]);
  });
});
