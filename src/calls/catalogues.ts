import { z } from 'zod';
import { preset, presetList } from '../domain/preset.ts';
import { call } from './call.ts';
import { problemBody } from './problem-body.ts';
import { anybody } from './roles.ts';

/** What comes with the service: rules, bundled requests, regional specifications. */

const bilingual = z.object({ fr: z.string(), en: z.string() });
const ruleCatalogue = z
  .object({
    rules: z.array(
      z.object({
        type: z.string(),
        title: bilingual,
        description: bilingual,
        parameters: z.looseObject({}).meta({ description: 'JSON Schema (2020-12) of the rule as a caller writes it.' }),
      }),
    ),
  })
  .meta({ id: 'RuleCatalogue' });

const exampleList = z
  .object({
    examples: z.array(
      z.object({
        id: z.string(),
        title: bilingual,
        href: z.string().meta({ description: 'Address of the request.', example: '/v1/examples/sector-minimum' }),
      }),
    ),
  })
  .meta({ id: 'ExampleList' });

const shared = { method: 'get', roles: anybody, weight: 1, pool: 'none', about: null, tag: 'Catalogues' } as const;

export const listRules = call({
  ...shared,
  name: 'listRules',
  path: '/v1/rules',
  summary: 'Every rule a problem may list, with its JSON Schema',
  answers: { 200: { description: 'The catalogue.', schema: ruleCatalogue } },
});

export const listExamples = call({
  ...shared,
  name: 'listExamples',
  path: '/v1/examples',
  summary: 'Bundled requests that work as they stand',
  answers: { 200: { description: 'Their ids and titles.', schema: exampleList } },
});

export const readExample = call({
  ...shared,
  name: 'readExample',
  path: '/v1/examples/{id}',
  summary: 'One bundled request, ready to be posted to /v1/rosters',
  params: { id: 'Id from the list.' },
  answers: { 200: { description: 'The request.', schema: problemBody } },
  problems: [404],
});

export const listPresets = call({
  ...shared,
  name: 'listPresets',
  path: '/v1/presets',
  summary: 'Regional specifications as data, with their sources',
  answers: { 200: { description: 'In the order of their ids.', schema: presetList } },
});

export const readPreset = call({
  ...shared,
  name: 'readPreset',
  path: '/v1/presets/{id}',
  summary: 'One regional specification: territories, lines at a set of rates, order of funding',
  params: { id: 'Id of the preset.' },
  query: { rates: { description: 'Set of rates. Default: the first.', example: 'tables' } },
  answers: { 200: { description: 'The preset; `lines` at the set of rates.', schema: preset } },
  problems: [404],
});
