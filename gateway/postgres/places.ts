import { createHash } from 'node:crypto';
import {
  chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync,
  renameSync, rmSync, rmdirSync, symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { canEnter } from './account.ts';
import type { Account } from './account.ts';
import { binariesIn } from './binaries.ts';
import type { Binaries } from './binaries.ts';

/** Where PostgreSQL's account can always reach: used when the clone lies in a closed folder. */
export const SHARED_ROOT = '/var/lib/karat';

export interface Places {
  binaries: Binaries;
  dataDir: string;
}

/**
 * Under root, PostgreSQL runs as another account, which may not be able to reach a clone in, say,
 * /root (mode 700). Then the programs are copied, and the data kept, where it can; a link stays
 * behind in the data folder's place so that every later start finds the same data.
 */
export function choosePlaces(
  wanted: Places,
  account: Account | undefined,
  say: (line: string) => void,
): Places {
  const linked = isLink(wanted.dataDir);
  if (!account) return { ...wanted, dataDir: linked ? realpathSync(wanted.dataDir) : wanted.dataDir };
  const binaries = reachableBinaries(wanted.binaries, account, say);
  if (linked) return { binaries, dataDir: realpathSync(wanted.dataDir) };
  if (canEnter(account, dirname(wanted.dataDir))) return { binaries, dataDir: wanted.dataDir };
  const dataDir = join(SHARED_ROOT, shortHash(wanted.dataDir), 'postgres');
  openFolder(dirname(dataDir));
  setAsideLeftover(dataDir, say);
  if (existsSync(wanted.dataDir)) moveAway(wanted.dataDir, dataDir);
  symlinkSync(dataDir, wanted.dataDir);
  say(`PostgreSQL runs as ${account.name}, which cannot enter ${dirname(wanted.dataDir)}: `
    + `its data is kept in ${dataDir}.`);
  return { binaries, dataDir };
}

function reachableBinaries(
  binaries: Binaries,
  account: Account,
  say: (line: string) => void,
): Binaries {
  const needed = [join(binaries.native, 'lib'), join(binaries.native, 'share')];
  if (needed.every((folder) => canEnter(account, folder))) return binaries;
  const version = readFileSync(join(dirname(binaries.native), 'package.json'), 'utf8');
  const home = join(SHARED_ROOT, shortHash(realpathSync(binaries.native) + version));
  const copy = join(home, 'native');
  if (!existsSync(copy)) {
    openFolder(home);
    const draft = `${copy}.${process.pid}`;
    cpSync(realpathSync(binaries.native), draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    renameSync(draft, copy);
    say(`PostgreSQL's programs were copied to ${copy}, where the account ${account.name} can `
      + 'run them.');
  }
  return binariesIn(copy);
}

/** Who removed the data folder wants to begin empty; what its link led to is kept, not used. */
function setAsideLeftover(dataDir: string, say: (line: string) => void): void {
  if (!existsSync(dataDir)) return;
  const aside = `${dataDir}.left-${new Date().toISOString().replaceAll(':', '')}`;
  renameSync(dataDir, aside);
  say(`An earlier database that no data folder points to any more was set aside: ${aside}.`);
}

function moveAway(from: string, to: string): void {
  if (readdirSync(from).length === 0) return rmdirSync(from);
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  rmSync(from, { recursive: true });
}

function openFolder(path: string): void {
  for (const folder of [SHARED_ROOT, path]) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function shortHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}
