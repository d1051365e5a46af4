import { EnginePool, solve } from '../../solver/index.ts';
import type { Runner } from './runner.ts';
import { toyModel } from './toy.ts';

/** The solver of this repository, as the service uses it. */
export function vigie(): Runner {
  let pool: EnginePool | undefined;
  const options = { seed: 1, engine: 'auto' } as const;
  return {
    name: 'vigie',
    packages: ['highs', 'javascript-lp-solver', 'piscina'],
    maxColumns: Number.POSITIVE_INFINITY,
    start: async () => {
      if (pool) return { ok: true };
      pool = new EnginePool();
      // Threads load their engine when they start: a service has that behind it.
      await solve(toyModel(), { ...options, gap: 0, timeLimitSeconds: 10 }, pool);
      return { ok: true };
    },
    solve: async (model, { limitSeconds: timeLimitSeconds, gap }) => {
      if (!pool) throw new Error('vigie is not started');
      const result = await solve(model, { ...options, gap, timeLimitSeconds }, pool);
      const { solution, levels, seconds, firstSeconds, exactSeconds, cut, discarded } = result;
      return {
        solution,
        values: levels.map(({ value }) => value),
        bounds: levels.map(({ bound }) => (Number.isFinite(bound) ? bound : null)),
        seconds,
        firstSeconds,
        cut,
        note: [
          // Levels solved to proof are through before the others begin: when that was is a figure of its own.
          ...(exactSeconds > 0 && !cut ? [`exact levels ${exactSeconds.toFixed(1)} s`] : []),
          ...(discarded > 0 ? [`${discarded} wrong answers of engines thrown away`] : []),
        ].join('; '),
      };
    },
    end: async () => {
      const ending = pool;
      pool = undefined;
      await ending?.close();
    },
  };
}
