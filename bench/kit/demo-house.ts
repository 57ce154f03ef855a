import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SYSTEM_ENV } from '../env.ts';
import { BENCH_FOLDER } from './settings.ts';
import { until } from './until.ts';

const MAIN = fileURLToPath(new URL('../../gateway/start/main.js', import.meta.url));
const WITHIN_MS = 600_000;
const FOLDER = join(BENCH_FOLDER, 'demo-house');
/** Of the brand a house speaks once, when it has written it; this says that it has. */
const WRITTEN = join(FOLDER, 'brand-is-written');

export interface DemoHouse {
  readonly origin: string;
  stop(): Promise<void>;
}

/** The house as `npm start` opens it, with its demo brand; written once and kept for the next run. */
export async function openDemoHouse(): Promise<DemoHouse> {
  const house = spawn(process.execPath, ['--disable-proto=delete', MAIN], {
    env: {
      ...SYSTEM_ENV, NODE_ENV: 'development', PORT: '0', KARAT_DEMO: 'on', LOG_LEVEL: 'silent',
      KARAT_DATA_DIR: FOLDER,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = new Promise<void>((resolve) => { house.once('exit', () => resolve()); });
  let said = '';
  house.stdout.on('data', (chunk: Buffer) => { said += chunk.toString('utf8'); });
  const stop = async (): Promise<void> => {
    house.kill('SIGTERM');
    await gone;
  };
  try {
    const wanted = existsSync(WRITTEN) ? 'Karat is ready' : 'The demo brand is complete';
    await until(() => Promise.resolve(said.includes(wanted)), WITHIN_MS, wanted, 100);
    writeFileSync(WRITTEN, '');
    await until(() => Promise.resolve(said.includes('identity')), WITHIN_MS, 'the addresses', 10);
    return { origin: /admin\s+(http:\S+?)\/\s/.exec(said)![1]!, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
