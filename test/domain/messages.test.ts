import { describe, expect, it } from 'vitest';
import { callMessages } from '../../src/messages/calls.ts';
import { problemMessages } from '../../src/messages/problem.ts';

describe.each(Object.entries(problemMessages))('%s', (_key, { fr, en }) => {
  it('names the same things in both languages', () => {
    const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(names(fr)).toEqual(names(en));
  });

  it('is set as French is set', () => {
    expect(fr).not.toMatch(/'/);
    // No-break spaces inside guillemets and before high punctuation; times and addresses have none.
    expect(fr).not.toMatch(/« | »| [:;?!]/);
    expect(fr).toMatch(/[.?]$/);
  });
});

describe.each(Object.entries(callMessages))('%s', (key, { fr, en }) => {
  it('names the same things in both languages, set as French is set', () => {
    const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(names(fr)).toEqual(names(en));
    expect(fr).not.toMatch(/'|« | »| [:;?!]/);
    // What is put into another sentence has no full stop.
    if (!key.startsWith('effect.of.')) expect(fr).toMatch(/[.?]$/);
  });
});
