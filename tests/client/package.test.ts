import { execFile } from 'node:child_process';
import {
  cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PutProductsDocument } from '../../client/src/index.ts';
import { commandEnv, readRun } from '../kit/env.ts';
import { endLaunched } from '../kit/launcher.ts';
import { openBrowser } from '../browser/kit.ts';
import { serveForeignPage } from './foreign-page.ts';
import { freePort, startPartnerHouse, type PartnerHouse } from './house.ts';
import { liveRoom } from './live-room.ts';
import { RING } from './ring.ts';

const run = promisify(execFile);
const ROOT = process.cwd();
const EXAMPLES = join(ROOT, 'client', 'examples');
const TSC = join(ROOT, 'node_modules', '.bin', 'tsc');
const STRICT = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext',
  '--moduleResolution', 'nodenext', '--allowImportingTsExtensions', '--types', ''];

let house: PartnerHouse;
let project: string;
let shopPort: number;

beforeAll(async () => {
  project = mkdtempSync(join(readRun().folder, 'partner-'));
  const env = commandEnv();
  await run('npm', ['pack', '--silent', '--pack-destination', project], { cwd: join(ROOT, 'client'), env });
  const [tarball] = readdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }');
  await run('npm', ['install', '--silent', '--offline', '--no-audit', '--no-fund', `./${tarball}`],
    { cwd: project, env });
  shopPort = await freePort();
  house = await startPartnerHouse({}, undefined, [`http://localhost:${shopPort}`]);
  await house.karat.mutate(PutProductsDocument, { input: { idempotencyKey: 'ring', products: [RING] } });
}, 180_000);
afterAll(async () => {
  await house?.stop();
  await endLaunched();
});

describe('the published package', () => {
  it('brings nothing with it, no source, no import program', () => {
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')))
      .toEqual(['@karat']);
    const installed = join(project, 'node_modules', '@karat', 'client');
    expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
    expect(readdirSync(join(installed, 'dist')).sort()).toEqual(['bin', 'gql', 'manifests', 'src']);
    const code = readdirSync(join(installed, 'dist', 'src')).filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(installed, 'dist', 'src', name), 'utf8')).join('\n');
    // What a browser lacks, or would have to download.
    expect([...code.matchAll(/from ['"]([^.'"][^'"]*)['"]/g)].map(([, name]) => name)).toEqual([]);
    expect(code).not.toMatch(/\bBuffer\b|\bprocess\./);
  });

  it('brings the command that registers documents', async () => {
    writeFileSync(join(project, 'own.graphql'), 'query Own { regions { code } }');
    const { stdout } = await run('npx', ['--no-install', 'karat-client', 'register', '--endpoint', house.endpoint,
      'own.graphql'], { cwd: project, env: { ...commandEnv(), KARAT_CLIENT_ID: house.clientId,
      KARAT_CLIENT_SECRET: house.clientSecret } });
    expect(stdout).toMatch(/^registered Own sha256:[0-9a-f]{64}\n1 registered, 0 known, 0 refused\.\n$/);
  });

  it('runs an example from an empty folder, typed, against a started house', async () => {
    const example = readFileSync(join(EXAMPLES, 'enrol-and-record-a-sale.ts'), 'utf8')
      .replace('../src/index.ts', '@karat/client');
    writeFileSync(join(project, 'sale.ts'), example);
    writeFileSync(join(project, 'run.ts'), `import { enrolAndRecordASale } from './sale.ts';
const { order } = await enrolAndRecordASale(${JSON.stringify({
    endpoint: house.endpoint, clientId: house.clientId, clientSecret: house.clientSecret,
    channelId: house.channelId, outletCode: house.outletCode })}, 'RING-1');
const amount: string = order.totals.base.amount;
// @ts-expect-error amounts are decimal strings, never numbers
const wrong: number = order.totals.base.amount;
console.log(amount, typeof wrong);
`);
    await run(TSC, [...STRICT, '--lib', 'es2022,dom,dom.iterable', 'run.ts'], { cwd: project });
    const { stdout } = await run(process.execPath, ['--no-warnings', 'run.ts'], { cwd: project, env: {} });
    expect(stdout).toBe('8999.00 string\n');
  });

  // What a team has that types `tsc --init` in an empty folder, and what it may choose besides.
  it.each([
    ['as it is', ''],
    ['with our own types checked', '--skipLibCheck false'],
    ['for a bundler', '--module esnext --moduleResolution bundler --skipLibCheck false'],
    ['stricter still', '--skipLibCheck false --noPropertyAccessFromIndexSignature --noImplicitOverride '
      + '--noUnusedLocals --erasableSyntaxOnly --noImplicitReturns'],
    ['with declarations made file by file', '--isolatedDeclarations --skipLibCheck false'],
  ])('compiles in the project of tsc --init, %s', async (_name, more) => {
    const folder = join(project, 'init');
    if (!existsSync(folder)) await makeInitProject(folder);
    const { stdout } = await run(TSC, ['-p', '.', '--noEmit', ...more.split(' ').filter(Boolean)],
      { cwd: folder }).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  });

  it('knows the documents by the ids that houses trust', () => {
    const ids = JSON.parse(readFileSync(join(project, 'node_modules/@karat/client/dist/gql',
      'trusted-documents.json'), 'utf8'));
    expect(Object.keys(ids).length).toBeGreaterThan(15);
    expect(ids).toEqual(JSON.parse(readFileSync(join(ROOT, 'client/gql/persisted-documents.json'), 'utf8')));
  });
});

/** Examples of ours and the calls in which undefined may stand for "left out". */
async function makeInitProject(folder: string): Promise<void> {
  mkdirSync(folder);
  await run(TSC, ['--init'], { cwd: folder });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of ['enrol-and-record-a-sale', 'members-own-page', 'member-self-service', 'watch-a-live-room']) {
    writeFileSync(join(folder, `${name}.ts`), readFileSync(join(EXAMPLES, `${name}.ts`), 'utf8')
      .replace('../src/index.ts', '@karat/client').replace('sale.ts', 'sale.js'));
  }
  writeFileSync(join(folder, 'use.ts'), `import {
  createKaratClient, KaratError, KaratRefusal, OrdersDocument, orThrow, RecordOrdersDocument, type KaratClient,
} from '@karat/client';
const scopes: string[] | undefined = undefined;
export const karat: KaratClient = createKaratClient(
  { endpoint: 'x', clientId: 'a', clientSecret: 'b', scopes, fetch: undefined, deadlineMs: undefined });
export async function all(signal: AbortSignal | undefined): Promise<string[]> {
  const found: string[] = [];
  const { orders } = await karat.query(OrdersDocument, { filter: undefined }, { signal });
  for (const { externalNo } of orders.items) found.push(externalNo);
  const all = karat.items(OrdersDocument, {}, (result) => result.orders, { pageSize: undefined, signal });
  for await (const { externalNo } of all) found.push(externalNo);
  const { recordOrders } = await karat.mutate(RecordOrdersDocument, { input: { orders: [] } });
  try {
    for (const result of recordOrders.results) orThrow(result);
  } catch (error) {
    if (error instanceof KaratRefusal) found.push(error.code);
    if (error instanceof KaratError) found.push(error.partialOf(OrdersDocument)?.orders.items[0]?.id ?? '');
  }
  return found;
}
`);
}

