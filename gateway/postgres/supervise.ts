import { setTimeout as sleep } from 'node:timers/promises';
import { stopServer } from './server.ts';
import type { RunningServer } from './server.ts';

const AT_ONCE = 5;
const CALM_MS = 60_000;
const LONGEST_PAUSE_MS = 30_000;

export interface Supervised {
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a server again when it ends although nobody stopped it (killed, out of memory). Pools
 * reconnect by themselves because it comes back on the same port. Five ends within a minute of each
 * other are no accident: then it waits before each start, longer each time up to half a minute, but
 * it never gives up, since a full disk or a lack of memory may pass.
 */
export function supervise(
  first: RunningServer,
  startAgain: () => Promise<RunningServer>,
  log: (line: string) => void,
  pauseMs = 200,
): Supervised {
  let current = first;
  const stopping = new AbortController();
  let restarting: Promise<void> = Promise.resolve();
  let failures = 0;

  const watch = (server: RunningServer): void => {
    const since = Date.now();
    void server.exited.then(() => {
      server.release();
      if (stopping.signal.aborted) return;
      failures = Date.now() - since > CALM_MS ? 1 : failures + 1;
      restarting = restart();
    });
  };

  const pause = (ms: number): Promise<void> =>
    sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  const restart = async (): Promise<void> => {
    for (; !stopping.signal.aborted; failures += 1) {
      if (failures > AT_ONCE) {
        const ms = Math.min(LONGEST_PAUSE_MS, pauseMs * 2 ** (failures - AT_ONCE));
        log(`PostgreSQL ended ${failures} times in a row; the next start waits ${ms} ms.`);
        await pause(ms);
        if (stopping.signal.aborted) return;
      }
      log('PostgreSQL ended without being asked to; starting it again.');
      try {
        current = await startAgain();
        return watch(current);
      } catch (error) {
        log(`PostgreSQL did not come back: ${(error as Error).message}`);
        await pause(Math.min(failures, AT_ONCE) * pauseMs);
      }
    }
  };

  watch(first);
  return {
    get pid() { return current.pid; },
    async stop() {
      stopping.abort();
      await restarting;
      await stopServer(current.pid);
      current.release();
    },
  };
}
