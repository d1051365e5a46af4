import { curtoisInstance } from '../published/curtois.ts';
import { readCsv, readData } from '../published/folder.ts';
import { grossInstance } from '../published/gross.ts';
import type { Strategy } from '../published/gross-data.ts';
import type { PublishedInstance } from '../published/instance.ts';
import type { Case } from './case.ts';

/** Peers asked unless the call names others: those that stand a chance. */
const peers = ['vigie', 'highs-plain', 'highs-native', 'cp-sat'];

/** Every month and strategy of gross-ltf and gross-ltw whose optimum is published; none where the data is absent. */
export function grossCases(): Case[] {
  return ['gross-ltf', 'gross-ltw'].flatMap((family) =>
    readCsv(`${family}/OPTIMA.csv`).flatMap(({ month, strategy, objective }) => {
      const text = readData(`${family}/${month}/${strategy}.cdat`);
      if (text === null) return [];
      const uncovered = family === 'gross-ltf' ? 10 : 100;
      const read = () => grossInstance(text, strategy as Strategy, month.slice(0, 10), uncovered);
      return publishedCase('gross', `${family}/${month.slice(0, 10)}/${strategy}`, read, Number(objective), 0.00005);
    }),
  );
}

/** The instances of the shift scheduling benchmark, smallest first; none where the data is absent. */
export function curtoisCases(): Case[] {
  return readCsv('curtois/BEST_KNOWN.csv').flatMap(({ instance, best_known: best }) => {
    const text = readData(`curtois/Instance${instance}.txt`);
    return text === null ? [] : publishedCase('curtois', `curtois/${instance}`, () => curtoisInstance(text), Number(best), 0);
  });
}

/** @param gap at which a runner may stop: finer than the digits that were published */
function publishedCase(group: string, name: string, read: () => PublishedInstance, best: number, gap: number): Case {
  let known: PublishedInstance | undefined;
  const instance = () => {
    known ??= read();
    return known;
  };
  const published = { best, instance };
  return { name, title: `published: ${best}`, seed: 1, size: 'full', group, gap, peers, published, request: () => instance().request };
}
