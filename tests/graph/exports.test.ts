import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { mountExports } from '../../gateway/start/steps/exports.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { runBatch } from '../../subgraphs/kernel/commands/run-command.ts';
import type { GraphClient } from '../../subgraphs/kernel/graph-client.ts';
import { decodeId, newId } from '../../subgraphs/kernel/ids.ts';
import { runExports } from '../../subgraphs/insights/calls/exports/run-exports.ts';
import { keysFrom } from '../../subgraphs/kernel/secret.ts';
import { enrolMembers } from '../../subgraphs/members/commands/enrolment/enrol-members.ts';
import { MAX_ENROLMENTS } from '../../subgraphs/members/commands/enrolment/enrolment.ts';
import { demoMember } from '../../subgraphs/members/seed/demo-member.ts';
import { HOP_SECRET, OWNER, startTestGraph, type TestGraph } from '../kit/graph.ts';
import { operator, person, tenant } from '../kit/subgraph.ts';
import { until } from '../kit/until.ts';
import { MEMBERS, noClaims, pagesOf } from './exporting.ts';
import { enrol, openShop, type Shop } from './shop.ts';

const OURS = 1_500;
const THEIRS = 500;
const STATE = 'id list state failure failureWords rows bytes sha256 begunAt endedAt expiresAt link { url until }';

let graph: TestGraph;
let shop: Shop;
let partner: Actor;
let app: FastifyInstance;

beforeAll(async () => {
  graph = await startTestGraph();
  shop = await openShop(graph);
  partner = { ...shop.partner, scopes: [...shop.partner.scopes, 'exports:run'] };
  const { home } = graph.runtimes.get('members')!.services;
  for (let first = 1; first <= OURS + THEIRS; first += MAX_ENROLMENTS) {
    await runBatch(home, { actor: OWNER, requestId: 'test' }, enrolMembers,
      Array.from({ length: MAX_ENROLMENTS }, (_, index) => ({ actor: OWNER, requestId: 'test', input: {
        ...demoMember(first + index, graph.clock.now()), outletId: null,
        ...first <= OURS
          ? { phone: null, externalId: `x-${first + index}`, channelId: decodeId('chn', shop.channelId)! }
          : { phone: `+8613${900_000_000 + first + index}`, externalId: null, channelId: null },
      } })));
  }
  await graph.settled();
  app = fastify();
  await app.register(async (scope) => mountExports(scope, {
    gateway: graph.house.gateway, keys: keysFrom(HOP_SECRET), now: () => graph.clock.now() }));
}, 120_000);
afterAll(async () => {
  await app.close();
  await graph.stop();
});

async function start(input: object, actor: Actor = partner) {
  const { startExport } = await graph.get(`mutation($input: StartExportInput!) { startExport(input: $input) {
    export { id state } userErrors { code path message } } }`, { input: { idempotencyKey: newId(), ...input } }, actor);
  return startExport as {
    export: { id: string; state: string } | null; userErrors: { code: string; path: string[] }[];
  };
}

const look = async (id: string, actor: Actor = partner) =>
  (await graph.get(`query($id: ID!) { export(id: $id) { ${STATE} } }`, { id }, actor)).export;

async function done(id: string, actor: Actor = partner) {
  await until(async () => !['WAITING', 'RUNNING'].includes((await look(id, actor)).state));
  return look(id, actor);
}

async function exported(input: object, actor: Actor = partner) {
  const started = await start(input, actor);
  expect(started.userErrors).toEqual([]);
  return done(started.export!.id, actor);
}

const fetched = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url: new URL(url, 'https://karat.test').href.replace('https://karat.test', ''), headers });

const withoutClaims = <Result>(work: () => Promise<Result>) => noClaims(graph, work);
const insights = () => graph.runtimes.get('insights')!;

/** One that somebody seems to write, so that no worker begins it. */
async function notClaimed(): Promise<string> {
  const id = await withoutClaims(async () => {
    const started = await start({ query: MEMBERS });
    await insights().database.sql.run`update list_export set state = 'running', tries = 1,
      begun_at = ${graph.clock.now()}, lease_until = ${new Date(graph.clock.now().getTime() + 3_600_000)}
      where id = ${decodeId('exp', started.export!.id)!}::uuid`;
    return started.export!.id;
  });
  await graph.settled();
  return id;
}

