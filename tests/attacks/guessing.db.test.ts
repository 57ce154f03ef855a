import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { serveSubgraph } from '../../subgraphs/kernel/server/http-server.ts';
import { signHop } from '../../subgraphs/kernel/signed-actor.ts';
import pino from 'pino';
import { OWNER, type TestGraph } from '../kit/graph.ts';
import { tenant } from '../kit/subgraph.ts';
import { userErrorsIn } from './kit/api.ts';
import { newOperator } from './kit/valid-identity-inputs.ts';
import { startWorld } from './kit/start-world.ts';
import { addDrop, change, NOW, richMember, type World } from './kit/world.ts';

const MOST_TRIES = 5;

let graph: TestGraph;
let world: World;
beforeAll(async () => {
  // Crowds of guesses, perhaps on a crowded machine: they are counted, not timed.
  ({ graph, world } = await startWorld({ limits: { requestDeadlineMs: 120_000, subgraphDeadlineMs: 110_000 } }));
}, 600_000);
afterAll(() => graph.stop());

const tally = (codes: string[]) => codes.reduce<Record<string, number>>((sum, code) =>
  ({ ...sum, [code]: (sum[code] ?? 0) + 1 }), {});

describe('a passcode', () => {
  let dropId: string;
  beforeAll(async () => {
    const { liveSession } = await change(world, 'scheduleLiveSession', 'liveSession { id }', {
      titleZh: '口令', titleEn: 'Passcode', host: 'Host', outletId: world.shop.webShopId,
      passcode: '翡翠8888', startsAt: NOW, endsAt: '2026-09-15T08:00:00Z', idempotencyKey: 'pass' });
    await change(world, 'goLive', 'liveSession { id }', { id: liveSession.id, expectedVersion: 1 });
    dropId = await addDrop(world, liveSession.id, { limitPerMember: 5 });
  });

  const guess = (memberId: string, count: number, from: number) => `mutation {
    ${Array.from({ length: count }, (_, index) => `g${index}: claimDrop(input: {
      dropId: "${dropId}", memberId: "${memberId}", passcode: "wrong${from + index}",
      idempotencyKey: "${world.fresh()}" }) { claim { id } userErrors { code path message } }`).join(' ')} }`;

  const guessMany = (memberId: string, count: number, from: number) => `mutation {
    claimDropBatch(input: { claims: [${Array.from({ length: count }, (_, index) => `{
      dropId: "${dropId}", memberId: "${memberId}", passcode: "wrong${from + index}",
      idempotencyKey: "${world.fresh()}" }`).join(', ')}] }) {
      results { claim { id } userErrors { code path message } } } }`;

  it('is guessed no more often by alias, batch and in parallel than one by one', async () => {
    const memberId = await richMember(world);
    const answers = await Promise.all([
      ...[0, 1, 2, 3].map((round) => graph.ask(guess(memberId, 10, round * 10))),
      graph.ask(guessMany(memberId, 20, 40)),
    ]);
    const codes = tally(answers.flatMap(({ data }) => userErrorsIn(data).map(({ code }) => code)));
    expect(codes).toEqual({ WRONG_PASSCODE: MOST_TRIES, TOO_MANY_ATTEMPTS: 60 - MOST_TRIES });
    // And then the right one does not help either, for a while.
    const { data } = await graph.ask(`mutation { claimDrop(input: { dropId: "${dropId}",
      memberId: "${memberId}", passcode: "翡翠8888", idempotencyKey: "right" }) {
      claim { id } userErrors { code path message } } }`);
    expect(userErrorsIn(data).map(({ code }) => code)).toEqual(['TOO_MANY_ATTEMPTS']);
  });

  it('is not locked for others by that', async () => {
    const memberId = await richMember(world);
    const made = await change(world, 'claimDrop', 'claim { id }', { dropId, memberId,
      passcode: '翡翠8888', idempotencyKey: world.fresh() });
    expect(made.claim.id).toMatch(/^clm_/);
  });
});

describe('a password', () => {
  it('is guessed five times in all, by alias and in parallel', async () => {
    const { actor } = await newOperator(world);
    const document = (round: number) => `mutation { ${[0, 1, 2, 3, 4].map((index) => `g${index}:
      changeMyPassword(input: { currentPassword: "wrong ${round} ${index}",
        password: "another good password" }) { changed userErrors { code path message } }`).join(' ')} }`;
    const answers = await Promise.all([0, 1, 2].map((round) => graph.ask(document(round), {}, actor)));
    const codes = tally(answers.flatMap(({ data }) => userErrorsIn(data).map(({ code }) => code)));
    expect(codes).toEqual({ CREDENTIALS_WRONG: MOST_TRIES, LOCKED_OUT: 15 - MOST_TRIES });
  });
});

