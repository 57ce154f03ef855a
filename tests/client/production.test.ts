import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createKaratClient, EnrolMemberDocument, LiveSessionsDocument, OutletsDocument, RegisteredDocumentsDocument,
  TypedDocumentString, WithdrawDocumentsDocument, type KaratClient, type KaratError,
} from '../../client/src/index.ts';
import { persistWithRelay } from '../attacks/kit/relay-compiler.ts';
import { readRun } from '../kit/env.ts';
import { endLaunched } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';
import { startPartnerHouse, type PartnerHouse } from './house.ts';

let house: PartnerHouse;
let texts: string[];
let karat: KaratClient;

beforeAll(async () => {
  // The last step of the build: what the house trusts, as the documents are now.
  await promisify(execFile)(process.execPath, ['--no-warnings', 'gateway/print-documents.ts'],
    { env: {} });
  house = await startPartnerHouse({ KARAT_MODE: 'production' });
  texts = [];
  karat = createKaratClient({ ...house, fetch: (url, init) => {
    texts.push(String(init?.body));
    return fetch(url, init);
  } });
}, 120_000);
afterAll(async () => {
  await house?.stop();
  await endLaunched();
});

describe('a house in production', () => {
  it('answers the documents of the client by their ids alone', async () => {
    const { outlets } = await karat.query(OutletsDocument, {});
    await karat.query(LiveSessionsDocument, {});
    expect(outlets.items).toHaveLength(1);
    const asked = texts.filter((text) => text.startsWith('{')).map((text) => Object.keys(JSON.parse(text)));
    expect(asked).toEqual([['documentId', 'variables'], ['documentId', 'variables']]);
  });

  it('refuses a document nobody registered', async () => {
    const own = new TypedDocumentString<unknown, Record<string, never>>('{ outlets { totalCount } }');
    await expect(karat.query(own, {})).rejects.toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED', status: 400 });
  });
});

