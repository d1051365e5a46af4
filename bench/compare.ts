import { readFileSync } from 'node:fs';
import { compare } from './comparison.ts';
import type { Report } from './report.ts';

// node bench/compare.ts OLD.json NEW.json: exit 0 when NEW is as good and as quick, 1 when not, 2 when they cannot be compared.

const files = process.argv.slice(2);
if (files.length !== 2) {
  console.error('usage: node bench/compare.ts OLD.json NEW.json');
  process.exit(2);
}
const [older, newer] = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Report);
const { refusals, losses, slower, notes } = compare(older, newer);
for (const [word, lines] of Object.entries({ 'different work': refusals, 'LOSS OF QUALITY': losses, SLOWER: slower, note: notes })) {
  for (const line of lines) console.log(`${word}: ${line}`);
}
if (refusals.length > 0) process.exitCode = 2;
else if (losses.length + slower.length > 0) process.exitCode = 1;
else console.log('as good and as quick');
