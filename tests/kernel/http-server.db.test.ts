import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { ANONYMOUS, serviceActor } from '../../subgraphs/kernel/actor.ts';
import { serveSubgraph } from '../../subgraphs/kernel/server/http-server.ts';
import { signHop } from '../../subgraphs/kernel/signed-actor.ts';
import { operator, person, startTestSubgraph, type TestSubgraph } from '../kit/subgraph.ts';
import { notes } from './notebook.ts';

const secret = 'a secret of this test';
let app: TestSubgraph;
let server: { url: string; close(): Promise<void> };
beforeAll(async () => {
  app = await startTestSubgraph(notes);
  server = await serveSubgraph(app.runtime, {
    port: 0, host: '127.0.0.1', secret, log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  });
});
afterAll(async () => {
  await server.close();
  await app.stop();
});

interface Sending { actor?: Actor; path?: string; token?: (body: string) => string | undefined }

async function send(payload: object, { actor = ANONYMOUS, path = '/graphql', token }: Sending = {}) {
  const body = JSON.stringify(payload);
  const context = { requestId: 'r', actor, deadlineAt: Date.now() + 5000 };
  const signature = token ? token(body) : signHop(secret, context, 'notes', body);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (signature !== undefined) headers['karat-actor'] = signature;
  const response = await fetch(server.url + path, { method: 'POST', body, headers });
  return { status: response.status, json: await response.json() as any };
}

const writer = operator('notes:read', 'notes:write');
const WRITE = `mutation($input: WriteNoteInput!) {
  writeNote(input: $input) { note { text } userErrors { code path } } }`;