describe('documents of a front-end team', () => {
  const ORDERS = 'query TeamOrders { orders { totalCount } }';
  const TIER = 'query TeamTier($id: ID!) { member(id: $id) { loyalty { tier { tier { code } } } } }';
  const WORDS = 'query Words { regions { code } }\nquery Classes { marginClasses { code } }\n';
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const text = (query: string) => new TypedDocumentString<any, object>(query);
  const byId = (id: string) => new TypedDocumentString<any, object>('{ none }', { hash: id });
  const codeOf = (call: Promise<unknown>) => call.then(() => null, (error: KaratError) => error.code);

  async function register(files: Record<string, string>): Promise<{ code: number; stdout: string; stderr: string }> {
    const folder = mkdtempSync(join(readRun().folder, 'manifests-'));
    const paths = Object.entries(files).map(([name, content]) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    });
    return promisify(execFile)(process.execPath, ['--no-warnings', 'client/bin/karat-client.ts', 'register',
      '--endpoint', house.endpoint, ...paths], {
      env: { KARAT_CLIENT_ID: house.clientId, KARAT_CLIENT_SECRET: house.clientSecret },
    }).then((done) => ({ code: 0, ...done }), (error) => error);
  }

  const apollo = (operations: object[]) =>
    JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations });

  it('are refused before they are registered, and told one by one', async () => {
    expect(await codeOf(karat.query(text(ORDERS), {}))).toBe('DOCUMENT_NOT_TRUSTED');
    const bad = await register({ 'apollo.json': apollo([
      { id: sha256(ORDERS), name: 'TeamOrders', type: 'query', body: ORDERS },
      { id: 'x', name: 'Bad', type: 'query', body: 'query Bad { nothing }' },
      { id: 'y', name: 'Cost', type: 'query', body: 'query Cost { products { items { cost { amount } } } }' },
    ]) });
    expect([bad.code, bad.stdout.split('\n')]).toEqual([1, [
      `registered TeamOrders sha256:${sha256(ORDERS)}`,
      expect.stringMatching(/^refused    Bad sha256:\S+ DOCUMENT_INVALID: Cannot query field "nothing"/),
      expect.stringMatching(/^refused    Cost sha256:\S+ (SCOPE_NOT_GRANTED|DOCUMENT_INVALID): /),
      '1 registered, 0 known, 2 refused.', '']]);
  });

  it('are taken from Apollo, Relay and plain files, again without harm', async () => {
    const files = {
      'apollo.json': apollo([{ id: sha256(ORDERS), name: 'TeamOrders', type: 'query', body: ORDERS }]),
      'relay.json': JSON.stringify({ d41d8cd98f00b204e9800998ecf8427e: TIER }), 'words.graphql': WORDS,
    };
    expect((await register(files)).stdout).toMatch(/\n2 registered, 1 known, 0 refused\.\n$/);
    const again = await register(files);
    expect([again.code, again.stdout.split('\n').at(-2)]).toEqual([0, '0 registered, 3 known, 0 refused.']);
    const { registeredDocuments } = await karat.query(RegisteredDocumentsDocument, {});
    expect(registeredDocuments.items.map(({ operations }) => operations).sort()).toEqual(
      [['TeamOrders'], ['TeamTier'], ['Words', 'Classes']]);
  });

  it('are taken as the tools of Relay and Apollo write them, and answered by the ids those give', async () => {
    const modules = new Map([['Team', 'query TeamShopsQuery { outlets { items { ...Team_outlet } } }\n'
      + 'fragment Team_outlet on Outlet { id name }']]);
    const sdl = readFileSync('schema/api.graphql', 'utf8');
    const [md5, sha] = await Promise.all([persistWithRelay(sdl, modules, 'MD5'),
      persistWithRelay(sdl, modules, 'SHA256')]);
    const tools = { 'relay-md5.json': md5, 'relay-sha256.json': sha,
      'apollo.json': readFileSync('tests/client/manifests/apollo-1.4.0.json', 'utf8') };
    expect([Object.keys(JSON.parse(md5))[0]!.length, Object.keys(JSON.parse(sha))[0]!.length]).toEqual([32, 64]);
    const { stdout } = await register(tools);
    expect(stdout.split('\n').map((line) => line.split(' sha256')[0])).toEqual(['registered TeamShopsQuery',
      'known      TeamShopsQuery', 'registered TeamOrders', 'registered TeamRoom', 'registered TeamRooms',
      '4 registered, 1 known, 0 refused.', '']);
    for (const id of [md5, sha].map((map) => Object.keys(JSON.parse(map))[0]!)) {
      expect(await karat.query(byId(id), {})).toEqual({ outlets: { items: [{ id: house.outletId, name: '官方网店' }] } });
    }
    const [orders] = JSON.parse(tools['apollo.json']).operations;
    expect(await karat.query(byId(orders.id), {})).toMatchObject({ orders: { items: [], totalCount: 0 } });
    const { registeredDocuments } = await karat.query(RegisteredDocumentsDocument, {});
    const hashes = registeredDocuments.items.filter(({ operations: [name] }) => /Shops|Orders$|Room/.test(name!))
      .map(({ hash }) => hash);
    await karat.mutate(WithdrawDocumentsDocument, { input: { hashes } });
    // What the other tests ask by its text stays.
    await register({ 'orders.graphql': ORDERS });
  });

  it('are answered to the team and to its members, by text and by id, and to no other client', async () => {
    expect(await karat.query(text(ORDERS), {})).toEqual({ orders: { totalCount: 0 } });
    expect(await karat.query(byId(sha256(ORDERS)), {})).toEqual({ orders: { totalCount: 0 } });
    const { enrolMember } = await karat.mutate(EnrolMemberDocument, { input: {
      idempotencyKey: 'k', channelId: house.channelId, externalId: 'k', region: 'CN', source: 'ONLINE' } });
    const self = karat.forMember(enrolMember.member!.id);
    const tier = { member: { loyalty: { tier: { tier: { code: expect.any(String) } } } } };
    await until(async () => (await self.query(text(TIER), { id: enrolMember.member!.id })).member.loyalty !== null);
    expect(await self.query(text(TIER), { id: enrolMember.member!.id })).toEqual(tier);
    expect(await self.query(byId('d41d8cd98f00b204e9800998ecf8427e'), { id: enrolMember.member!.id })).toEqual(tier);
    const { createPartnerClient } = await house.get(`mutation C($input: CreatePartnerClientInput!) {
      createPartnerClient(input: $input) { secret userErrors { code } } }`, { input: { idempotencyKey: 'other',
      clientId: 'other', name: 'Other', channelId: house.channelId, scopes: ['orders:read'] } });
    const other = createKaratClient({ endpoint: house.endpoint, clientId: 'other',
      clientSecret: createPartnerClient.secret });
    expect(await codeOf(other.query(text(ORDERS), {}))).toBe('DOCUMENT_NOT_TRUSTED');
  });

  it('are no longer answered within seconds after they were withdrawn', async () => {
    const { withdrawDocuments } = await karat.mutate(WithdrawDocumentsDocument,
      { input: { hashes: [sha256(ORDERS)] } });
    expect(withdrawDocuments.withdrawnCount).toBe(1);
    await until(async () => await codeOf(karat.query(text(ORDERS), {})) === 'DOCUMENT_NOT_TRUSTED', 10_000);
  });

  it('are not sent at all when a file is none, nobody is named, or nobody answers', async () => {
    const folder = mkdtempSync(join(readRun().folder, 'manifests-'));
    writeFileSync(join(folder, 'list.json'), '["query"]');
    const command = (args: string[], env: Record<string, string> = {}) => promisify(execFile)(process.execPath,
      ['--no-warnings', 'client/bin/karat-client.ts', ...args], { env }).then(() => 0, (error) => error.code);
    const credentials = { KARAT_CLIENT_ID: house.clientId, KARAT_CLIENT_SECRET: 'wrong' };
    const register = ['register', '--endpoint', house.endpoint];
    expect(await command(['register'])).toBe(2);
    expect(await command([...register, join(folder, 'list.json')], credentials)).toBe(2);
    expect(await command([...register, 'client/documents/house.graphql'])).toBe(2);
    expect(await command([...register, 'client/documents/house.graphql'], credentials)).toBe(2);
    const nobody = ['register', '--endpoint', 'http://127.0.0.1:1/graphql', 'client/documents/house.graphql'];
    expect(await command(nobody, credentials)).toBe(3);
  });
});
