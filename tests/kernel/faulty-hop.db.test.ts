import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import pino from 'pino';
import { composeSupergraph } from '../../gateway/compose.ts';
import { createGateway } from '../../gateway/gateway.ts';
import { createHttpPort } from '../../subgraphs/kernel/server/http-port.ts';
import { serveSubgraph } from '../../subgraphs/kernel/server/http-server.ts';
import { signHop } from '../../subgraphs/kernel/signed-actor.ts';
import { operator, startTestSubgraph, type TestSubgraph } from '../kit/subgraph.ts';
import { notes } from './notebook.ts';

const secret = 'a secret of this test';
const writer = operator('notes:read', 'notes:write');
const there: Record<string, unknown>[] = [];
const logInto = (lines: Record<string, unknown>[]) =>
  pino({ level: 'error' }, { write: (line: string) => { lines.push(JSON.parse(line)); } });
const closers: (() => Promise<unknown>)[] = [];

let app: TestSubgraph;
let url: string;
beforeAll(async () => {
  app = await startTestSubgraph(notes);
  const server = await serveSubgraph(app.runtime,
    { port: 0, host: '127.0.0.1', secret, log: logInto(there) });
  url = server.url;
  closers.push(() => app.stop(), () => server.close());
});
afterAll(async () => { for (const close of closers.reverse()) await close(); });

/** A gateway before the notes, whose hops are signed with this secret and by a clock that is so far off. */
async function gatewayWith(hopSecret: string, clockOffMs: number) {
  const here: Record<string, unknown>[] = [];
  const port = createHttpPort({ name: 'notes', url, sign: (context, body) =>
    signHop(hopSecret, { ...context, deadlineAt: context.deadlineAt + clockOffMs }, 'notes', body,
      Date.now() + clockOffMs) });
  const gateway = await createGateway({
    supergraphSdl: composeSupergraph([{ name: 'notes', sdl: notes.built.sdl }]),
    ports: new Map([['notes', port]]), authenticate: () => Promise.resolve(writer),
    mode: 'development', log: logInto(here),
  });
  const door = fastify();
  await door.register(gateway.handler);
  const address = await door.listen({ port: 0, host: '127.0.0.1' });
  closers.push(() => port.close(), async () => { await Promise.all([gateway.close(), door.close()]); });
  const ask = async (query: string, accept = 'application/json') =>
    await fetch(`${address}/graphql`, { method: 'POST', body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json', accept } });
  return { here, address, ask };
}

const DOCUMENTS = ['{ notes { id } }',
  'mutation { writeNote(input: { text: "t", idempotencyKey: "k" }) { note { id } } }'];

describe('a hop between two machines', () => {
  it.each([-240_000, -40_000, 40_000, 240_000])('does not mind clocks that are %d ms apart', async (off) => {
    const { ask } = await gatewayWith(secret, off);
    for (const query of DOCUMENTS) {
      const answer = await (await ask(query)).json() as { errors?: unknown };
      expect(answer.errors).toBeUndefined();
    }
  });

  it.each([
    ['another secret', 'wrong', 0, { fault: 'signature' }],
    ['a clock far behind', secret, -301_000, { fault: 'clock' }],
    ['a clock far ahead', secret, 301_000, { fault: 'clock' }],
  ])('that is not believed is the house\'s fault, not the caller\'s: %s', async (_what, key, off, logged) => {
    there.length = 0;
    const { here, ask } = await gatewayWith(key, off);
    for (const query of DOCUMENTS) {
      const { errors } = await (await ask(query)).json() as { errors: { extensions: unknown }[] };
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'notes' }]);
    }
    const stream = await (await ask('subscription { noteWritten }', 'text/event-stream')).text();
    expect(stream).toContain('"code":"SUBGRAPH_UNAVAILABLE"');
    // A read is tried once more.
    expect(there).toHaveLength(4);
    for (const line of there) expect(line).toMatchObject({ level: 50, ...logged });
    expect(here.map(({ level, subgraph, msg }) => ({ level, subgraph, msg }))).toEqual(
      Array(3).fill({ level: 50, subgraph: 'notes', msg: 'subgraph call failed' }));
    expect(JSON.stringify(here)).toContain('answered 401');
  });

  it('opens the circuit, which readiness shows', async () => {
    const { address, ask } = await gatewayWith('wrong', 0);
    for (let turn = 0; turn < 5; turn += 1) await ask('{ notes { id } }');
    const seen = there.length;
    const { errors } = await (await ask('{ notes { id } }')).json() as { errors: { extensions: unknown }[] };
    expect(errors[0]!.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(there).toHaveLength(seen);
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ openCircuits: ['notes'] });
  });
});
