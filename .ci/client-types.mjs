import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { version } from '../src/domain/version.ts';
import { openApiDocument } from '../src/http/openapi.ts';
import { allCalls } from '../src/service/calls.ts';

// Writes the types of the typed client from the service's own OpenAPI document. Run by the install command and before
// every check of types, so that they are never those of another version; committed nowhere.
const file = new URL('../clients/typescript/src/schema.ts', import.meta.url);

// The client's own tool; where it is installed without tools, nothing checks types.
const tool = located();
if (tool !== null) {
  // Resolved for CommonJS: its exports are members of the default one.
  const { default: openapiTS, astToString } = createRequire(tool)(tool);
  // The types need no examples. A field with a default may be left out.
  const document = JSON.stringify(openApiDocument(allCalls, version), (key, value) => (key === 'example' ? undefined : value));
  const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
  const text = `// Made by .ci/client-types.mjs from the OpenAPI document: not to be edited.\n\n${types}`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

function located() {
  try {
    return createRequire(new URL('../clients/typescript/package.json', import.meta.url)).resolve('openapi-typescript');
  } catch {
    return null;
  }
}
