import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { AnswerExamples } from '../../src/http/openapi.ts';
import { type Documented, recordAnswers } from '../support/answer-examples.ts';
import { Contract } from '../support/conformity.ts';
import { runningService } from '../support/service.ts';

/** `RECORD=1 npx vitest run test/http/answer-examples.test.ts` writes the file anew. */
const file = new URL('../../src/http/answer-examples.json', import.meta.url);

describe('examples of answers in the document', () => {
  const running = runningService({ linkSecret: 'a secret of the tests, long enough to sign with' });

  test('every call answers its own example as the document promises, and the document shows such an answer', async () => {
    const contract = await Contract.of(running.url);
    const recorded = await recordAnswers(running.url, contract.document as unknown as Documented);
    if (process.env.RECORD) await writeFile(file, `${JSON.stringify(recorded, null, 1)}\n`);
    const shown = JSON.parse(await readFile(file, 'utf8')) as AnswerExamples;
    expect(kinds(shown), 'answer-examples.json is stale: record it again').toEqual(kinds(recorded));
    const bare: string[] = [];
    for (const [path, item] of Object.entries(contract.document.paths)) {
      for (const [method, { operationId, responses }] of Object.entries(item) as [string, Described][]) {
        for (const [status, { content = {} }] of Object.entries(responses)) {
          for (const [type, { example }] of Object.entries(content)) {
            if (example === undefined && !binary.test(type)) bare.push(`${method} ${path} ${status} ${type}`);
            if (type !== 'application/json' || example === undefined) continue;
            const headers = { 'Content-Type': type, 'X-Request-Id': operationId };
            await contract.check(method, path, new Response(JSON.stringify(example), { status: Number(status), headers }));
          }
        }
      }
    }
    expect(bare, 'answers without an example: record again, or give the descriptor one').toEqual([]);
  }, 60_000);
});

interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly example?: unknown }>> }>>;
}

/** Bytes that no document shows. */
const binary = /pdf|spreadsheet/;

/** Which answers there are, whatever they hold. */
function kinds(examples: AnswerExamples): string[] {
  return Object.entries(examples)
    .flatMap(([name, statuses]) =>
      Object.entries(statuses).flatMap(([status, types]) => Object.keys(types).map((type) => `${name} ${status} ${type}`)),
    )
    .sort();
}
