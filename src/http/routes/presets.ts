import { brokenPresets, linesAt, listPresets, readPreset } from '../../demo/index.ts';
import { preset, presetList } from '../../domain/preset.ts';
import type { Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';
import { reportIssue } from '../../domain/issues.ts';

const headers = { 'Cache-Control': 'public, max-age=300', Vary: 'Accept-Language' };

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
        answers: { 200: { description: 'In the order of their ids.', schema: presetList } },
      },
      handle: (c) => {
        const presets = listPresets().map(({ id, name, source, department, rates }) => ({
          ...{ id, name, source, department },
          rates: rates.map((set) => ({ id: set.id, label: set.label })),
        }));
        const lang = c.get('lang') ?? 'fr';
        const broken = brokenPresets().map(({ file, issues }) => ({
          file,
          errors: issues.map((issue) => reportIssue(lang, issue)),
        }));
        return c.json({ presets, broken }, 200, headers);
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
