/** What the READMEs tell people to paste, pasted into a started demo house. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorise } from '../../identity/tests/authorise.ts';
import { openBrowser } from '../../identity/tests/browser.ts';
import { commandEnv } from '../kit/env.ts';
import { endLaunched, launch, newDataDir, type Launched } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';
import { freePort } from './house.ts';

const run = promisify(execFile);
let house: Launched;
let port: number;

beforeAll(async () => {
  port = await freePort();
  house = await launch(newDataDir(), { PORT: String(port), KARAT_DEMO: 'small', LOG_LEVEL: 'warn' });
  await house.ready();
  await until(() => house.out().includes('The demo brand is complete'), 180_000, 'the demo brand');
}, 240_000);
afterAll(async () => {
  house.signal('SIGTERM');
  await house.ended();
  await endLaunched();
});

/** Blocks of shell that talk to the house, as they stand but for the port. */
function blocksOf(...path: string[]): string[] {
  const text = readFileSync(join(process.cwd(), ...path), 'utf8');
  return [...text.matchAll(/^```(?:ba)?sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
    .filter((block) => block.includes('localhost:4000'))
    .map((block) => block.replaceAll('localhost:4000', `localhost:${port}`));
}

async function paste(...lines: string[]): Promise<string> {
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', lines.join('\n')],
    { env: { PATH: commandEnv().PATH } });
  return stdout.trim();
}

describe('README.md', () => {
  it('lets a partner sell', async () => {
    const [sale, ...rest] = blocksOf('README.md');
    expect(rest).toEqual([]);
    for (const created of [true, false]) {
      expect(JSON.parse(await paste(sale!))).toMatchObject({ data: { recordOrders: { results: [{ created,
        userErrors: [],
        order: { id: expect.stringMatching(/^ord_/), totals: { base: { amount: '8999.00' } } } }] } } });
    }
  });

  it('prints a request that works', async () => {
    const [, curl] = /^Try\n([\s\S]*?)\n\n/m.exec(house.out()) ?? [];
    expect(JSON.parse(await paste(curl!))).toMatchObject(
      { data: { products: { totalCount: expect.any(Number), items: [{}, {}] } } });
  });
});

describe('identity/README.md', () => {
  it('signs an operator in, a partner, and a member by exchange', async () => {
    const [ask, redeem, partner, member, ...rest] = blocksOf('identity', 'README.md');
    expect(rest).toEqual([]);
    const origin = `http://localhost:${port}`;
    const [url, verifier] = (await paste(ask!, 'echo $verifier')).split('\n');
    const back = await authorise({ issuer: `${origin}/identity`, redirectUri: `${origin}/auth-callback` }, url!,
      'owner@karat.example', openBrowser(), 'Karat-demo-2026');
    const profile = await paste(`code=${back.searchParams.get('code')} verifier=${verifier}`, redeem!);
    expect(JSON.parse(profile)).toMatchObject({ email: 'owner@karat.example', roles: ['owner'] });
    expect(JSON.parse(await paste(partner!))).toMatchObject({ scope: 'orders:write catalog:read', expires_in: 3600 });
    expect(JSON.parse(await paste(member!))).toMatchObject({ scope: 'loyalty:read', expires_in: 900 });
  });
});
