import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../gateway/postgres/server.ts';
import { until } from '../kit/until.ts';

export type PoolMode = 'session' | 'transaction';

export interface Bouncer {
  /** The same database, by way of the pooler. */
  urlOf(direct: string): string;
  stop(): Promise<void>;
}

/** A real PgBouncer with Debian's settings but the mode: few sessions, so that they are truly shared. */
export async function startBouncer(direct: string, mode: PoolMode): Promise<Bouncer> {
  const { hostname, port: postgres, username, password } = new URL(direct);
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'karat-pgbouncer-'));
  const config = join(folder, 'pgbouncer.ini');
  writeFileSync(config, `[databases]
* = host=${hostname} port=${postgres} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
max_client_conn = 200
default_pool_size = ${mode === 'transaction' ? 4 : 80}
`);
  chmodSync(folder, 0o755);
  // It refuses to run as root.
  const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('pgbouncer', [...asNobody, config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => { said += String(chunk); });
  await startedOrTold(child);
  await until(() => answers(port), 10_000, 'PgBouncer')
    .catch((error: unknown) => { throw new Error(said, { cause: error }); });
  return {
    urlOf: (url) => Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function startedOrTold(child: ChildProcess): Promise<void> {
  await Promise.race([once(child, 'spawn'), once(child, 'error').then(([error]) => {
    throw new Error('These tests need PgBouncer: apt-get install pgbouncer', { cause: error });
  })]);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
  });
}
