import { closeSync, fsyncSync, openSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What NODEFS, the bridge from the WebAssembly of PGlite to the files of the system, hands over here. */
interface NodeFiles {
  readonly stream_ops: { fsync?: (stream: OpenFile) => number };
  realPath(node: unknown): string;
}

interface OpenFile {
  /** Descriptor of the system; a folder has none. */
  readonly nfd?: number;
  readonly node: unknown;
}

type Init = NodeFS['init'];

/** EIO of WASI: PostgreSQL ends at a write that did not reach the disk, and replays its WAL at the next start. */
const inputOutputError = 29;

/**
 * The files of a data folder, with an fsync that reaches the disk: PGlite itself leaves that call out. PostgreSQL decides
 * what is synced when (the WAL before a commit is answered, everything else at a checkpoint).
 */
export class DurableFiles extends NodeFS {
  override async init(...[database, options]: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(database, options);
    const preRun = [...(emscriptenOpts.preRun ?? []), syncing];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function syncing({ NODEFS: files }: { readonly NODEFS: NodeFiles }): void {
  files.stream_ops.fsync = ({ nfd, node }) => {
    try {
      if (nfd === undefined) syncFolder(files.realPath(node));
      else fsyncSync(nfd);
      return 0;
    } catch {
      return inputOutputError;
    }
  };
}

/** Makes durable which files a folder has. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Arguments of the server: those of PGlite without `-F`, which turns fsync off.
 * - `wal_sync_method`: fdatasync, the default, does nothing in PGlite;
 * - `wal_recycle`: a WAL file that is no longer needed is removed, not renamed: what was erased does not stay in it.
 */
export function durable(startParams: readonly string[]): string[] {
  const settings = ['fsync=on', 'wal_sync_method=fsync', 'wal_recycle=off', 'min_wal_size=32MB'];
  return [...startParams.filter((param) => param !== '-F'), ...settings.flatMap((setting) => ['-c', setting])];
}
