import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { AppEnv } from './context.ts';

/** What the build makes (`npm run build`, run by the install command). */
const folder = new URL('../../console/dist/', import.meta.url);

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Everything comes from here and nothing is written into the page: neither script nor style, and no address but ours is asked. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The console at `/`. Its files are read once; where it was not built, `/` leads to the documentation. */
export function consolePages(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const names = files();
  if (names.length === 0) {
    app.get('/', (c) => c.redirect('/docs'));
    return app;
  }
  for (const name of names) {
    const body = new Uint8Array(readFileSync(new URL(name, folder)));
    const page = name === 'index.html';
    const headers = {
      'Content-Type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      // The names of assets hold a digest of what is in them.
      'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(page ? { 'Content-Security-Policy': policy } : {}),
    };
    app.get(page ? '/' : `/${name}`, (c) => c.body(body, 200, headers));
  }
  return app;
}

function files(): string[] {
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.split('/dist/').at(-1)?.replace(/^\//, '') ?? '');
  } catch {
    return [];
  }
}
