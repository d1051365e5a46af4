import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zstdDecompressSync } from 'node:zlib';
import manifest from '../../package.json' with { type: 'json' };

/** What `initdb` makes with this version of PGlite, as a tar archive in zstd. Made by `npm run database:template`. */
export const template = fileURLToPath(
  new URL(`./template/pglite-${manifest.dependencies['@electric-sql/pglite']}.tar.zst`, import.meta.url),
);

const block = 512;

/**
 * Lays out an empty database cluster in a new folder, out of the template: what `initdb` would make, without the seconds
 * it takes. False when there is no template for this version of PGlite; nothing was made then.
 */
export function unpackTemplate(folder: string): boolean {
  if (!existsSync(template)) return false;
  for (const { path, content } of entries(zstdDecompressSync(readFileSync(template)))) {
    const place = join(folder, path);
    if (content === null) mkdirSync(place, { recursive: true, mode: 0o700 });
    else {
      mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
      writeFileSync(place, content, { mode: 0o600 });
    }
  }
  return true;
}

/** Files and folders (`content` null) of a tar archive (POSIX.1-1988, ustar); it has nothing else. */
function* entries(tar: Buffer): Generator<{ readonly path: string; readonly content: Buffer | null }> {
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const text = (from: number, length: number) => tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12), 8);
    const folder = text(156, 1) === '5';
    yield { path: text(0, 100), content: folder ? null : tar.subarray(at + block, at + block + size) };
    at += block + Math.ceil(size / block) * block;
  }
}
