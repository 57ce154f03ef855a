/** What partner clients may ask in production: registered, listed, found, judged anew, withdrawn. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { DocumentCheck } from '../documents/document.ts';
import { ADMIN, askGraph, mutate, refusal } from '../tests/graph.ts';
import { addClient, type House, openHouse } from '../tests/house.ts';

/** A graph that answers `{ viewer … }` to everybody and `{ orders … }` to who may read orders. */
const check: DocumentCheck = (text, scopes) => {
  if (text.includes('orders') && !scopes.includes('orders:read')) {
    return { ok: false, code: 'SCOPE_NOT_GRANTED', message: 'It asks for what needs orders:read.' };
  }
  const operations = [...text.matchAll(/query (\w+)/g)].map(([, name]) => name!);
  return text.includes('{') ? { ok: true, operations }
    : { ok: false, code: 'DOCUMENT_INVALID', message: 'No operation.' };
};

let house: House;
let ask: ReturnType<typeof askGraph>;
let act: ReturnType<typeof mutate>;
let shop: { actor: Actor; id: string };
let till: { actor: Actor; id: string };
beforeAll(async () => {
  house = await openHouse();
  ask = askGraph(house.identity.accounts, false, check);
  act = mutate(ask);
  shop = await program('shop');
  till = await program('till');
});
afterAll(() => house.close());

async function program(clientId: string): Promise<{ actor: Actor; id: string }> {
  await addClient(house, clientId, ['documents:register', 'catalog:read']);
  const { data } = await ask(`{ partnerClients(filter: { search: "${clientId}" }) { items { id } } }`);
  return { id: data!['partnerClients'].items[0].id, actor: {
    kind: 'channel', id: clientId, clientId, name: `Program ${clientId}`, scopes: ['documents:register'], roles: [] } };
}

const RESULTS = `results { hash created userErrors { code path message }
  document { hash aliases operations text registeredBy registeredAt lastUsedOn problem } }`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const register = (documents: object[], actor = shop.actor, more: object = {}) =>
  act('registerDocuments', { documents, ...more }, RESULTS, actor);
const codesOf = ({ results }: any) => results.map(({ userErrors }: any) =>
  userErrors.map(({ code, path }: any) => [code, ...path].join(' ')).join());
const listed = async (actor: Actor, args = '') => (await ask(
  `{ registeredDocuments${args} { totalCount endCursor items { hash operations } } }`, {}, actor,
)).data!['registeredDocuments'];
const NAME = 'query Name { viewer { name } }';

describe('registerDocuments', () => {
  it('takes what the graph answers, under its hash, once', async () => {
    const [first] = (await register([{ text: NAME }])).results;
    expect(first).toEqual({ hash: hashOf(NAME), created: true, userErrors: [], document: {
      hash: hashOf(NAME), aliases: [], operations: ['Name'], text: NAME, registeredBy: 'Program shop',
      registeredAt: expect.stringMatching(/Z$/), lastUsedOn: null, problem: null } });
    const [again] = (await register([{ text: NAME, id: `sha256:${hashOf(NAME)}` }])).results;
    expect(again).toEqual({ ...first, created: false });
  });

  it('keeps the ids of manifests beside it', async () => {
    await register([{ text: NAME, id: 'md5-of-relay' }, { text: NAME, id: 'Name' }]);
    const { results: [named] } = await register([{ text: NAME, id: 'Name' }]);
    expect(named.document.aliases).toEqual(['md5-of-relay', 'Name']);
    for (const id of ['md5-of-relay', 'Name', hashOf(NAME)]) {
      expect((await house.identity.documents.find('shop', id))?.text).toBe(NAME);
    }
  });

  it('refuses each by itself, and takes its neighbours', async () => {
    const other = 'query Other { viewer { kind } }';
    const answered = await register([
      { text: 'nonsense' }, { text: '{ orders { id } }' }, { text: other, id: 'Name' },
      { text: other, id: hashOf(NAME) }, { text: other, id: 'x'.repeat(201) },
      { text: `{ é${'x'.repeat(65_531)} }` }, { text: other },
    ]);
    expect(codesOf(answered)).toEqual(['DOCUMENT_INVALID text', 'SCOPE_NOT_GRANTED text',
      'DOCUMENT_ID_TAKEN id', 'DOCUMENT_HASH_WRONG id', 'OUT_OF_RANGE id', 'DOCUMENT_TOO_LARGE text', '']);
    expect(answered.results[1].userErrors[0].message).toBe('It asks for what needs orders:read.');
    expect((await listed(shop.actor)).totalCount).toBe(2);
  });

  it('is bounded: how many at once, and how many ids each', async () => {
    for (const documents of [[], Array.from({ length: 101 }, () => ({ text: NAME }))]) {
      expect(refusal(await register(documents))).toBe('OUT_OF_RANGE documents');
    }
    const ids = ['a', 'b', 'c', 'd'].map((id) => ({ text: NAME, id }));
    expect(codesOf(await register(ids))).toEqual(['', '', '', 'OUT_OF_RANGE id']);
  });

  it('holds at most 2,000 of a client', async () => {
    const full = await program('full');
    await house.pool.query(`insert into identity.registered_document
      (client_id, hash, operations, body, registered_at, registered_by)
      select 'full', lpad(n::text, 64, '0'), '{}', '{ a }', now(), 'x' from generate_series(1, 2000) n`);
    expect(codesOf(await register([{ text: NAME }], full.actor))).toEqual(['TOO_MANY_DOCUMENTS']);
  });
});

