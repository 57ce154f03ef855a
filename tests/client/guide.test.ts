import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PutProductsDocument } from '../../client/src/index.ts';
import { commandEnv, readRun } from '../kit/env.ts';
import { endLaunched } from '../kit/launcher.ts';
import { startPartnerHouse, type PartnerHouse } from './house.ts';
import { liveRoom } from './live-room.ts';
import { RING } from './ring.ts';

const run = promisify(execFile);
const GUIDE = readFileSync(join(process.cwd(), 'docs', 'partners.md'), 'utf8');

interface Step { readonly title: string; readonly script: string; readonly expected: unknown }

/** Each bash block with the json block below it, under its heading. */
function stepsOf(guide: string): Step[] {
  let title = '';
  const steps: Step[] = [];
  const found = guide.matchAll(/^## (.+)$|^```(bash|json)\n([\s\S]*?)^```$/gm);
  for (const [, heading, kind, text = ''] of found) {
    if (heading) title = heading;
    else if (kind === 'bash') steps.push({ title, script: text, expected: undefined });
    else steps[steps.length - 1] = { ...steps.at(-1)!, expected: JSON.parse(text) };
  }
  return steps;
}

/** "…" stands for anything there is; what the guide leaves out may be there. */
function pattern(expected: unknown): unknown {
  if (expected === '…') return expect.anything();
  if (Array.isArray(expected)) return expected.map(pattern);
  if (expected === null || typeof expected !== 'object') return expected;
  return expect.objectContaining(Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [key, pattern(value)])));
}

let house: PartnerHouse;
let state: string;
const steps = stepsOf(GUIDE);

beforeAll(async () => {
  house = await startPartnerHouse();
  await house.karat.mutate(PutProductsDocument, { input: { idempotencyKey: 'ring', products: [RING] } });
  await liveRoom(house);
  await house.settled();
  state = join(mkdtempSync(join(readRun().folder, 'guide-')), 'state.sh');
  writeFileSync(state, '');
}, 120_000);
afterAll(async () => {
  await house.stop();
  await endLaunched();
});

/** One shell after the other, each with the variables and functions of those before. */
async function runStep(script: string): Promise<string> {
  const whole = `set -euo pipefail\nsource ${state}\n${script}\n`
    + `{ declare -f ask; declare -p OUTLET CHANNEL SKU TOKEN SALE RECORD MEMBER HELD OWN KARAT CLIENT SECRET; } `
    + `> ${state} 2>/dev/null || true`;
  const { stdout } = await run('bash', ['-c', whole], { env: {
    PATH: commandEnv().PATH, KARAT: new URL(house.endpoint).origin, CLIENT: house.clientId,
    SECRET: house.clientSecret } });
  return stdout;
}

describe('docs/partners.md', () => {
  it('shows what it promises to show', () => {
    expect([...new Set(steps.map(({ title }) => title))]).toEqual(['', 'Sign in', 'First query', 'First sale',
      'Retries', 'After the sale', 'Taken back', 'Paying with points', 'Errors', 'Limits and cost',
      'Registered documents', 'Paging',
      'Members in your front end', 'Tags, scores and segments']);
    // In production the mutation that registers is answered only as we registered it ourselves.
    const ours = readFileSync(join(process.cwd(), 'client', 'gql', 'persisted-documents.json'), 'utf8');
    expect(Object.values(JSON.parse(ours))).toContain(/^REGISTER='(.*)'$/m.exec(GUIDE)?.[1]);
    expect(steps.filter(({ expected }) => expected !== undefined).length).toBeGreaterThan(12);
  });

  it.each(steps.map((step, index) => [`${step.title || 'the beginning'} (${index + 1})`, step] as const))(
    '%s', async (_name, { script, expected }) => {
      const out = await runStep(script);
      if (expected === undefined) expect(out).toBe('');
      else expect(JSON.parse(out)).toEqual(pattern(expected));
    });
});
