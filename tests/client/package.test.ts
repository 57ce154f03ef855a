import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PutProductsDocument } from '../../client/src/index.ts';
import { commandEnv, readRun } from '../kit/env.ts';
import { endLaunched } from '../kit/launcher.ts';
import { startPartnerHouse, type PartnerHouse } from './house.ts';
import { RING } from './ring.ts';

const run = promisify(execFile);
const ROOT = process.cwd();
const EXAMPLES = join(ROOT, 'client', 'examples');
const TSC = join(ROOT, 'node_modules', '.bin', 'tsc');
const STRICT = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext',
  '--moduleResolution', 'nodenext', '--allowImportingTsExtensions', '--types', ''];

let house: PartnerHouse;
let project: string;

beforeAll(async () => {
  project = mkdtempSync(join(readRun().folder, 'partner-'));
  const env = commandEnv();
  await run('npm', ['pack', '--silent', '--pack-destination', project], { cwd: join(ROOT, 'client'), env });
  const [tarball] = readdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }');
  await run('npm', ['install', '--silent', '--offline', '--no-audit', '--no-fund', `./${tarball}`],
    { cwd: project, env });
  house = await startPartnerHouse();
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
    expect(readdirSync(join(installed, 'dist')).sort()).toEqual(['gql', 'src']);
    const code = readdirSync(join(installed, 'dist', 'src')).filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(installed, 'dist', 'src', name), 'utf8')).join('\n');
    // What a browser lacks, or would have to download.
    expect([...code.matchAll(/from ['"]([^.'"][^'"]*)['"]/g)].map(([, name]) => name)).toEqual([]);
    expect(code).not.toMatch(/\bBuffer\b|\bprocess\./);
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

  it('knows the documents by the ids that houses trust', () => {
    const ids = JSON.parse(readFileSync(join(project, 'node_modules/@karat/client/dist/gql',
      'trusted-documents.json'), 'utf8'));
    expect(Object.keys(ids).length).toBeGreaterThan(15);
    expect(ids).toEqual(JSON.parse(readFileSync(join(ROOT, 'client/gql/persisted-documents.json'), 'utf8')));
  });
});

describe('a front-end team with its own codegen', () => {
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
