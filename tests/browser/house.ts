import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandEnv } from '../kit/env.ts';
import { launch, newDataDir, type Launched } from '../kit/launcher.ts';
import { onceInRun } from '../kit/once.ts';
import { settingUp } from '../kit/set-up-times.ts';
import { runningHouse } from './env.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export interface BrowserHouse {
  readonly origin: string;
  stop(): Promise<void>;
}

/** The real house with its demo brand, and the admin as it is written now. */
export async function openHouse(): Promise<BrowserHouse> {
  const running = runningHouse();
  if (running) return { origin: running, stop: async () => undefined };
  await onceInRun('admin', () => settingUp('building the admin', buildAdmin));
  const launched = await launch(newDataDir(), { KARAT_DEMO: 'small' });
  await launched.ready();
  await settingUp('the demo brand', () => demoBrand(launched));
  const origin = /admin\s+(http:\S+?)\/\s/.exec(launched.out())?.[1];
  if (!origin) throw new Error(`no address in: ${launched.out()}`);
  return {
    origin,
    stop: async () => {
      launched.signal('SIGTERM');
      await launched.ended();
    },
  };
}

/** Orders, points and rebates settle through events after the last of them was recorded. */
async function demoBrand(launched: Launched): Promise<void> {
  while (!launched.out().includes('The demo brand is complete')) {
    if (launched.out().includes('The demo brand is incomplete')) throw new Error(launched.err());
    await sleep(100);
  }
}

async function buildAdmin(): Promise<boolean> {
  const require = createRequire(import.meta.url);
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
  const codegen = join(dirname(require.resolve('@graphql-codegen/cli/package.json')), 'cjs', 'bin.js');
  await run(codegen, '--config', 'codegen.yml', '--silent');
  await run(vite, 'build', 'admin', '--logLevel', 'error');
  return true;
}

function run(program: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // Under a test runner's NODE_ENV the build would carry React's development half.
    const env = { ...commandEnv(), NODE_ENV: 'production' };
    execFile(process.execPath, [program, ...args], { cwd: ROOT, env }, (error, out, err) => {
      if (error) reject(new Error(`${out}${err}`));
      else resolve();
    });
  });
}
