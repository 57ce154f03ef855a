// Walks the production install that README describes: what is shipped, its packages without those for
// development, a start in production mode, an answer, a stop. Usage: node .ci/production-install.mjs
import { execFileSync, spawn } from 'node:child_process';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SECRET = 'the-secret-of-an-install-that-lives-a-minute';
const LIMIT_MS = 90_000;
const ENTRIES = ['gateway/start/main.js', 'gateway/operations/main.js',
  ...['members', 'loyalty', 'catalog', 'orders', 'campaigns', 'franchises', 'insights',
    'rewards', 'engagement', 'plans', 'service', 'tradeins', 'outreach'].map((name) => `subgraphs/${name}/main.js`)];

const began = performance.now();
const after = (what) => process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s  ${what}\n`);
const parent = mkdtempSync(join(tmpdir(), 'karat-production-'));
// Under root, PostgreSQL's account has to pass.
chmodSync(parent, 0o755);
const folder = join(parent, 'karat');
let house;
try {
  run(process.execPath, ['deploy/ship.mjs', folder], process.cwd());
  const said = run('npm', ['ci', '--omit=dev', '--prefer-offline'], folder);
  after('installed');
  assert.ok(!/EBADENGINE/.test(said), `npm warns of engines: ${said}`);
  assert.ok(!existsSync(join(folder, 'node_modules', 'vite')), 'a package for development came along');
  refuseOldNode();
  await startAndAsk();
  after('stopped in order');
} finally {
  house?.kill('SIGKILL');
  rmSync(parent, { recursive: true, force: true });
}

function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Where the machine's own Node is an old one, each program says so in a line and loads nothing. */
function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  for (const entry of ENTRIES) {
    try {
      run(process.execPath, [join('dist', entry)], folder);
      assert.fail(`${entry} started on Node ${process.versions.node}`);
    } catch ({ status, stderr }) {
      assert.equal(status, 1);
      assert.match(stderr, /^NODE_TOO_OLD: This is Node \S+; Karat needs 24 or newer\. → [^\n]+\n$/);
    }
  }
}

async function startAndAsk() {
  const port = await freePort();
  house = spawn('npm', ['start'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: {
    PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), KARAT_MODE: 'production',
    KARAT_SECRET: SECRET, KARAT_OWNER_EMAIL: 'first@house.example',
    KARAT_PUBLIC_URL: 'https://karat.example', KARAT_DRAIN_SECONDS: '0',
  } });
  let printed = '';
  for (const stream of [house.stdout, house.stderr]) stream.on('data', (chunk) => { printed += chunk; });
  const ended = once(house, 'exit');
  await until(async () => {
    assert.equal(house.exitCode, null, `it ended: ${printed}`);
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  }, () => printed);
  after('ready');
  assert.deepEqual(await ask(port, '{ products { totalCount } }'), { data: { products: { totalCount: 0 } } });
  const page = await fetch(`http://127.0.0.1:${port}/`);
  assert.match(await page.text(), /<div id="root"/);
  house.kill('SIGTERM');
  const [code, signal] = await ended;
  assert.deepEqual([code, signal], [0, null], `it did not stop in order: ${printed}`);
}

/** Nobody has signed in yet, so it is asked as one room of the house asks another. */
async function ask(port, query) {
  const { signHop } = await shipped('subgraphs/kernel/signed-actor.js');
  const { deriveSecret } = await shipped('subgraphs/kernel/secret.js');
  const { serviceActor } = await shipped('subgraphs/kernel/actor.js');
  const actor = serviceActor('install', ['catalog:read']);
  const context = { actor, requestId: 'production-install', deadlineAt: Date.now() + 10_000 };
  const body = JSON.stringify({ query });
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST', body, headers: { 'content-type': 'application/json',
      'karat-actor': signHop(deriveSecret(SECRET, 'hop'), context, 'gateway', body) },
  });
  return await response.json();
}

function shipped(path) {
  return import(join(folder, 'dist', path));
}

async function until(isSo, printed) {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await isSo().catch((error) => { if (error instanceof assert.AssertionError) throw error; return false; }))) {
    assert.ok(Date.now() < deadline, `not ready: ${printed()}`);
    await sleep(100);
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  await new Promise((resolve) => { probe.close(resolve); });
  return port;
}
