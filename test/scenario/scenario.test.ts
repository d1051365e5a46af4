import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ScenarioResult } from '../../src/domain/scenario-answer.ts';
import { closeEngines } from '../../src/roster/optimise.ts';
import { compared, type ScenarioInput, twoSectors } from './support.ts';

afterAll(() => closeEngines());

const timeless = ({ measures, ...rest }: ScenarioResult) => ({ ...rest, measures: measures && { ...measures, seconds: 0 } });
const byId = (variants: readonly ScenarioResult[], id: string): ScenarioResult => {
  const found = variants.find((one) => one.id === id);
  if (!found) throw new Error(`no variant ${id}`);
  return found;
};

describe('a comparison', () => {
  it('base and variants: shortfall by class, cost against the envelope, who is affected', async () => {
    const { comparison } = await compared({
      base: twoSectors(),
      envelope: 1000,
      variants: [
        { id: 'same' },
        { id: 'one-more', operations: [{ op: 'addVolunteers', territory: 'west', count: 1 }] },
        { id: 'one-less', operations: [{ op: 'removeVolunteers', territory: 'east', count: 1 }] },
        { id: 'merged', operations: [{ op: 'mergeTerritories', territories: ['east', 'west'], into: { id: 'all' } }] },
        {
          id: 'dearer',
          operations: [
            { op: 'setFee', lines: ['east-post'], factor: 1.5 },
            { op: 'setEnvelope', envelope: 500 },
          ],
        },
        { id: 'closed', operations: [{ op: 'dropLine', line: 'west-post' }] },
        { id: 'patched', patch: [{ op: 'add', path: '/lines/1/windows/1/headcount', value: 2 }] },
      ],
    });
    // East: 7 evenings, 8 duties to give. West: 7 evenings and a Sunday, 6 duties to give.
    expect(comparison.base.measures).toMatchObject({
      outcome: 'shortfall',
      proof: expect.stringMatching(/optimal|withinGap/),
      shortfall: [
        { class: 2, hours: 0, proven: true },
        { class: 3, hours: 8, proven: true },
      ],
      cost: { total: 7 * 50 + 5 * 50 + 150, envelope: 1000, left: 250 },
    });
    const { variants } = comparison;
    expect(byId(variants, 'same')).toMatchObject({
      sameAs: 'base',
      difference: { verdict: 'equal', cost: 0, byLine: [] },
      affected: { count: 0 },
    });
    expect(byId(variants, 'same').measures).toEqual(comparison.base.measures);
    expect(byId(variants, 'one-more')).toMatchObject({
      added: ['new-west-1'],
      difference: {
        verdict: 'better',
        proven: true,
        shortfall: [
          { class: 2, hours: 0 },
          { class: 3, hours: -8 },
        ],
        cost: 100,
      },
      affected: { participants: expect.arrayContaining([expect.objectContaining({ participant: 'new-west-1' })]) },
    });
    expect(byId(variants, 'one-less')).toMatchObject({
      difference: { verdict: 'worse', proven: true, shortfall: [{ hours: 4 }, { hours: 0 }] },
    });
    expect(byId(variants, 'merged').difference).toMatchObject({ verdict: 'better', shortfall: [{ hours: 0 }, { hours: -4 }] });
    expect(byId(variants, 'dearer')).toMatchObject({
      difference: { verdict: 'equal', cost: 175 },
      measures: { cost: { left: 500 - 925 } },
    });
    expect(byId(variants, 'closed').measures).toMatchObject({ outcome: 'complete', cost: { total: 350 } });
    expect(byId(variants, 'patched').difference).toMatchObject({ verdict: 'worse' });
  });

  it('a variant that breaks the problem fails with pointers, the others answer', async () => {
    const { comparison } = await compared({
      base: twoSectors(),
      variants: [
        {
          id: 'unknown',
          operations: [
            { op: 'addRule', rule: { type: 'minRest', hours: 12 } },
            { op: 'dropLine', line: 'north' },
          ],
        },
        {
          id: 'nowhere',
          patch: [
            { op: 'test', path: '/lines/0/id', value: 'east-post' },
            { op: 'remove', path: '/lines/7' },
          ],
        },
        { id: 'twice', operations: [{ op: 'addLine', line: { id: 'east-post' } }] },
        { id: 'too-many', operations: [{ op: 'removeVolunteers', territory: 'west', count: 4 }] },
        { id: 'sound', operations: [{ op: 'addVolunteers', territory: 'west', percent: 34 }] },
      ],
    });
    expect(
      comparison.variants.map(({ id, state, errors }) => [id, state, errors.map((one) => `${one.in} ${one.pointer} ${one.code}`)]),
    ).toEqual([
      ['unknown', 'failed', ['request /variants/0/operations/1/line unknownLine']],
      ['nowhere', 'failed', ['request /variants/1/patch/1 patchNowhere']],
      ['twice', 'failed', ['variant /lines/2/id duplicateId']],
      ['too-many', 'failed', ['request /variants/3/operations/0/count tooFewVolunteers']],
      ['sound', 'solved', []],
    ]);
  });

  it('replications: each its own draw; equal problems are solved once', async () => {
    const { comparison, steps } = await compared({
      base: twoSectors(),
      replications: 3,
      variants: [
        { id: 'a', operations: [{ op: 'removeVolunteers', territory: 'west', count: 1 }] },
        { id: 'b', patch: [] },
        { id: 'c', operations: [{ op: 'setHeadcount', lines: ['east-post'], headcount: 0 }] },
        { id: 'd', operations: [{ op: 'setHeadcount', lines: ['east-post'], windows: ['evening'], headcount: 0 }] },
      ],
    });
    expect(byId(comparison.variants, 'd').sameAs).toBe('c');
    expect(byId(comparison.variants, 'a').spread).toMatchObject({ replications: 3, shortfallHours: { mean: 16, standardDeviation: 0 } });
    expect(steps.filter((step) => step === 'base')).toHaveLength(3);
    expect(steps.filter((step) => step === 'variant').length).toBeLessThanOrEqual(6);
  });
});