describe('a subgraph alone over HTTP', () => {
  it('answers its gateway', async () => {
    const variables = { input: { text: 'hello', idempotencyKey: 'h1' } };
    const { status, json } = await send({ query: WRITE, variables }, { actor: writer });
    expect(status).toBe(200);
    expect(json).toEqual({ data: { writeNote: { note: { text: 'hello' }, userErrors: [] } } });
  });

  it('enforces scopes for itself: by field and by answered type', async () => {
    const nobody = await send({ query: '{ notes { id } }' });
    expect(nobody.json.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const other = await send({ query: '{ notes { id } }' }, { actor: operator('notes:write') });
    expect(other.json.errors[0].extensions).toMatchObject({
      code: 'FORBIDDEN', requiredScopes: ['notes:read'] });
    const secretField = await send({ query: '{ notes { id secret } }' }, { actor: writer });
    expect(secretField.json.errors[0].path).toEqual(['notes', 0, 'secret']);
    expect(secretField.json.data.notes[0].secret).toBeNull();
    const blind = operator('notes:write');
    const variables = { input: { text: 'unseen', idempotencyKey: 'h2' } };
    const answered = await send({ query: WRITE, variables }, { actor: blind });
    expect(answered.json.data.writeNote.note).toBeNull();
    expect(answered.json.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('shows a restricted actor nothing that is not theirs', async () => {
    const seen = await send({ query: '{ notes { id } }' },
      { actor: person('018cc251-f400-7aaa-8aaa-000000000001', 'notes:read') });
    expect(seen.json).toEqual({ data: { notes: [] } });
  });

  it('masks bugs and refuses what no text is', async () => {
    const bug = await send({ query: WRITE, variables: { input: { text: 'bug', idempotencyKey: 'b' } } },
      { actor: writer });
    expect(JSON.stringify(bug.json)).not.toContain('secret detail');
    expect(bug.json.errors[0].extensions.code).toBe('INTERNAL');
    const nul = await send({ query: WRITE,
      variables: { input: { text: 'a\u0000b', idempotencyKey: 'n' } } }, { actor: writer });
    expect(nul.json.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    const long = await send({ query: WRITE,
      variables: { input: { text: 'x'.repeat(10_001), idempotencyKey: 'n' } } }, { actor: writer });
    expect(long.json.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses bytes that are not UTF-8, and reads nothing', async () => {
    const sent = async (name: string, charset = '') => {
      const bytes = Buffer.from(JSON.stringify({ query: WRITE,
        variables: { input: { text: name, idempotencyKey: name } } }), 'latin1');
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', body: bytes, headers: {
        'content-type': `application/json${charset}`,
        'karat-actor': signHop(secret, { ...context, deadlineAt: Date.now() + 5000 }, 'notes',
          bytes.toString('utf8')) } });
      return response.status;
    };
    const gbk = '\u00d5\u00c5\u00c8\u00fd';
    expect([await sent(gbk), await sent('abc', '; charset=utf-16'), await sent('abc', '; charset=GBK')])
      .toEqual([400, 415, 415]);
    expect(await app.sql.all`select text from note where text ~ '[^ -~]' or text = 'abc'`).toEqual([]);
    expect(await sent('abc', '; charset="UTF-8"')).toBe(200);
  });

  it('stores no replacement character, and says where it stood', async () => {
    const lost = await send({ query: WRITE,
      variables: { input: { text: 'a\ufffdb', idempotencyKey: 'f' } } }, { actor: writer });
    expect(lost.json.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', path: ['input', 'text'] });
  });

  it('answers a value written wrong in the document as the caller\'s input', async () => {
    const literal = 'mutation { writeNote(input: { text: 8999, idempotencyKey: "l" }) { note { id } } }';
    const { json } = await send({ query: literal }, { actor: writer });
    expect(json.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['input', 'text'] });
    const inside = await app.query(literal, {}, writer);
    expect(inside.errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT', path: ['input', 'text'] });
    const byDefault = await app.query('query($id: ID! = true) { note(id: $id) { id } }', {}, writer);
    expect(byDefault.errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT', path: ['$id'] });
  });

  const body = '{"query":"{ notes { id } }"}';
  const context = { requestId: 'r', actor: writer, deadlineAt: 0 };
  it.each<[string, (body: string) => string | undefined]>([
    ['no signature', () => undefined],
    ['another secret', (sent) => signHop('wrong', context, 'notes', sent)],
    ['another audience', (sent) => signHop(secret, context, 'orders', sent)],
    ['another body', () => signHop(secret, context, 'notes', `${body} `)],
    ['an old signature', (sent) => signHop(secret, context, 'notes', sent, Date.now() - 301_000)],
    ['one of the future', (sent) => signHop(secret, context, 'notes', sent, Date.now() + 301_000)],
    ['claims exchanged', (sent) => {
      const [, mac] = signHop(secret, { ...context, actor: ANONYMOUS }, 'notes', sent).split('.');
      return `${signHop(secret, context, 'notes', sent).split('.')[0]}.${mac}`;
    }],
    ['no mac', (sent) => `${signHop(secret, context, 'notes', sent).split('.')[0]}.`],
  ])('refuses %s', async (_what, token) => {
    const { status, json } = await send(JSON.parse(body), { token });
    expect(status).toBe(401);
    expect(json.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(json.data).toBeUndefined();
  });

  it('takes events from services only', async () => {
    const refused = await send([], { actor: writer, path: '/events' });
    expect(refused.status).toBe(403);
    const taken = await send([], { actor: serviceActor('x', []), path: '/events' });
    expect(taken).toEqual({ status: 200, json: [] });
  });

  it('tells other rooms, and nobody without a signature', async () => {
    const asked = { subscriber: 'nobody', keys: { note: ['told'] } };
    expect(await send(asked, { actor: writer, path: '/facts' })).toEqual({ status: 200, json: [] });
    expect((await send(asked, { path: '/facts', token: () => 'x.y' })).status).toBe(401);
  });

  const subscribe = (url: string): Promise<Response> => {
    const sent = JSON.stringify({ query: 'subscription { noteWritten }' });
    const signature = signHop(secret, { ...context, deadlineAt: Date.now() + 5000 }, 'notes', sent);
    return fetch(`${url}/graphql`, { method: 'POST', body: sent, headers: { 'content-type': 'application/json',
      'karat-actor': signature, accept: 'text/event-stream' } });
  };

  it('streams a subscription', async () => {
    const response = await subscribe(server.url);
    expect(response.status).toBe(200);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const nudge = setInterval(() => void app.sql.run`select pg_notify('notes', 'written')`, 50);
    while (!text.includes('event: next')) text += (await reader.read()).value ?? '';
    clearInterval(nudge);
    expect(text).toContain('{"data":{"noteWritten":"written"}}');
    await reader.cancel();
  });

  it('says that it leaves, and ends although a stream is open', async () => {
    const other = await serveSubgraph(app.runtime,
      { port: 0, host: '127.0.0.1', secret, log: pino({ level: 'silent' }) });
    const ready = async () => {
      const response = await fetch(`${other.url}/readyz`);
      return [response.status, await response.json()];
    };
    expect(await ready()).toEqual([200, { status: 'ready', missing: [] }]);
    const response = await subscribe(other.url);
    const broken = response.text().then(() => 'ended', () => 'broken');
    other.leave();
    expect(await ready()).toEqual([503, { status: 'closing', missing: [] }]);
    const began = performance.now();
    await other.close();
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await broken).toBe('broken');
  });
});
