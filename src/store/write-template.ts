import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { template } from './cluster-template.ts';

// npm run database:template: to be run when the version of PGlite changes, in place of the file of the last one.

const level = 19;
const folder = mkdtempSync(join(tmpdir(), 'vigie-initdb-'));
const database = await PGlite.create(folder);
const dump = await database.dumpDataDir('none');
await database.close();
rmSync(folder, { recursive: true });

const tar = Buffer.from(await dump.arrayBuffer());
mkdirSync(dirname(template), { recursive: true });
// The window spans the archive: the system's own databases are all but the same three times.
writeFileSync(
  template,
  zstdCompressSync(tar, { params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_windowLog]: 26 } }),
);
