import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotOpen, codeOf } from './database.ts';

/** SQLITE_BUSY: another process holds the lock. SQLITE_FULL: the disk is. */
const busy = 5;
const full = 13;

/**
 * Takes a folder for this process alone, and makes it when it is not there. The lock is the operating system's, held
 * through SQLite: it ends with the process however that ends, between containers too, and no file with a process number
 * can be left behind. Returns what gives it back.
 *
 * @throws {CannotOpen}
 */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (error) {
    const errcode = error instanceof Error && 'errcode' in error ? error.errcode : null;
    if (errcode === busy) throw new CannotOpen('folderInUse');
    if (errcode === full) throw new CannotOpen('folderUnusable', 'ENOSPC');
    throw new CannotOpen('folderUnusable', codeOf(error));
  }
}
