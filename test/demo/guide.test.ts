import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from '../roster/reading.ts';

const guide = readFileSync(new URL('../../docs/guide/days-pharmacies-ambulances.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json);

describe('the guide on days, pharmacies and ambulances', () => {
  it('shows requests that are understood as they stand', () => {
    expect(blocks).toHaveLength(6);
    for (const json of blocks) expect(read(JSON.parse(json)).slots.length).toBeGreaterThan(0);
  });

  it('opens the windows it speaks of', () => {
    const { slots } = read(JSON.parse(blocks[0]));
    const dates = (window: string) => slots.filter((slot) => slot.window === window).map(({ date }) => date.slice(8));
    expect(dates('every-saturday')).toEqual(['02', '09', '16', '23', '30']);
    expect(dates('second-fridays')).toEqual(['08']);
    expect(dates('every-other-week')).toEqual(['04', '18']);
    expect(dates('fair')).toEqual(['09', '10']);
    expect(dates('weekend')).toEqual(['01', '15', '22', '29']);
  });
});
