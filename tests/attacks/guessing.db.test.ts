import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { serveSubgraph } from '../../subgraphs/kernel/server/http-server.ts';
import { signHop } from '../../subgraphs/kernel/signed-actor.ts';
import pino from 'pino';
import { OWNER, startTestGraph, type TestGraph } from '../kit/graph.ts';
import { userErrorsIn } from './kit/api.ts';
import { newOperator } from './kit/valid-identity-inputs.ts';
import { addDrop, change, NOW, openWorld, richMember, type World } from './kit/world.ts';

const MOST_TRIES = 5;

let graph: TestGraph;
let world: World;
beforeAll(async () => {
  graph = await startTestGraph({ now: NOW });
  world = await openWorld(graph);
}, 120_000);
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

  it('is guessed no more often by alias and in parallel than one by one', async () => {
    const memberId = await richMember(world);
    const answers = await Promise.all([0, 1, 2, 3].map((round) =>
      graph.ask(guess(memberId, 10, round * 10))));
    const codes = tally(answers.flatMap(({ data }) => userErrorsIn(data).map(({ code }) => code)));
    expect(codes).toEqual({ WRONG_PASSCODE: MOST_TRIES, TOO_MANY_ATTEMPTS: 40 - MOST_TRIES });
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
          signHop(secret, service, 'loyalty', body, Date.now() - 60_000)]) {
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
