import { setTimeout as sleep } from 'node:timers/promises';
import { stopServer } from './server.ts';
import type { RunningServer } from './server.ts';

const RESTARTS_IN_A_ROW = 5;
const CALM_MS = 60_000;

export interface Supervised {
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a server again when it ends although nobody stopped it (killed, out of memory). Pools
 * reconnect by themselves because it comes back on the same port. Five ends within a minute of each
 * other are no accident; then it stays down and `log` says so.
 */
export function supervise(
  first: RunningServer,
  startAgain: () => Promise<RunningServer>,
  log: (line: string) => void,
  pauseMs = 200,
): Supervised {
  let current = first;
  let stopped = false;
  let restarting: Promise<void> = Promise.resolve();
  let failures = 0;

  const watch = (server: RunningServer): void => {
    const since = Date.now();
    void server.exited.then(() => {
      server.release();
      if (stopped) return;
      failures = Date.now() - since > CALM_MS ? 1 : failures + 1;
      restarting = restart();
    });
  };

  const restart = async (): Promise<void> => {
    for (; failures <= RESTARTS_IN_A_ROW && !stopped; failures += 1) {
      log('PostgreSQL ended without being asked to; starting it again.');
      try {
        current = await startAgain();
        return watch(current);
      } catch (error) {
        log(`PostgreSQL did not come back: ${(error as Error).message}`);
        await sleep(failures * pauseMs);
      }
    }
    if (!stopped) log('PostgreSQL stays down; restart Karat once the cause is mended.');
  };

  watch(first);
  return {
    get pid() { return current.pid; },
    async stop() {
      stopped = true;
      await restarting;
      await stopServer(current.pid);
      current.release();
    },
  };
}
