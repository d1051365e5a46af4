// Every package that the service runs with has a licence that lets anybody run and change it. Reads package-lock.json.
import { readFileSync } from 'node:fs';

const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'Unlicense',
  'Zlib',
  'CC0-1.0',
  'WTFPL',
]);
// Says its licence (MIT) in a file and not in its manifest.
const looked = new Map([['png-js', 'MIT']]);

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const refused = Object.entries(packages).flatMap(([path, { license, dev, link }]) => {
  if (path === '' || link || dev) return [];
  const name = path.replace(/^.*node_modules\//, '');
  const said = license ?? looked.get(name) ?? 'none';
  const words = said.replaceAll(/[()]/g, '').split(/ (?:OR|AND) /);
  const fits = said.includes(' AND ') ? words.every((word) => allowed.has(word)) : words.some((word) => allowed.has(word));
  return fits ? [] : [`${name}: ${said}`];
});
if (refused.length > 0) {
  console.error(`licences to look at:\n  ${refused.join('\n  ')}`);
  process.exit(1);
}
console.log(`licences of ${Object.keys(packages).length - 1} packages looked at`);
