import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { birthMark, isAlive } from './processes.ts';
import { StartError } from './start-error.ts';

export interface FolderLock {
  release(): void;
}

interface Owner {
  pid: number;
  born: string;
}

/**
 * An advisory lock file with the owner's process id. It is written whole and then linked into place
 * (link fails when the name is taken), so nobody ever reads a half-written owner.
 */
export function lockFile(path: string, folder: string, pid = process.pid): FolderLock {
  const mine = JSON.stringify({ pid, born: birthMark(pid) } satisfies Owner);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (tryLink(draft, path)) return { release: () => releaseIfMine(path, mine) };
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
  const who = owner ? ` (process ${owner.pid})` : '';
  return new StartError(
    'ALREADY_RUNNING',
    `Karat already runs in ${folder}${who}.`,
    'Stop that one first, or give this one its own KARAT_DATA_DIR and PORT.',
  );
}
