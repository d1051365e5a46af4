import { z } from 'zod';
import { ruleCatalogue } from '../../rules/index.ts';
import type { Route } from '../contract.ts';

const bilingual = z.object({ fr: z.string(), en: z.string() });
const catalogue = z
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

/** What `problem.rules` may list. */
export function ruleRoutes(): Route[] {
  const body = JSON.stringify({ rules: ruleCatalogue() });
  return [
    {
      contract: {
        method: 'get',
        path: '/v1/rules',
        operationId: 'listRules',
        tag: 'Catalogues',
        summary: 'Every rule a problem may list, with its JSON Schema',
        answers: { 200: { description: 'The catalogue.', schema: catalogue } },
      },
      handle: (c) => c.body(body, 200, { 'Content-Type': 'application/json' }),
    },
  ];
}