describe('whose they are', () => {
  it('is a program\'s own, and who manages clients names the client', async () => {
    expect(await listed(till.actor)).toEqual({ totalCount: 0, endCursor: null, items: [] });
    expect(refusal(await register([{ text: NAME }], shop.actor, { partnerClientId: till.id })))
      .toBe('NOT_FOUND partnerClientId');
    expect(refusal(await register([{ text: NAME }], ADMIN))).toBe('NOT_FOUND partnerClientId');
    expect(refusal(await register([{ text: NAME }], ADMIN, { partnerClientId: 'nonsense' })))
      .toBe('NOT_FOUND partnerClientId');
    const operator = { ...ADMIN, scopes: ['documents:register'] };
    expect(refusal(await register([{ text: NAME }], operator, { partnerClientId: till.id })))
      .toBe('NOT_FOUND partnerClientId');
    const { results: [made] } = await register([{ text: NAME }], ADMIN, { partnerClientId: till.id });
    expect(made.document.registeredBy).toBe('Olivia Owner');
    expect((await listed(till.actor)).totalCount).toBe(1);
    expect((await listed(ADMIN, `(partnerClientId: "${till.id}")`)).totalCount).toBe(1);
    expect((await listed(ADMIN)).totalCount).toBe(0);
  });

  it('is written to the trail', async () => {
    const { data } = await ask('{ identityAudit(subject: "till") { edges { node { action detail } } } }');
    expect(data!['identityAudit'].edges[0].node).toEqual({ action: 'client.documents-registered',
      detail: JSON.stringify({ count: 1, hashes: [hashOf(NAME)] }) });
  });
});

describe('what is found', () => {
  it('is the client\'s alone, with the day of its use, and nothing of a client that was disabled', async () => {
    const { documents } = house.identity;
    expect(await documents.find('nobody', hashOf(NAME))).toBeNull();
    expect(await documents.find('till', 'Name')).toBeNull();
    expect(await documents.find('till', hashOf(NAME))).toEqual({ hash: hashOf(NAME), text: NAME });
    const usedOn = async () => (await house.pool.query(
      "select last_used_on::text as day from identity.registered_document where client_id = 'till'")).rows[0].day;
    for (let tries = 0; tries < 50 && await usedOn() === null; tries += 1) {
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    expect(await usedOn()).toBe(new Date().toISOString().slice(0, 10));
    await act('disablePartnerClient', { partnerClientId: till.id }, 'partnerClient { id }');
    expect(await documents.find('till', hashOf(NAME))).toBeNull();
    expect(refusal(await register([{ text: NAME }], ADMIN, { partnerClientId: till.id })))
      .toBe('ALREADY_DISABLED partnerClientId');
  });

  it('is listed newest first, by page, name, hash and problem', async () => {
    const args = (text: string) => listed(shop.actor, `(${text})`);
    const first = await args('page: { size: 1 }');
    expect([first.totalCount, first.items[0].operations]).toEqual([2, ['Other']]);
    expect((await args(`page: { size: 1, after: "${first.endCursor}" }`)).items[0].hash).toBe(hashOf(NAME));
    expect((await args('filter: { search: "nAm" }')).items).toHaveLength(1);
    expect((await args(`filter: { search: "${hashOf(NAME).slice(0, 8)}" }`)).items).toHaveLength(1);
    expect((await args('filter: { onlyProblems: true }')).totalCount).toBe(0);
  });
});

describe('after the graph has changed', () => {
  it('tells what is no longer answered, until it is again', async () => {
    const { documents } = house.identity;
    documents.checkBy((text) => text.includes('kind')
      ? { ok: false, code: 'DOCUMENT_INVALID', message: 'Cannot query field "kind".' } : check(text, []));
    const { failing, failingCount } = await documents.recheck();
    expect([failingCount, failing.map(({ clientId, operations, problem }) => [clientId, operations, problem])])
      .toEqual([1, [['shop', ['Other'], 'Cannot query field "kind".']]]);
    expect((await listed(shop.actor, '(filter: { onlyProblems: true })')).items[0].operations).toEqual(['Other']);
    const counts = '{ partnerClients(filter: { search: "shop" }) { items { documentCount documentProblemCount } } }';
    expect((await ask(counts)).data!['partnerClients'].items).toEqual(
      [{ documentCount: 2, documentProblemCount: 1 }]);
    expect(await documents.unanswered()).toBe(1);
    documents.checkBy(check);
    expect((await documents.recheck()).failingCount).toBe(0);
    expect(await documents.unanswered()).toBe(0);
    expect((await listed(shop.actor, '(filter: { onlyProblems: true })')).totalCount).toBe(0);
  });
});

describe('withdrawDocuments', () => {
  it('takes documents away, and again without harm', async () => {
    const withdraw = (hashes: string[], actor = shop.actor, more: object = {}) =>
      act('withdrawDocuments', { hashes, ...more }, 'withdrawnCount', actor);
    expect((await withdraw([hashOf(NAME)])).withdrawnCount).toBe(1);
    expect((await withdraw([hashOf(NAME)])).withdrawnCount).toBe(0);
    expect(await house.identity.documents.find('shop', 'Name')).toBeNull();
    expect(refusal(await withdraw([]))).toBe('OUT_OF_RANGE hashes');
    expect(refusal(await withdraw(['x'], ADMIN))).toBe('NOT_FOUND partnerClientId');
    expect((await withdraw([hashOf('query Other { viewer { kind } }')], ADMIN, { partnerClientId: shop.id }))
      .withdrawnCount).toBe(1);
  });
});