describe('a phone', () => {
  const KNOWN = '+8613900004321';
  const look = (n: number) => `+86139${String(n).padStart(4, '0')}4321`;
  const shown = (phone: string, more: string) => `region: "CN", source: ONLINE, phone: "${phone}",
    phoneVerified: true, idempotencyKey: "${world.fresh()}", ${more}`;
  const byChannel = (phone: string) => shown(phone,
    `channelId: "${world.shop.channelId}", externalId: "${world.fresh()}"`);
  const codesIn = (data: any, found: string) => [
    ...userErrorsIn(data).map(({ code }) => code),
    ...Object.values<any>(data).flatMap((payload) => payload.results ?? payload)
      .filter(({ resolution }) => resolution !== null).map(({ resolution }) => resolution),
  ].filter((word) => word === found).length;

  beforeAll(async () => {
    await change(world, 'enrolMember', 'resolution', { channelId: world.shop.channelId,
      externalId: 'holder', region: 'CN', source: 'ONLINE', phone: KNOWN, phoneVerified: true,
      idempotencyKey: world.fresh() });
  });

  it('is tried ten times a day by a channel: alias, list and parallel together', async () => {
    const single = (from: number) => `mutation { ${[0, 1, 2, 3, 4].map((n) => `g${n}: enrolMember(
      input: { ${byChannel(look(from + n))} }) { resolution userErrors { code path message } }`)
      .join(' ')} }`;
    const list = (from: number) => `mutation { enrolMembers(input: { members: [${[0, 1, 2, 3, 4]
      .map((n) => `{ ${byChannel(look(from + n))} }`).join(', ')}] }) {
      results { resolution userErrors { code path message } } } }`;
    const answers = await Promise.all([single(100), list(200), single(300), list(400), list(500)]
      .map((document) => graph.ask(document, {}, world.shop.partner)));
    const count = (word: string) => answers.reduce((sum, { data }) => sum + codesIn(data, word), 0);
    expect([count('NEW'), count('TOO_MANY_ATTEMPTS')]).toEqual([10, 15]);
    // The right one gets the same answer now: nothing was learnt, and nobody was linked.
    const { data } = await graph.ask(`mutation { enrolMember(input: { ${byChannel(KNOWN)} }) {
      resolution member { id } userErrors { code path message waitSeconds } } }`, {},
    world.shop.partner);
    expect(data!['enrolMember']).toEqual({ resolution: null, member: null, userErrors: [{
      code: 'TOO_MANY_ATTEMPTS', path: ['phone'], message: 'Too many phones were shown.',
      waitSeconds: 86_400 }] });
  });

  it('is searched ten times by a franchise, one by one, by alias and in parallel', async () => {
    const clerk = tenant(world.shop.franchiseUuid, 'members:read');
    const document = (from: number) => `{ ${[0, 1, 2, 3, 4].map((n) => `s${n}: members(filter: {
      search: "${look(from + n)}" }) { totalCount }`).join(' ')} }`;
    const answers = await Promise.all([0, 600, 700, 800].map((from) =>
      graph.ask(document(from), {}, clerk)));
    const refused = answers.filter(({ errors }) => errors !== undefined);
    expect(refused.length).toBeGreaterThanOrEqual(2);
    refused.push(await graph.ask(`{ members(filter: { search: "${look(900)}" }) { totalCount } }`,
      {}, clerk));
    const codes = refused.flatMap(({ errors }) => errors!).map(({ extensions }) => extensions);
    expect(codes.every(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toBe(true);
    expect(codes.at(-1)).toMatchObject({ retryAfterMs: 86_400_000 });
    expect(JSON.stringify(answers)).not.toContain('"totalCount":1');
  });
});

describe('ids', () => {
  it('are guessed at most 20 by alias and 100 by list, and found by neither', async () => {
    const id = (index: number) => `mem_01hk153x00${index.toString(32).padStart(16, '0')}`
      .replace(/[ilou]/g, 'z');
    const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, index) =>
      `m${index}: member(id: "${id(index)}") { id }`).join(' ')} }`;
    const many = await graph.ask(aliases(21));
    expect(many.errors![0]!.extensions['code']).toBe('TOO_MANY_ROOT_FIELDS');
    const { data } = await graph.ask(aliases(20));
    expect(Object.values(data!).every((found) => found === null)).toBe(true);
    const { nodes } = await graph.get('query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array.from({ length: 100 }, (_, index) => id(index)) });
    expect(nodes).toEqual(Array.from({ length: 100 }, () => null));
  });
});

describe('the signed hop, on every route between subgraphs', () => {
  const secret = 'the hop of this test';
  it.each(['/graphql', '/events', '/dead-letters', '/dead-letters/replay'])(
    '%s takes neither forged nor foreign signatures, nor people', async (path) => {
      const server = await serveSubgraph(graph.runtimes.get('loyalty')!,
        { port: 0, host: '127.0.0.1', secret, log: pino({ level: 'silent' }) });
      try {
        const body = path === '/graphql' ? '{"query":"{ __typename }"}'
          : path === '/events' ? '[]' : '{"limit":1,"ids":[]}';
        const service = { requestId: 'r', actor: serviceActor('x', []), deadlineAt: 0 };
        const send = (hop?: string) => fetch(server.url + path, { method: 'POST', body, headers: {
          'content-type': 'application/json', ...(hop === undefined ? {} : { 'karat-actor': hop }) } });
        const [claims, mac] = signHop(secret, service, 'loyalty', body).split('.');
        for (const forged of [undefined, '', 'x.y', `${claims}.`, `.${mac}`, `${claims}.${mac}x`,
          `${Buffer.from('{"kind":"service"}').toString('base64url')}.${mac}`,
          signHop('guessed', service, 'loyalty', body), signHop(secret, service, 'orders', body),
          signHop(secret, service, 'loyalty', `${body} `),
          signHop(secret, service, 'loyalty', body, Date.now() - 301_000)]) {
          expect((await send(forged)).status).toBe(401);
        }
        if (path !== '/graphql') {
          const person = signHop(secret, { ...service, actor: OWNER }, 'loyalty', body);
          expect((await send(person)).status).toBe(403);
        }
        const fine = signHop(secret, { ...service, deadlineAt: Date.now() + 5_000 }, 'loyalty', body);
        expect((await send(fine)).status).toBe(200);
      } finally {
        await server.close();
      }
    });
});
