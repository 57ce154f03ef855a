import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SYSTEM_ENV } from '../env.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { median } from '../kit/rounds.ts';
import { until } from '../kit/until.ts';

const MAIN = fileURLToPath(new URL('../../gateway/start/main.js', import.meta.url));
const TIMES = 3;

/** What somebody waits who types `npm start`: from the command to the first answer of the graph. */
export const start: Row = {
  name: 'start',
  measure: async () => {
    const first: number[] = [];
    const second: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'karat-bench-'));
      try {
        first.push(await secondsToAnswer(folder));
        second.push(await secondsToAnswer(folder));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    return [figure('start in an empty folder', median(first), 10),
      figure('second start', median(second), 4)];
  },
};

function figure(what: string, seconds: number, atMost: number): Figure {
  return {
    what, ours: 'to the first answer of the graph', beside: '–', value: seconds,
    shown: `${seconds.toFixed(1)} s`, reach: { atMost },
    note: 'embedded PostgreSQL, all subgraphs, identity; the demo brand follows behind',
  };
}

async function secondsToAnswer(folder: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const house = spawn(process.execPath, ['--disable-proto=delete', MAIN], {
    env: { ...SYSTEM_ENV, NODE_ENV: 'development', PORT: String(port), KARAT_DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const gone = new Promise<void>((resolve) => { house.once('exit', () => resolve()); });
  try {
    await until(() => answers(port), 60_000, 'the first answer', 10);
    return (performance.now() - started) / 1000;
  } finally {
    house.kill('SIGTERM');
    await gone;
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    const { data } = await response.json() as { data?: { __typename: string } };
    return data?.__typename === 'Query';
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
