import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { actor, createFixture } from './tests/fixture.ts';
import { paramsOfBody } from './http/params.ts';
import { sha256 } from './registered-documents.ts';
import { documentsIn, listOf, readTrustedDocuments } from './trusted-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'karat-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** As codegen writes it. */
class TypedDocumentString extends String {}
const HELLO = '\n    query Hello { hello }\n    ';
const MODULE = { TypedDocumentString, HelloDocument: new TypedDocumentString(HELLO),
  NameFragmentDoc: new TypedDocumentString('fragment Name on Person { name }') };

function written(text: string): string {
  const path = join(folder, 'list.json');
  writeFileSync(path, text);
  return path;
}

describe('the list of trusted documents', () => {
  it('holds operations word for word, by their hash', () => {
    expect(listOf(documentsIn(MODULE))).toEqual(
      { [createHash('sha256').update(HELLO).digest('hex')]: HELLO });
  });

  it('lets browsers ask what is in it, and nothing else, in production', async () => {
    const list = listOf(documentsIn(MODULE));
    const trustedDocuments = readTrustedDocuments(written(JSON.stringify(list)));
    const gateway = await createFixture().gateway({ mode: 'production', trustedDocuments });
    const operator = actor('operator');
    const codes = async (request: object): Promise<unknown> =>
      (await gateway.execute({ ...request, actor: operator })).errors
        ?.map((error) => error.extensions?.['code']);
    expect(await codes({ query: HELLO })).toBeUndefined();
    expect(await codes({ documentId: Object.keys(list)[0] })).toBeUndefined();
    expect(await codes({ query: '{ hello }' })).toEqual(['DOCUMENT_NOT_TRUSTED']);
  });

  it('is not asked when the house walks a list for somebody, which nobody says over the wire', async () => {
    const gateway = await createFixture().gateway({ mode: 'production' });
    const asked = { query: '{ hello }', walk: { snapshot: 's' } };
    expect((await gateway.execute({ ...asked, actor: actor('channel') })).errors).toBeUndefined();
    expect(paramsOfBody(asked)).toEqual({ query: '{ hello }' });
  });

  it('is empty where the build made none, and refused where it is damaged', () => {
    expect(readTrustedDocuments(join(folder, 'none.json')).size).toBe(0);
    expect(() => readTrustedDocuments(written('["query"]'))).toThrow('no list of documents');
    expect(() => readTrustedDocuments(written('{"a": 1}'))).toThrow('no list of documents');
  });
});

