import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { version } from '../../src/domain/version.ts';
import { openApiDocument } from '../../src/http/openapi.ts';
import { allCalls } from '../../src/service/calls.ts';

/**
 * Writes the types of the calls, from the service's own OpenAPI document. Run by the install command and before every
 * check of types, so that they are never those of another version; committed nowhere.
 */
const file = new URL('src/schema.ts', import.meta.url);

// The types need no examples. A field with a default may be left out.
const document = JSON.parse(JSON.stringify(openApiDocument(allCalls, version)), (key, value: unknown) =>
  key === 'example' ? undefined : value,
) as object;
const types = astToString(await openapiTS(JSON.stringify(document), { defaultNonNullable: false }));
const text = `// Made by generate.ts from the OpenAPI document: not to be edited.\n\n${types}`;
if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
