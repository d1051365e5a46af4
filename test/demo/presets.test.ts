import { describe, expect, it } from 'vitest';
import { brokenPresets, linesAt, listPresets, readPreset, readPresetText } from '../../src/demo/index.ts';
import type { PresetFile } from '../../src/domain/preset.ts';
import { fund } from '../../src/finance/funding.ts';
import { readFunding } from '../../src/finance/read-funding.ts';
import { readProblem } from '../../src/roster/read.ts';

const reunion = (): PresetFile => readPreset('reunion-2016') as PresetFile;

/** Euros of a year of one line's role at a set of rates, on the calendar of 2027. */
function year(set: string, roles: string[]): number {
  const read = readFunding({
    envelope: 0,
    period: { start: '2027-01-01', end: '2027-12-31' },
    department: '974',
    lines: linesAt(reunion(), set),
    steps: [{ id: 'all', select: { roles } }],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return fund(read.request).total;
}

describe('regional presets', () => {
  it('have a source, and give problems that are understood, at every set of rates', () => {
    expect(listPresets().map(({ id }) => id)).toEqual(expect.arrayContaining(['national-floor', 'reunion-2016']));
    for (const preset of listPresets()) {
      expect(preset.source).toMatch(/\d/);
      for (const { id } of preset.rates) {
        const { department, territories, bridgeDays } = preset;
        const lines = linesAt(preset, id);
        const problem = {
          department,
          territories,
          lines,
          calendar: { bridgeDays },
          period: { start: '2027-01-01', end: '2027-03-31' },
          participants: [{ id: 'a' }],
        };
        const read = readProblem(problem, new Date('2026-11-21'));
        expect(read.ok ? [] : read.issues).toEqual([]);
        if (preset.id === 'national-floor' && read.ok) expect(read.warnings.map(({ code }) => code)).not.toContain('feeBelowFloor');
      }
    }
    expect(linesAt(reunion(), 'nothing')).toBeNull();
    expect(readPreset('../package')).toBeNull();
  });

  it('La Réunion: the order of funding of the document, to the euro', () => {
    const read = readFunding(reunion().funding);
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    expect(fund(read.request)).toMatchObject({ funded: 1_033_542, left: 9271, next: { cost: 88_476 } });
  });

  it('La Réunion in 2027: 253, 49 and 63 days, 11 fixed posts, at both sets of rates', () => {
    const hour = 253 * 1;
    const [deepNight, week, weekend] = [365 * 8, 253 * 6, 49 * 18 + 63 * 32];
    expect(year('tables', ['regulation'])).toBe(115 * deepNight + 84 * (week + hour) + 88 * weekend);
    expect(year('text', ['regulation'])).toBeCloseTo(112.5 * deepNight + 82.2 * (week + hour + weekend), 6);
    expect(year('tables', ['fixed'])).toBe(11 * (365 * 50 + 49 * 75 + 63 * 150) + 2 * 365 * 100);
    expect(year('tables', ['mobile'])).toBe(5 * (365 * 100 + 49 * 150 + 63 * 300));
  });

  it('today’s hospital fees, and those before, as their sources say; what is not known is left to be given', () => {
    const fees = (id: string, set: string) =>
      linesAt(readPreset(id) as PresetFile, set)?.flatMap((line) =>
        (line.windows ?? []).map(({ id: window, fee }) => `${line.id} ${window} ${fee ?? '?'}`),
      );
    expect(fees('pdses-privee-2025', 'since-2025-07')).toEqual(['garde night 422', 'astreinte evening 141', 'astreinte deep-night 281']);
    expect(fees('pdses-privee-2025', 'before')).toEqual(['garde night 229', 'astreinte evening 79', 'astreinte deep-night 150']);
    expect(fees('pdses-publique-2025', '2025-11')).toEqual([
      'garde night 422.03',
      'garde saturday 211.01',
      'garde day 422.03',
      'astreinte night ?',
      'astreinte saturday ?',
      'astreinte day ?',
    ]);
    expect(fees('national-floor', 'floor-2011')).toEqual(
      expect.arrayContaining(['secteur-fixe evening 50', 'secteur-fixe night 100', 'secteur-fixe day 150']),
    );
  });

  it('warns of fees below the national floor, one warning a role', () => {
    const { department, territories, lines } = reunion();
    const read = readProblem({ department, territories, lines, participants: [{ id: 'a' }] }, new Date('2026-11-21'));
    // 50 € for four hours, 75 for six, 150 for twelve: 12.50 €/h.
    expect(read.ok && read.warnings).toEqual([
      { code: 'feeBelowFloor', params: expect.objectContaining({ role: 'fixed', paid: 12.5, floor: 15 }) },
    ]);
  });
});

describe('a preset of one’s own', () => {
  const issuesOf = (change: (preset: Record<string, never>) => void, id: string | null = null) => {
    const preset = structuredClone(readPreset('national-floor')) as unknown as Record<string, never>;
    change(preset);
    const read = readPresetText(JSON.stringify(preset), id);
    return read.ok ? [] : read.issues.map(({ pointer, code }) => `${pointer} ${code}`);
  };

  it('is a file and no code: what comes with the service is sound, under the names of the files', () => {
    expect(brokenPresets()).toEqual([]);
    expect(issuesOf(() => {}, 'national-floor')).toEqual([]);
    expect(issuesOf((preset) => Object.assign(preset, { id: 'mine', source: 'Arrêté ARS 2027-1' }))).toEqual([]);
  });

  it('everything that is wrong with one is said, with its place', () => {
    expect(issuesOf(() => {}, 'another-name')).toEqual(['/id presetName']);
    expect(issuesOf((preset) => Object.assign(preset, { source: '', lines: [], more: 1 }))).toEqual([
      '/more unknownField',
      '/source tooShort',
      '/lines tooFew',
    ]);
    expect(
      issuesOf((preset) =>
        Object.assign(preset, {
          rates: [
            { id: 'a', label: 'A', changes: [{ lines: ['nowhere'], windows: ['never'], fee: 10 }] },
            { id: 'a', label: 'B', changes: [] },
          ],
        }),
      ),
    ).toEqual(['/rates/0/changes/0/lines/0 unknownLine', '/rates/0/changes/0/windows/0 unknownWindow', '/rates/1/id duplicateId']);
    expect(
      issuesOf((preset) => {
        const [, fixed] = preset.lines as unknown as { territories: string[]; windows: { end: string; start: string }[] }[];
        fixed.territories = ['elsewhere'];
        fixed.windows[0].end = fixed.windows[0].start;
        Object.assign(preset, { funding: { envelope: 1, steps: [{ id: 'empty' }] } });
      }),
    ).toEqual(['/lines/1/windows/0/end emptyWindow', '/lines/1/territories/0 unknownTerritory', '/funding/steps/0 fundingEmpty']);
    const broken = readPresetText('{"id": ', null);
    expect(broken.ok ? [] : broken.issues.map(({ code }) => code)).toEqual(['presetJson']);
  });
});