describe('a front-end team with its own codegen', () => {
  it('takes its defaults, and asks with documents as they come: parsed, with fragments', async () => {
    const folder = join(project, 'defaults');
    mkdirSync(join(folder, 'src'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    // The team's own development dependencies, beside the package that is installed above.
    for (const name of ['graphql', '@graphql-typed-document-node', '@graphql-codegen']) {
      mkdirSync(join(folder, 'node_modules'), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    }
    cpSync(join(ROOT, 'schema', 'api.graphql'), join(folder, 'api.graphql'));
    writeFileSync(join(folder, 'codegen.yml'),
      "schema: ./api.graphql\ndocuments: './src/*.ts'\ngenerates: { ./src/gql/: { preset: client } }\n");
    writeFileSync(join(folder, 'src', 'numbers.ts'), `import { createKaratClient, KaratError } from '@karat/client';
import { graphql, useFragment } from './gql';
const Row = graphql(\`fragment Row on Order { externalNo }\`);
const Numbers = graphql(\`query Numbers($count: Int! = 1, $cursor: String) {
  orders(page: { size: $count, after: $cursor }) { items { ...Row } endCursor }
}\`);
const Called = graphql(\`query Called($id: ID!) { order(id: $id) { externalNo } }\`);
const Outlets = graphql(\`query Outlets { outlets { items { id } } }\`);
export async function numbers(shop: { endpoint: string; clientId: string; clientSecret: string }): Promise<string[]> {
  const karat = createKaratClient(shop);
  const found: string[] = [];
  for await (const order of karat.items(Numbers, {}, (result) => result.orders, { pageSize: 1 })) {
    found.push(useFragment(Row, order).externalNo);
  }
  // Nothing to say beside the document; a document that wants something must be told it.
  await karat.query(Outlets);
  // @ts-expect-error the document takes an argument
  void (() => karat.query(Called));
  // @ts-expect-error the document takes a number
  await karat.query(Numbers, { count: 'one' }).catch((error: KaratError) => found.push(error.code));
  return found;
}
`);
    await run(process.execPath, [join(ROOT, 'node_modules/@graphql-codegen/cli/esm/bin.js'), '--config',
      'codegen.yml', '--silent'], { cwd: folder, env: commandEnv() });
    await run(TSC, ['--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler',
      '--lib', 'es2022,dom', '--types', '', '--noEmit', 'src/numbers.ts'], { cwd: folder });
    await run(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--ssr', 'src/numbers.ts',
      '--logLevel', 'error'], { cwd: folder, env: commandEnv() });
    writeFileSync(join(folder, 'run.js'), `import { numbers } from './dist/numbers.js';
console.log(JSON.stringify(await numbers(${JSON.stringify({ endpoint: house.endpoint, clientId: house.clientId,
    clientSecret: house.clientSecret })})));`);
    const { stdout } = await run(process.execPath, ['run.js'], { cwd: folder, env: {} });
    expect(JSON.parse(stdout)).toEqual(['order-1', 'BAD_USER_INPUT']);
  });

  it('generates from the schema of the release and asks through the client', async () => {
    cpSync(join(EXAMPLES, 'own-codegen'), project, { recursive: true });
    cpSync(join(ROOT, 'schema', 'api.graphql'), join(project, 'api.graphql'));
    const tools = join(project, 'tools');
    mkdirSync(tools);
    // The team's own development dependencies.
    symlinkSync(join(ROOT, 'node_modules'), join(tools, 'node_modules'));
    for (const name of ['codegen.yml', 'orders.query.graphql', 'api.graphql']) {
      cpSync(join(project, name), join(tools, name));
    }
    await run(process.execPath, [join(ROOT, 'node_modules/@graphql-codegen/cli/esm/bin.js'), '--config',
      'codegen.yml', '--silent'], { cwd: tools, env: commandEnv() });
    const generated = readFileSync(join(tools, 'gql', 'graphql.ts'), 'utf8');
    mkdirSync(join(project, 'gql'));
    writeFileSync(join(project, 'gql', 'graphql.ts'), generated.replace(
      /^import type \{ DocumentTypeDecoration \}.*$/m,
      'interface DocumentTypeDecoration<R, V> { __apiType?: (variables: V) => R }'));
    await run(TSC, [...STRICT, '--lib', 'es2022,dom,dom.iterable', 'use.ts'], { cwd: project });
    writeFileSync(join(project, 'states.ts'), `import { createKaratClient } from '@karat/client';
import { orderStates } from './use.ts';
const karat = createKaratClient(${JSON.stringify({ endpoint: house.endpoint, clientId: house.clientId,
    clientSecret: house.clientSecret })});
console.log(JSON.stringify([...await orderStates(karat)]));
`);
    const { stdout } = await run(process.execPath, ['--no-warnings', 'states.ts'], { cwd: project, env: {} });
    expect(JSON.parse(stdout)).toEqual([['PAID', 1]]);
  });
});

describe('a page of another address, in a real browser', () => {
  /** Runs in the page, with the package alone. */
  const inPage = async ({ endpoint, token, channelId, sessionId }: Record<string, string>) => {
    const { client } = globalThis as unknown as { client: typeof import('../../client/src/index.ts') };
    const karat = client.createKaratClient({ endpoint: endpoint!, token: () => token!, deadlineMs: 5_000 });
    try {
      const { outlets } = await karat.query(client.OutletsDocument, {});
      const { enrolMember } = await karat.mutate(client.EnrolMemberDocument, { input: {
        idempotencyKey: 'page', channelId: channelId!, externalId: 'page', region: 'CN', source: 'ONLINE' } });
      for await (const { liveRoomChanged } of karat.subscribe(client.LiveRoomDocument, { sessionId: sessionId! })) {
        return [outlets.items[0]!.code, enrolMember.resolution, liveRoomChanged.state];
      }
      return [];
    } catch (error) {
      return [(error as { code: string }).code];
    }
  };

  it('asks, writes and listens where its client is allowed, and is refused anywhere else', async () => {
    const { id: sessionId } = await liveRoom(house);
    const response = await fetch(`${new URL(house.endpoint).origin}/identity/token`, { method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      headers: { authorization: `Basic ${btoa(`${house.clientId}:${house.clientSecret}`)}` } });
    const { access_token: token } = await response.json() as { access_token: string };
    const served = await serveForeignPage(shopPort, join(project, 'node_modules', '@karat', 'client'));
    const browser = await openBrowser();
    try {
      const results = [];
      for (const host of ['localhost', '127.0.0.1']) {
        const page = await browser.newPage();
        await page.goto(`http://${host}:${shopPort}/`);
        await page.waitForFunction(() => 'client' in globalThis);
        results.push(await page.evaluate(inPage,
          { endpoint: house.endpoint, token, channelId: house.channelId, sessionId }));
      }
      expect(results).toEqual([['web', 'NEW', 'SCHEDULED'], ['NETWORK']]);
    } finally {
      await browser.close();
      await served.stop();
    }
  }, 60_000);
});
