import { randomBytes } from 'node:crypto';
import { closeSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A lock that no pid namespace fools: a socket in the folder that listens as long as its owner lives. The
 * kernel answers for it, so two containers on one folder see each other, nothing polls, and it goes with a
 * process that is killed. Whoever inherits `fd` keeps it too (the watcher, until PostgreSQL has ended).
 */
export interface SocketLock {
  readonly fd: number | undefined;
  release(): void;
}

/** An owner that was killed leaves PostgreSQL to its watcher, which needs so long at most to end it. */
const BUSY_LIMIT_MS = 15_000;
const ANSWER_MS = 300;
/** Longer than anybody needs between looking at a dead lock and taking its place. */
const SETTLE_MS = 100;
/** What the kernel takes for an address. */
const LONGEST_PATH = 100;
/** Folders that hold no sockets (some shared with a virtual machine): there the file with the id must do. */
const NO_SOCKETS = ['EOPNOTSUPP', 'ENOTSUP', 'EINVAL', 'ENAMETOOLONG'];

/** The lock; null when somebody lives who has it; 'unsupported' where no socket can be made. */
export async function holdSocket(path: string): Promise<SocketLock | null | 'unsupported'> {
  if (process.platform === 'win32') return 'unsupported';
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  const server = await listen(draft);
  if (!server) return 'unsupported';
  const mine = inodeOf(draft)!.ino;
  const release = (): void => {
    if (inodeOf(path)?.ino === mine) rmSync(path, { force: true });
    server.close();
  };
  try {
    if (await takePlace(draft, path, mine)) return { fd: descriptorOf(server), release };
    release();
    return null;
  } catch (error) {
    release();
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function descriptorOf(server: Server): number | undefined {
  return (server as unknown as { _handle?: { fd?: number } | null })._handle?.fd;
}

/** Linked when the place is free, put over a dead one; never over one that answers. */
async function takePlace(draft: string, path: string, mine: bigint): Promise<boolean> {
  const deadline = Date.now() + BUSY_LIMIT_MS;
  for (;;) {
    if (tryLink(draft, path)) return true;
    const found = inodeOf(path);
    const state = await probe(path);
    // One that ends while it is asked hangs up, too: who lives says so again.
    if (state === 'alive' && await probe(path) !== 'alive') continue;
    if (state === 'alive' || (state === 'busy' && Date.now() > deadline)) return false;
    if (state === 'busy') await sleep(SETTLE_MS);
    if (state !== 'dead' || !found || inodeOf(path)?.key !== found.key) continue;
    renameSync(draft, path);
    // Another one may have seen the same dead lock: the last to take its place has it.
    await sleep(SETTLE_MS);
    return inodeOf(path)?.ino === mine;
  }
}

const ANSWERS: Readonly<Record<string, 'busy' | 'dead' | 'gone'>> = {
  ENOENT: 'gone', ECONNREFUSED: 'dead', ENOTSOCK: 'dead', ECONNRESET: 'busy', EPIPE: 'busy',
};

/** A living owner hangs up at once; one whose loop is busy, or its watcher, only listens. */
async function probe(path: string): Promise<'alive' | 'busy' | 'dead' | 'gone'> {
  const { address, close } = addressOf(path);
  try {
    return await new Promise((resolve) => {
      const socket = connect(address);
      socket.setTimeout(ANSWER_MS, () => { resolve('busy'); socket.destroy(); });
      socket.once('connect', () => { socket.resume(); });
      socket.once('end', () => { resolve('alive'); socket.destroy(); });
      socket.once('error', ({ code }: NodeJS.ErrnoException) => {
        // Whom we may not ask may live; who is reset has asked one that ended meanwhile.
        resolve(ANSWERS[code ?? ''] ?? 'alive');
      });
    });
  } finally {
    close();
  }
}

async function listen(path: string): Promise<Server | null> {
  const { address, close } = addressOf(path);
  const server = createServer((socket) => { socket.end(); });
  try {
    return await new Promise((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (NO_SOCKETS.includes(error.code ?? '')) resolve(null);
        else reject(error);
      });
      // Another account that reaches the folder must be able to ask, too.
      server.listen({ path: address, exclusive: true, readableAll: true, writableAll: true }, () => {
        server.unref();
        resolve(server);
      });
    });
  } finally {
    close();
  }
}

/** A long path by way of its open folder, where the kernel lets us. */
function addressOf(path: string): { address: string; close(): void } {
  if (Buffer.byteLength(path) <= LONGEST_PATH || process.platform !== 'linux') {
    return { address: path, close: () => undefined };
  }
  const fd = openSync(dirname(path), 'r');
  return { address: `/proc/self/fd/${fd}/${basename(path)}`, close: () => closeSync(fd) };
}

function inodeOf(path: string): { ino: bigint; key: string } | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && { ino: found.ino, key: `${found.ino} ${found.ctimeNs}` };
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
