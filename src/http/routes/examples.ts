import { z } from 'zod';
import { listExamples, readExample } from '../../demo/index.ts';
import type { Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';
import { problemBody } from '../schemas.ts';

const exampleList = z
  .object({
    examples: z.array(
      z.object({
        id: z.string(),
        title: z.object({ fr: z.string(), en: z.string() }),
        href: z.string().meta({ description: 'Address of the request.', example: '/v1/examples/sector-minimum' }),
      }),
    ),
  })
  .meta({ id: 'ExampleList' });

/** Requests that work as they stand. */
export function exampleRoutes(): Route[] {
  const list = JSON.stringify({ examples: listExamples().map(({ id, title }) => ({ id, title, href: `/v1/examples/${id}` })) });
  const texts = new Map<string, string>();
  const textOf = (id: string): string => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    const example = readExample(id);
    if (example === null) throw new HttpProblem('unknown-example');
    const text = JSON.stringify(example);
    texts.set(id, text);
    return text;
  };
  const json = { 'Content-Type': 'application/json' };

  return [
    {
      contract: {
        method: 'get',
        path: '/v1/examples',
        operationId: 'listExamples',
        tag: 'Catalogues',
        summary: 'Bundled requests that work as they stand',
        answers: { 200: { description: 'Their ids and titles.', schema: exampleList } },
      },
      handle: (c) => c.body(list, 200, json),
    },
    {
      contract: {
        method: 'get',
        path: '/v1/examples/{id}',
        operationId: 'readExample',
        tag: 'Catalogues',
        summary: 'One bundled request, ready to be posted to /v1/rosters',
        params: { id: 'Id from the list.' },
        answers: { 200: { description: 'The request.', schema: problemBody } },
        problems: [404],
      },
      handle: (c) => c.body(textOf(c.req.param('id') ?? ''), 200, json),
    },
  ];
}
