import { z } from 'zod';
import { linesAt, listPresets, readPreset } from '../../demo/index.ts';
import { preset, presetSummary } from '../../domain/preset.ts';
import type { Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';

const headers = { 'Cache-Control': 'public, max-age=300' };

/** Regional specifications that come with the service: files of `presets/`. */
export function presetRoutes(): Route[] {
  return [
    {
      contract: {
        method: 'get',
        path: '/v1/presets',
        operationId: 'listPresets',
        tag: 'Catalogues',
        summary: 'Regional specifications as data, with their sources',
        answers: { 200: { description: 'In the order of their ids.', schema: z.object({ presets: z.array(presetSummary) }) } },
      },
      handle: (c) => {
        const presets = listPresets().map(({ id, name, source, department, rates }) => ({
          ...{ id, name, source, department },
          rates: rates.map((set) => ({ id: set.id, label: set.label })),
        }));
        return c.json({ presets }, 200, headers);
      },
    },
    {
      contract: {
        method: 'get',
        path: '/v1/presets/{id}',
        operationId: 'readPreset',
        tag: 'Catalogues',
        summary: 'One regional specification: territories, lines at a set of rates, order of funding',
        params: { id: 'Id of the preset.' },
        query: { rates: { description: 'Set of rates. Default: the first.', example: 'tables' } },
        answers: { 200: { description: 'The preset; `lines` at the set of rates.', schema: preset } },
        problems: [404],
      },
      handle: (c) => {
        const found = readPreset(c.req.param('id') ?? '');
        const lines = found && linesAt(found, c.req.query('rates') ?? found.rates[0].id);
        if (!found || !lines) throw new HttpProblem('unknown-preset');
        return c.json({ ...found, lines }, 200, headers);
      },
    },
  ];
}
