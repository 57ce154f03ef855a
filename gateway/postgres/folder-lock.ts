import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { birthMark, isAlive } from './processes.ts';
import { holdSocket } from './socket-lock.ts';
import { StartError } from './start-error.ts';

export interface FolderLock {
  /** Whoever inherits it keeps the folder locked when we are killed. */
  readonly fd: number | undefined;
  release(): void;
}

interface Owner {
  pid: number;
  born: string;
  /** The name of its machine or container. */
  host?: string;
}

/**
 * Keeps a second one out of a folder: by a socket beside it, which no pid namespace fools, and by a file with
 * the owner's process id, which says who it is and holds where no socket can be made. A lock for another
 * process (`pid`) is the file alone.
 */
export async function lockFile(path: string, folder: string, pid = process.pid): Promise<FolderLock> {
  const socket = pid === process.pid ? await holdSocket(`${path}.sock`) : 'unsupported';
  if (socket === null) throw alreadyRunning(folder, readOwner(path));
  const held = socket === 'unsupported' ? null : socket;
  try {
    const release = writeOwner(path, folder, pid);
    return { fd: held?.fd, release: () => { release(); held?.release(); } };
  } catch (error) {
    held?.release();
    throw error;
  }
}

/**
 * The file is written whole and then linked into place (link fails when the name is taken), so nobody ever
 * reads a half-written owner.
 */
function writeOwner(path: string, folder: string, pid: number): () => void {
  const mine = JSON.stringify({ pid, born: birthMark(pid), host: hostname() } satisfies Owner);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (tryLink(draft, path)) return () => releaseIfMine(path, mine);
      const owner = readOwner(path);
      if (owner && lives(owner)) throw alreadyRunning(folder, owner);
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw alreadyRunning(folder, readOwner(path));
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function lives(owner: Owner): boolean {
  return isAlive(owner.pid) && birthMark(owner.pid) === owner.born;
}

function releaseIfMine(path: string, mine: string): void {
  try {
    if (readFileSync(path, 'utf8') === mine) rmSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function alreadyRunning(folder: string, owner: Owner | undefined): StartError {
  const elsewhere = owner?.host !== undefined && owner.host !== hostname() ? ` on ${owner.host}` : '';
  const who = owner ? ` (process ${owner.pid}${elsewhere})` : '';
  return new StartError(
    'ALREADY_RUNNING',
    `Karat already runs in ${folder}${who}.`,
    'Stop that one first, or give this one its own KARAT_DATA_DIR and PORT.',
  );
}
