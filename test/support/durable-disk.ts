import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk in a file: what the file has is what would be left after a power cut. */
export interface DurableDisk {
  readonly folder: string;
  /** Copies what is durable at this instant. The processes that write to it stand still meanwhile. */
  copy(): DiskCopy;
  remove(): void;
}

export interface DiskCopy {
  /** Starts the copy as a machine does after the cut. */
  mount(): string;
  remove(): void;
}

/** Makes a disk of so many mebibytes; null where that is not allowed: it takes root and loop devices on Linux. */
export function durableDisk(mebibytes: number): DurableDisk | null {
  const place = mkdtempSync(join(tmpdir(), 'vigie-durable-'));
  const image = join(place, 'disk');
  const remove = () => rmSync(place, { recursive: true, force: true });
  try {
    run('truncate', '-s', `${mebibytes}M`, image);
    run('mkfs.ext4', '-q', '-F', image);
    // Nothing is written but what is asked for: the timer of the journal does not come to help.
    const folder = mounted(image, join(place, 'mount'), 'loop,commit=300');
    const copies: DiskCopy[] = [];
    const end = () => {
      for (const copy of copies) copy.remove();
      unmount(folder);
    };
    process.once('exit', end);
    return {
      folder,
      copy: () => {
        const copy = copied(image, join(place, `copy-${copies.length}`));
        copies.push(copy);
        return copy;
      },
      remove: () => {
        process.off('exit', end);
        end();
        remove();
      },
    };
  } catch {
    remove();
    return null;
  }
}

function copied(image: string, copy: string): DiskCopy {
  run('cp', '--sparse=always', image, copy);
  const folder = `${copy}-mount`;
  return {
    mount: () => mounted(copy, folder, 'loop'),
    remove: () => {
      unmount(folder);
      rmSync(copy, { force: true });
    },
  };
}

function mounted(image: string, folder: string, options: string): string {
  mkdirSync(folder);
  run('mount', '-o', options, image, folder);
  return folder;
}

function unmount(folder: string): void {
  try {
    run('umount', '-l', folder);
  } catch {
    // It was never mounted, or is gone already.
  }
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: 'ignore' });
}