describe('a whole list', () => {
  it('is a file of what its owner sees on all pages, with its sum, its end and ranges', async () => {
    const one = await exported({ query: MEMBERS });
    expect(one).toMatchObject({ list: 'members', state: 'DONE', failure: null, rows: OURS });
    const { body, headers, statusCode } = await fetched(one.link.url);
    expect(statusCode).toBe(200);
    expect(body.trimEnd().split('\n').map((line) => JSON.parse(line))).toEqual(await pagesOf(graph, partner));
    expect([createHash('sha256').update(body).digest('hex'), Buffer.byteLength(body)]).toEqual([one.sha256, one.bytes]);
    expect(headers).toMatchObject({ etag: `"${one.sha256}"`, 'cache-control': 'private, no-store' });
    const some = await fetched(one.link.url, { range: 'bytes=300-100000' });
    expect([some.statusCode, some.headers['content-range'], some.body])
      .toEqual([206, `bytes 300-100000/${one.bytes}`, Buffer.from(body).subarray(300, 100_001).toString()]);
    expect((await fetched(one.link.url, { range: `bytes=${one.bytes}-` })).statusCode).toBe(416);
  });

  it('is cells under a head for spreadsheets, with its filter', async () => {
    const one = await exported({
      query: MEMBERS, variables: '{"f":{"region":"HK"}}', format: 'CSV', forSpreadsheets: true });
    const { body } = await fetched(one.link.url);
    const lines = body.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\ufeff"id","cardNumber","displayName","phone"');
    const { members } = await graph.get(MEMBERS, { f: { region: 'HK' } }, partner);
    expect([one.rows, lines.length]).toEqual([members.totalCount, members.totalCount + 1]);
    expect(lines[1]).toContain(`"\t${members.items[0].cardNumber}"`);
  });

  it('may be a connection, and hold what other rooms say', async () => {
    const one = await exported({ query: `{ auditTrail(first: 5) { edges { node { id command } } } }` }, OWNER);
    expect(one).toMatchObject({ state: 'DONE', list: 'auditTrail' });
    const nested = await exported({ query: '{ members { items { id loyalty { id } } } }' }, OWNER);
    const [first] = (await fetched(nested.link.url)).body.split('\n');
    expect([nested.rows > OURS, Object.keys(JSON.parse(first!))]).toEqual([true, ['id', 'loyalty']]);
  });

  it.each([
    ['head office', () => OWNER], ['a partner', () => partner],
  ] as const)('is of one moment for %s', async (_, who) => {
    const held = await insights().database.holdSnapshot();
    try {
      const page = (walk?: object) => graph.house.gateway.execute({ actor: who(), ...(walk && { walk }) as object,
        query: `{ members(page: { size: ${walk ? 1000 : 100} }) { items { id } } }` }) as Promise<any>;
      const before = await page({ snapshot: held.snapshot });
      const id = await enrol(graph, shop, `late-${who().kind}`);
      await graph.settled();
      expect((await page()).data.members.items[0].id).toBe(id);
      expect(await page({ snapshot: held.snapshot })).toEqual(before);
      expect(before.data.members.items).toHaveLength(1000);
    } finally {
      await held.close();
    }
  });

  it('is written in shorter pages where a thousand rows are too dear, too long or too slow', async () => {
    const { graph: client } = insights().services;
    const { execute } = client;
    try {
      for (const code of ['COST_EXCEEDED', 'LIMIT_EXCEEDED', 'DEADLINE_EXCEEDED']) {
        const sizes: unknown[] = [];
        const dear: GraphClient['execute'] = async (request) => {
          const size = request.variables['walkSize'];
          if (typeof size === 'number') sizes.push(size);
          if (typeof size !== 'number' || size <= 500) return execute(request);
          return { errors: [new GraphQLError('too much', { extensions: { code } })] };
        };
        Object.assign(client, { execute: dear });
        const one = await exported({ query: MEMBERS });
        expect([one.state, one.rows >= OURS, sizes.slice(0, 3)]).toEqual(['DONE', true, [1, 1_000, 500]]);
      }
    } finally {
      Object.assign(client, { execute });
    }
  });

  it('is begun ten times at once without a moment held, and its first row is paid for', async () => {
    // They wait behind one of their channel.
    await notClaimed();
    const asked = Array.from({ length: 10 }, (_, index) => ({ ...partner, id: `many-${index}` }));
    const started = await Promise.all(asked.map((actor) => start({ query: MEMBERS }, actor)));
    expect(started.map(({ userErrors }) => userErrors)).toEqual(asked.map(() => []));
    await insights().database.sql.run`update list_export set state = 'cancelled', ended_at = now(), lease_until = null
      where state = 'waiting' or state = 'running'`;
  });

  it('asks nothing of the graph under a key that is answered, nor while one runs', async () => {
    await withoutClaims(async () => {
      const input = { query: MEMBERS, idempotencyKey: newId() };
      const { export: first } = await start(input);
      const reads = () => graph.runtimes.get('members')!.database.statements.count;
      const before = reads();
      expect([(await start(input)).export, (await start({ query: MEMBERS })).userErrors[0]!.code])
        .toEqual([first, 'ALREADY_RUNNING']);
      expect(reads()).toBe(before);
      await insights().database.sql.run`update list_export set state = 'cancelled', ended_at = now()
        where state = 'waiting'`;
    });
  });

  it('is begun anew when whoever wrote it died, and nothing of the first try stays', async () => {
    const id = await withoutClaims(async () => {
      const started = await start({ query: MEMBERS, variables: '{"f":{"region":"SG"}}' });
      const uuid = decodeId('exp', started.export!.id)!;
      await insights().database.sql.run`insert into list_export_part (export_id, number, body, bytes, named_ids)
        values (${uuid}::uuid, 0, 'half a file', 11, '{}')`;
      await insights().database.sql.run`update list_export set state = 'running', tries = 1, rows = 7, bytes = 11,
        begun_at = ${graph.clock.now()}, lease_until = ${graph.clock.now()} where id = ${uuid}::uuid`;
      return started.export!.id;
    });
    await runExports(insights().handlers, {}, insights().services);
    const one = await done(id);
    const { body } = await fetched(one.link.url);
    expect(body).not.toContain('half');
    expect([one.state, body.trimEnd().split('\n').length]).toEqual(['DONE', one.rows]);
  });

  it('is given up after five tries', async () => {
    const id = await withoutClaims(async () => {
      const started = await start({ query: MEMBERS });
      await insights().database.sql.run`update list_export set state = 'running', tries = 5,
        lease_until = ${graph.clock.now()} where id = ${decodeId('exp', started.export!.id)!}::uuid`;
      return started.export!.id;
    });
    await runExports(insights().handlers, {}, insights().services);
    expect(await look(id)).toMatchObject({ state: 'FAILED', failure: 'TRIES', link: null });
  });
});

