import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { highsEngine, warmHighs } from '../../../solver/engines/highs.ts';
import { jslpEngine } from '../../../solver/engines/jslp.ts';
import { glpkEngine } from './glpk.ts';
import type { PlainEngine } from './plain-engine.ts';
import { pythonEngine } from './python.ts';
import { yalpsEngine } from './yalps.ts';

export type PlainName = 'highs-plain' | 'jslp-plain' | 'yalps' | 'glpk' | 'highs-native' | 'cp-sat';

/** Peers have manifests of their own; see README. */
const fromPeers = createRequire(new URL('../../peers/package.json', import.meta.url));

async function importPeer(name: string): Promise<unknown> {
  return import(pathToFileURL(fromPeers.resolve(name)).href);
}

/** Loads an engine in this thread. @throws {Error} when its package is not installed */
export async function loadEngine(name: PlainName): Promise<PlainEngine> {
  switch (name) {
    case 'highs-plain':
      await warmHighs();
      return (program, { gap, stop, start }) => highsEngine.integer(program, { gap, stop, start });
    case 'jslp-plain':
      return (program) => jslpEngine.integer(program, {});
    case 'yalps':
      return yalpsEngine(await importPeer('yalps'));
    case 'glpk':
      return glpkEngine(await importPeer('glpk.js/node'));
    case 'highs-native':
      return pythonEngine('highs');
    case 'cp-sat':
      return pythonEngine('cp-sat');
  }
}
