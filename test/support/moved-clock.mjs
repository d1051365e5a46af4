// Preloaded into a process and its threads (NODE_OPTIONS=--import …): its clock is wrong by as many milliseconds as the
// file that CLOCK_FILE names says, from the moment it says so.
import { readFileSync } from 'node:fs';

const RealDate = globalThis.Date;
let offset = 0;
let lookedAt = 0;

function now() {
  const real = RealDate.now();
  if (Math.abs(real - lookedAt) > 50) {
    lookedAt = real;
    offset = Number(readFileSync(process.env.CLOCK_FILE, 'utf8'));
  }
  return real + offset;
}

globalThis.Date = class MovedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }
  static now() {
    return now();
  }
};
