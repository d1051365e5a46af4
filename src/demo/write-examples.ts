import { writeFileSync } from 'node:fs';
import { makeExamples } from './make-examples.ts';

/** `npm run examples`: writes the bundled examples again, byte for byte the same as long as the generator is. */
for (const { file, text } of makeExamples()) writeFileSync(file, text);