describe('documents that a client has registered', () => {
  const OWN = 'query Own { hello(name: "own") }';
  const shop = { ...actor('channel', [], 'shop'), clientId: 'shop' };
  const member = { ...actor('person', [], 'mem'), clientId: 'shop' };
  const till = { ...actor('channel', [], 'till'), clientId: 'till' };
  const asked: string[] = [];
  let held = new Map([['shop Own.1', OWN], [`shop ${sha256(OWN)}`, OWN]]);
  const open = (mode: 'production' | 'development' = 'production') => createFixture().gateway({ mode,
    registeredDocuments: { find: async (clientId, id) => {
      asked.push(`${clientId} ${id}`);
      const text = held.get(`${clientId} ${id}`);
      return text === undefined ? null : { text };
    } } });

  it('are answered to it and its members by text, hash and id, and to nobody else', async () => {
    const gateway = await open();
    const codeOf = async (request: object, who: typeof shop): Promise<unknown> =>
      (await gateway.execute({ ...request, actor: who })).errors?.[0]?.extensions?.['code'];
    for (const request of [{ query: OWN }, { documentId: sha256(OWN) }, { documentId: `sha256:${sha256(OWN)}` },
      { documentId: 'Own.1' }]) {
      expect([request, await codeOf(request, shop)]).toEqual([request, undefined]);
      expect([request, await codeOf(request, member)]).toEqual([request, undefined]);
      expect(await codeOf(request, till)).toMatch(/^DOCUMENT_(UNKNOWN|NOT_TRUSTED)$/);
    }
    expect(await codeOf({ query: OWN }, actor('operator') as typeof shop)).toBe('DOCUMENT_NOT_TRUSTED');
    expect(await codeOf({ documentId: 'x'.repeat(400) }, shop)).toBe('DOCUMENT_UNKNOWN');
    await gateway.close();
  });

  it('are looked up once while they are remembered, and what is unknown each time', async () => {
    const gateway = await open();
    asked.length = 0;
    const both = () => Promise.all([1, 2].map(() => gateway.execute({ query: OWN, actor: shop })));
    await both();
    await both();
    expect(asked).toEqual([`shop ${sha256(OWN)}`]);
    await gateway.execute({ documentId: 'new', actor: shop });
    held = new Map([...held, ['shop new', OWN]]);
    expect((await gateway.execute({ documentId: 'new', actor: shop })).data).toEqual({ hello: 'hello own' });
    await gateway.close();
  });

  it('are invalid and nothing worse once the graph has changed, and what was withdrawn forgotten', async () => {
    const fixture = createFixture();
    const store = new Map([[`shop ${sha256(OWN)}`, OWN], ['shop ping', '{ total }']]);
    const gateway = await fixture.gateway({ mode: 'production', registeredDocuments: {
      find: async (clientId, id) => {
        const text = store.get(`${clientId} ${id}`);
        return text === undefined ? null : { text };
      } } });
    const codeOf = async (request: object): Promise<unknown> =>
      (await gateway.execute({ ...request, actor: shop })).errors?.[0]?.extensions?.['code'];
    expect([await codeOf({ query: OWN }), await codeOf({ documentId: 'ping' })]).toEqual([undefined, undefined]);
    store.delete('shop ping');
    let heard = 0;
    gateway.onReload(() => { heard += 1; });
    const [hello] = /hello\([^)]*\)[^\n]*\n/.exec(fixture.sdl)!;
    await gateway.reload(fixture.sdl.replace(hello, ''));
    expect(heard).toBe(1);
    expect([await codeOf({ query: OWN }), await codeOf({ documentId: 'ping' })])
      .toEqual(['GRAPHQL_VALIDATION_FAILED', 'DOCUMENT_UNKNOWN']);
    expect(gateway.checkDocument(OWN, [])).toMatchObject({ code: 'DOCUMENT_INVALID' });
    await expect(gateway.reload('not graphql')).rejects.toThrow('Syntax Error');
    expect(heard).toBe(1);
    await gateway.close();
  });

  it('cost something also when they are refused, so that nobody guesses for nothing', async () => {
    const limits = { budget: 25, budgetPerSecond: 0.001 };
    const gateway = await createFixture().gateway({ mode: 'production', limits,
      registeredDocuments: { find: async () => null } });
    const codes = [];
    // 1 for the look-up, 10 for the refusal.
    for (let n = 0; n < 4; n += 1) {
      codes.push((await gateway.execute({ query: `{ a${n} }`, actor: shop })).errors![0]!.extensions!['code']);
    }
    expect(codes).toEqual(['DOCUMENT_NOT_TRUSTED', 'DOCUMENT_NOT_TRUSTED', 'RATE_LIMITED', 'RATE_LIMITED']);
    await gateway.close();
  });

  it('are asked as Relay and Apollo do, whose clients go on with the text where they may', async () => {
    const gateway = await open('development');
    const ask = (body: object) => gateway.execute({ ...paramsOfBody(body), actor: till });
    for (const body of [{ id: sha256(OWN) }, { doc_id: sha256(OWN) },
      { extensions: { persistedQuery: { version: 1, sha256Hash: sha256(OWN) } } }]) {
      expect((await gateway.execute({ ...paramsOfBody(body), actor: shop })).data).toEqual({ hello: 'hello own' });
    }
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(OWN) } };
    expect((await ask({ extensions })).errors![0]!.message).toBe('PersistedQueryNotFound');
    expect((await ask({ query: OWN, extensions })).data).toEqual({ hello: 'hello own' });
    expect((await ask({ query: '{ hello }', extensions })).errors![0]!.message).toContain('another text');
    await gateway.close();
  });
});

describe('the judgement of a document', () => {
  it.each([
    ['query A { hello } query B($n: Int = 5) { connection(first: $n) { edges { node { name } } } }', [],
      { ok: true, operations: ['A', 'B'] }],
    ['{ hello }', [], { ok: true, operations: [] }],
    ['{ nothing }', [], { code: 'DOCUMENT_INVALID', message: 'Cannot query field "nothing" on type "Query".' }],
    ['{ hello', [], { code: 'DOCUMENT_INVALID' }],
    ['fragment F on Person { name }', [], { code: 'DOCUMENT_INVALID' }],
    ['query A { hello } query B { nothing }', [], { code: 'DOCUMENT_INVALID' }],
    ['query ($n: Int = 100000) { connection(first: $n) { edges { node { name } } } }', [],
      { code: 'DOCUMENT_TOO_COSTLY', message: 'It costs 300001; one request may cost 50000.' }],
    ['{ person(id: 1) { phone } }', ['people:read'],
      { code: 'SCOPE_NOT_GRANTED', message: 'It asks for what needs audit:all, people:pii, people:read.' }],
    ['{ person(id: 1) { phone } }', ['people:read', 'people:pii'], { ok: true }],
    ['{ __schema { types { name } } }', [], { code: 'SCOPE_NOT_GRANTED' }],
    ['{ __schema { types { name } } }', ['schema:read'], { ok: true }],
  ])('of %s with %p', async (text, scopes, verdict) => {
    const gateway = await createFixture().gateway({ mode: 'production' });
    expect(gateway.checkDocument(text, scopes)).toMatchObject(verdict);
    await gateway.close();
  });
});
