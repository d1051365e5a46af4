import type { ProblemInput } from '../../src/domain/problem.ts';
import { benchdata, readCsv, readData } from '../published/folder.ts';
import type { Case } from './case.ts';

/** Months and quarters of the region drawn by a generator other than ours; none where the data is absent. */
export function unseenCases(): Case[] {
  return readCsv('unseen/OPTIMA.csv').flatMap(({ instance }) => {
    const text = readData(`unseen/${instance}.json`);
    if (text === null) return [];
    const title = `drawn by another generator, in ${benchdata}/unseen`;
    return { name: `unseen/${instance}`, title, seed: 1, size: 'full', group: 'unseen', request: () => JSON.parse(text) as ProblemInput };
  });
}