describe('robustness, capacity, sweeps', () => {
  it('names the volunteers without whom there is more shortfall', async () => {
    const base = twoSectors();
    // Nobody but x may regulate on the Sunday.
    base.lines[1].windows = [{ id: 'day', days: ['sunday'], start: '08:00', end: '20:00' }];
    base.lines[1].requires = ['rare'];
    base.participants[5].skills = ['rare'];
    const { comparison } = await compared({ base, robustness: { territory: 'west' } });
    expect(comparison.robustness).toEqual({
      tried: 3,
      critical: [
        {
          participant: 'x',
          shortfall: [
            { class: 2, hours: 0 },
            { class: 3, hours: 12 },
          ],
          fillRate: 7 / 8 - 1,
          proven: true,
        },
      ],
    });
  });

  it('says how many volunteers a territory needs, up and down', async () => {
    const { comparison } = await compared({
      base: twoSectors(),
      capacity: [
        { territory: 'west', target: 0.99 },
        { territory: 'east', target: 0.5 },
        { territory: 'west', most: 1, target: 1 },
      ],
    });
    expect(comparison.capacity.map(({ territory, volunteers, needed, proven }) => [territory, volunteers, needed, proven])).toEqual([
      ['west', 3, 4, true],
      ['east', 4, 2, true],
      ['west', 3, 4, true],
    ]);
  });

  it('a sweep varies one figure of the base or of an operation', async () => {
    const { comparison } = await compared({
      base: twoSectors(),
      sweeps: [
        { id: 'rest', pointer: '/rules/0/hours', values: [11, 100] },
        { id: 'more', operations: [{ op: 'addVolunteers', territory: 'west' }], pointer: '/0/count', values: [0, 1] },
      ],
    });
    const { variants } = comparison;
    expect(variants.map(({ id, sameAs }) => [id, sameAs])).toEqual([
      ['rest=11', 'base'],
      ['rest=100', null],
      ['more=0', 'base'],
      ['more=1', null],
    ]);
    expect(byId(variants, 'rest=100').difference?.verdict).toBe('worse');
    expect(byId(variants, 'more=1').difference?.verdict).toBe('better');
  });
});

describe('laws', () => {
  const operation = fc.constantFrom<NonNullable<NonNullable<ScenarioInput['variants']>[number]['operations']>[number]>(
    { op: 'addVolunteers', territory: 'west', count: 1 },
    { op: 'addVolunteers', territory: 'east', count: 2 },
    { op: 'removeVolunteers', territory: 'east', count: 1 },
    { op: 'setHeadcount', lines: ['west-post'], headcount: 2 },
    { op: 'dropWindow', line: 'west-post', window: 'day' },
    { op: 'addReinforcement', reinforcement: { lines: ['east-post'], from: '2027-01-05', to: '2027-01-06', addHeadcount: 1 } },
    { op: 'changeRule', rule: 'minRest', set: { hours: 40 } },
  );

  it('the order of variants changes nothing; neither do the number of hands, nor what else is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(operation, { maxLength: 2 }), { minLength: 2, maxLength: 4 }), async (lists) => {
        const variants = lists.map((operations, i) => ({ id: `v${i}`, operations }));
        const forward = (await compared({ base: twoSectors(), variants }, 1)).comparison;
        const backward = (await compared({ base: twoSectors(), variants: variants.toReversed() }, 3)).comparison;
        const own = (one: ScenarioResult) => ({ ...timeless(one), sameAs: one.sameAs === 'base' ? 'base' : null });
        for (const { id } of variants) expect(own(byId(backward.variants, id))).toEqual(own(byId(forward.variants, id)));
      }),
      { seed: 20_261_124, numRuns: 6 },
    );
  }, 60_000);

  it('one volunteer more never makes the shortfall worse, where it is proven', async () => {
    const { comparison } = await compared({
      base: twoSectors(),
      variants: ['east', 'west'].flatMap((territory) =>
        [1, 2, 3].map((count) => ({ id: `${territory}${count}`, operations: [{ op: 'addVolunteers' as const, territory, count }] })),
      ),
      depth: 'shortfall',
    });
    for (const { difference } of comparison.variants) {
      expect(difference?.proven).toBe(true);
      expect(difference?.verdict).not.toBe('worse');
    }
  });
});
