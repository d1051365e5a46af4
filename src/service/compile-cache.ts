import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Has Node keep what it makes of the sources (types stripped, code compiled) beside the packages, for this process and
 * its threads: a call of the command line takes half the time. To be called before anything else is imported. Where
 * the folder cannot be written (a read-only container), nothing is kept and all else is the same; NODE_COMPILE_CACHE
 * names another. Not the folder that Node would choose: anybody on the machine can write to that.
 */
export function keepCompiled(): void {
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'vigie');
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
}
