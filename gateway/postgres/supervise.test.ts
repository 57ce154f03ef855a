import { describe, expect, it } from '@jest/globals';
import type { RunningServer } from './server.ts';
import { supervise } from './supervise.ts';

/** No process has this id, so that stopping it is a matter of course. */
const NO_PID = 4_194_304;

function serverThat(ends: Promise<void>): RunningServer {
  return { pid: NO_PID, exited: ends, release: () => undefined };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => { setImmediate(resolve); });
}

describe('supervise', () => {
  it('waits longer after five ends in a row, says so, and never gives up', async () => {
    const lines: string[] = [];
    let starts = 0;
    const supervised = supervise(serverThat(Promise.resolve()), async () => {
      starts += 1;
      return serverThat(starts < 8 ? Promise.resolve() : new Promise(() => undefined));
    }, (line) => lines.push(line), 1);
    await until(() => starts === 8);
    await supervised.stop();
    expect(lines.filter((line) => line.includes('in a row'))).toEqual([
      'PostgreSQL ended 6 times in a row; the next start waits 2 ms.',
      'PostgreSQL ended 7 times in a row; the next start waits 4 ms.',
      'PostgreSQL ended 8 times in a row; the next start waits 8 ms.',
    ]);
  });

  it('stops at once while it waits', async () => {
    const lines: string[] = [];
    const supervised = supervise(serverThat(Promise.resolve()),
      async () => serverThat(Promise.resolve()), (line) => lines.push(line), 10_000_000);
    await until(() => lines.some((line) => line.endsWith('waits 30000 ms.')));
    const began = performance.now();
    await supervised.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('tries again when a start fails', async () => {
    const lines: string[] = [];
    let starts = 0;
    const supervised = supervise(serverThat(Promise.resolve()), async () => {
      starts += 1;
      if (starts < 3) throw new Error(`not yet ${starts}`);
      return serverThat(new Promise(() => undefined));
    }, (line) => lines.push(line), 1);
    await until(() => starts === 3);
    await supervised.stop();
    expect(lines.filter((line) => line.includes('did not come back'))).toEqual([
      'PostgreSQL did not come back: not yet 1', 'PostgreSQL did not come back: not yet 2',
    ]);
  });

  it('leaves a stopped server alone', async () => {
    let end = (): void => undefined;
    const lines: string[] = [];
    let starts = 0;
    const first = serverThat(new Promise((resolve) => { end = resolve; }));
    const supervised = supervise(first, async () => {
      starts += 1;
      return first;
    }, (line) => lines.push(line), 1);
    await supervised.stop();
    end();
    await first.exited;
    await new Promise((resolve) => { setImmediate(resolve); });
    expect([starts, lines]).toEqual([0, []]);
  });
});
