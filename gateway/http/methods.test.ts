import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { request, type IncomingHttpHeaders } from 'node:http';
import type { Gateway } from '../gateway.ts';
import { createFixture } from '../tests/fixture.ts';

let gateway: Gateway;
let app: FastifyInstance;
let url: string;
beforeAll(async () => {
  gateway = await createFixture().gateway();
  app = fastify();
  await app.register(gateway.handler);
  url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
});
afterAll(async () => {
  await gateway.close();
  await app.close();
});

/** As fetch cannot: any method, any header. */
function sendRaw(url: string, method: string, headers: Record<string, string> = {}, body = '') {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const sent = request(url, { method, headers, timeout: 5_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => { text += part; })
        .on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: text }));
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer'))).on('error', reject);
    sent.end(body);
  });
}

it.each(['PUT', 'PATCH', 'DELETE', 'TRACE'])('%s is no way to ask, and says what is', async (method) => {
  for (const path of ['', '/stream']) {
    const { status, headers, body } = await sendRaw(`${url}${path}`, method);
    expect([status, headers['allow'], JSON.parse(body).errors[0].extensions.code])
      .toEqual([405, 'GET, POST, OPTIONS', 'METHOD_REFUSED']);
  }
});

it.each(['h2c', 'websocket', 'something'])('a wish to upgrade to %s is passed over', async (protocol) => {
  const wish = { connection: 'Upgrade', upgrade: protocol };
  const { status, body } = await sendRaw(url, 'POST',
    { ...wish, 'content-type': 'application/json' }, '{"query":"{ hello }"}');
  expect([status, body]).toEqual([200, expect.stringContaining('"hello":"hello you"')]);
  expect((await sendRaw(`${url}/none`, 'GET', wish)).status).toBe(404);
});

it('and on the path of the sockets, a protocol that is none', async () => {
  const { status } = await sendRaw(`${url}/ws`, 'GET', { connection: 'Upgrade', upgrade: 'h2c' });
  expect(status).toBe(404);
});
