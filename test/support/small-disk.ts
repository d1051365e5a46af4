import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own that is soon full. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte of it. */
  fill(): void;
  /** Takes away what `fill` has put there. */
  free(): void;
  remove(): void;
}

/** Mounts one of so many mebibytes in memory; null where that is not allowed: it takes root on Linux. */
export function smallDisk(mebibytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmdirSync(folder);
    return null;
  }
  chmodSync(folder, 0o700);
  const unmount = () => {
    try {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmdirSync(folder);
    } catch {
      // Gone already.
    }
  };
  process.once('exit', unmount);
  let files = 0;
  return {
    folder,
    fill: () => {
      for (const size of [1_000_000, 4096]) {
        try {
          for (;;) writeFileSync(join(folder, `filler-${files++}`), Buffer.alloc(size));
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
        }
      }
    },
    free: () => {
      for (const name of readdirSync(folder)) if (name.startsWith('filler-')) rmSync(join(folder, name));
    },
    remove: () => {
      process.off('exit', unmount);
      unmount();
    },
  };
}
