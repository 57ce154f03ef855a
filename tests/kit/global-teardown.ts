import { rmSync } from 'node:fs';
import { sendSignal, waitForExit } from '../../gateway/postgres/processes.ts';
import { readRun } from './env.ts';
import { madeInRun } from './once.ts';
import { setUpTimes } from './set-up-times.ts';

/**
 * Tells how long setting up took. Nothing of a test run is kept, so the server is stopped at once (SIGQUIT),
 * without a checkpoint.
 */
export default async function tearDown(): Promise<void> {
  const server = await madeInRun<{ pid: number }>('server').catch(() => undefined);
  if (server) {
    sendSignal(server.pid, 'SIGQUIT');
    await waitForExit(server.pid, 10_000);
  }
  for (const line of setUpTimes(readRun().folder)) process.stderr.write(`${line}\n`);
  rmSync(readRun().folder, { recursive: true, force: true, maxRetries: 5 });
}
