import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files of the code that are read while the service runs, beside the code itself: `new URL('../../examples/', …)`. */
function foldersRead(): Set<string> {
  const found = new Set<string>();
  for (const folder of ['src', 'solver']) {
    for (const file of readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const depth = file.split('/').length;
      const text = readFileSync(`${root}/${folder}/${file}`, 'utf8');
      for (const [, ups, name] of text.matchAll(/new URL\('((?:\.\.\/)+)([\w.-]+)/g)) {
        if ((ups?.length ?? 0) / 3 === depth) found.add(name ?? '');
      }
    }
  }
  return found;
}

describe('the image', () => {
  const dockerfile = readFileSync(`${root}/Dockerfile`, 'utf8');
  const ignore = readFileSync(`${root}/.dockerignore`, 'utf8').split('\n');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names]) => (names ?? '').split(' '));

  test('holds every folder that the code reads', () => {
    expect([...foldersRead()]).toContain('examples');
    for (const name of [...foldersRead(), 'src', 'solver', 'package.json']) {
      expect(copied).toContain(name);
      expect(ignore).toContain(`!${name}`);
    }
  });

  test('runs as nobody in particular, on the Node that the service is tested with', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    const [major] = (
      JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { devDependencies: { node: string } }
    ).devDependencies.node.split('.');
    for (const [, version] of dockerfile.matchAll(/^FROM node:(\d+)/gm)) expect(version).toBe(major);
  });
});
