import { writeFileSync } from 'node:fs';
import { requestPage, rulesPage } from './pages.ts';

/** `npm run reference`: writes the pages that stand in code. */
writeFileSync(new URL('../request.md', import.meta.url), requestPage());
writeFileSync(new URL('../rules.md', import.meta.url), rulesPage());