describe('one at a time', () => {
  it('for an actor, who may cancel it; others have their own', async () => {
    await withoutClaims(async () => {
      const { export: first } = await start({ query: MEMBERS });
      expect(first!.state).toBe('WAITING');
      expect((await start({ query: MEMBERS })).userErrors).toMatchObject([{ code: 'ALREADY_RUNNING' }]);
      const cancel = async (id: string, actor: Actor) => (await graph.get(`mutation($id: ID!, $key: String!) {
        cancelExport(input: { id: $id, idempotencyKey: $key }) { export { state } userErrors { code path } } }`,
      { id, key: newId() }, actor)).cancelExport;
      expect(await cancel(first!.id, { ...partner, id: 'another' }))
        .toEqual({ export: null, userErrors: [{ code: 'NOT_FOUND', path: ['id'] }] });
      expect(await cancel(first!.id, partner)).toEqual({ export: { state: 'CANCELLED' }, userErrors: [] });
      expect((await cancel(first!.id, partner)).userErrors).toMatchObject([{ code: 'NOT_RUNNING' }]);
      expect(await look(first!.id, OWNER)).toBeNull();
    });
  });

  it('are listed for their owner, and all of them for who reads the trail', async () => {
    const list = async (actor: Actor, everybody = false) => (await graph.ask(`query($e: Boolean!) {
      exports(everybody: $e) { totalCount items { ownerName list isOwn link { url } } } }`, { e: everybody }, actor));
    const own = (await list(partner)).data.exports;
    const all = (await list(OWNER, true)).data.exports;
    expect(own.items.every((one: any) => one.list === 'members' && one.isOwn && one.link === null)).toBe(true);
    expect(all.totalCount).toBeGreaterThan(own.totalCount);
    const theirs = all.items.filter((one: any) => one.ownerName === partner.name);
    expect([theirs.length > 0, theirs.every((one: any) => !one.isOwn)]).toEqual([true, true]);
    expect((await list(partner, true)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

it.each([
  ['{ members { items { id nothing } } }', 'INVALID_QUERY'], ['{ operators { items { id } } }', 'NOT_ALLOWED'],
  ['{ members { items { contact(reason: "x") { phone } } } }', 'INVALID_QUERY'], ['{', 'INVALID_QUERY'],
])('%s is refused', async (query, code) => {
  expect((await start({ query })).userErrors).toMatchObject([{ code, path: ['query'] }]);
});

it('variables are an object of JSON, members have their own export, and a link is for nobody else', async () => {
  for (const variables of ['[]', '{', '7']) {
    expect((await start({ query: MEMBERS, variables })).userErrors).toMatchObject([{ code: 'INVALID_VARIABLES' }]);
  }
  expect((await start({ query: MEMBERS }, person(newId(), 'exports:run', 'members:read'))).userErrors)
    .toMatchObject([{ code: 'NOT_FOR_MEMBERS' }]);
  const { link, id } = await exported({ query: '{ outlets { items { id } } }' }, OWNER);
  for (const actor of [partner, operator(...SCOPES), tenant(newId(), ...SCOPES)]) {
    expect(await look(id, { ...actor, scopes: SCOPES })).toBeNull();
  }
  expect(await graph.get('query($id: ID!) { exportFile(id: $id) { sha256 } exportPart(id: $id, number: 0) }',
    { id }, OWNER)).toEqual({ exportFile: null, exportPart: null });
  for (const forged of [link.url.replace(/.$/, ''), link.url.replace(/exp_./, 'exp_1'),
    link.url.replace('until=', 'until=9')]) {
    expect((await fetched(forged)).json()).toMatchObject({ code: 'LINK_REFUSED' });
  }
});

describe('a file tells no more than its owner may see now', () => {
  const gone = async (url: string) => (await fetched(url)).json();

  it('when a member is out of sight, and again when it is back', async () => {
    const one = await exported({ query: MEMBERS });
    const { sql } = insights().database;
    const [{ person_id: someone }] = await sql.all<{ person_id: string }>`select person_id from person_visibility
      where channel_ids @> array[${partner.channelId!}::uuid] order by person_id limit 1` as [{ person_id: string }];
    const channels = async (ids: string) => sql.run`update person_visibility set channel_ids = ${ids}::uuid[]
      where person_id = ${someone}`;
    await channels('{}');
    const from = graph.clock.now();
    const after = (seconds: number) => graph.clock.set(new Date(from.getTime() + seconds * 1_000).toISOString());
    try {
      after(4);
      expect([await gone(one.link.url), (await look(one.id)).link])
        .toEqual([expect.objectContaining({ code: 'FILE_GONE' }), null]);
      await channels(`{${partner.channelId}}`);
      after(8);
      expect((await fetched(one.link.url)).statusCode).toBe(200);
    } finally {
      graph.clock.set(from.toISOString());
    }
  });

  it('when a member that it names is erased, for head office too', async () => {
    const one = await exported({ query: '{ members(filter: { region: "SG" }) { items { displayName } } }' }, OWNER);
    const other = await exported({ query: '{ outlets { items { id } } }' }, OWNER);
    const [{ id: memberId }] = await graph.runtimes.get('members')!.database.sql.all<{ id: string }>`
      select id from member where region = 'SG' order by id limit 1` as [{ id: string }];
    const [told] = await insights().port.deliver([{ id: newId(), name: 'member.erased.v1', aggregateId: memberId,
      at: graph.clock.now().toISOString(), requestId: 'test',
      payload: { erasureId: newId(), memberId, personIds: [memberId],
        erasedAt: { $date: graph.clock.now().toISOString() } } }]);
    expect(told!.error).toBeUndefined();
    expect(await look(one.id, OWNER)).toMatchObject({ state: 'WITHDRAWN', failure: 'PERSON_GONE', link: null });
    expect([await gone(one.link.url), (await fetched(other.link.url)).statusCode])
      .toEqual([expect.objectContaining({ code: 'FILE_GONE' }), 200]);
    expect(await insights().database.sql.all`select 1 from list_export_part
      where export_id = ${decodeId('exp', one.id)!}::uuid`).toEqual([]);
  });

  it('when whoever asked is disabled or asks with fewer scopes; and no page is written for it', async () => {
    const made = await graph.identity.accounts.createOperator(OWNER, {
      email: 'exports@example.com', name: 'Ed', roles: ['member'] });
    if (!made.ok) throw new Error(JSON.stringify(made));
    const { id } = made.operator;
    const ed: Actor = { ...operator('exports:run', 'members:read', 'franchises:read'), id, name: 'Ed' };
    const one = await exported({ query: '{ outlets { items { id } } }' }, ed);
    expect((await fetched(one.link.url)).statusCode).toBe(200);
    expect((await look(one.id, { ...ed, scopes: ['exports:run'] })).link).toBeNull();
    const late = await withoutClaims(async () => {
      const started = await start({ query: MEMBERS }, ed);
      await graph.identity.accounts.disableOperator(OWNER, { operatorId: id });
      return started.export!.id;
    });
    expect(await done(late, ed)).toMatchObject({ state: 'WITHDRAWN', failure: 'RIGHTS_CHANGED', rows: 0, link: null });
    expect(await gone(one.link.url)).toMatchObject({ code: 'FILE_GONE' });
  });

  it('after its address, and after its day', async () => {
    const one = await exported({ query: '{ outlets { items { id } } }' }, OWNER);
    const from = graph.clock.now();
    try {
      graph.clock.set(new Date(from.getTime() + 5 * 60_000).toISOString());
      expect(await gone(one.link.url)).toMatchObject({ code: 'LINK_EXPIRED' });
      expect((await fetched((await look(one.id, OWNER)).link.url)).statusCode).toBe(200);
      graph.clock.set(new Date(from.getTime() + 25 * 3_600_000).toISOString());
      expect(await gone((await look(one.id, OWNER)).link.url)).toMatchObject({ code: 'FILE_GONE' });
    } finally {
      graph.clock.set(from.toISOString());
    }
  });
});
