import { afterEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import type { SubgraphRequest } from '../../../subgraphs/kernel/port.ts';
import type { House } from '../../house.ts';
import { mountMessagePage } from './message-page.ts';

const NOW = new Date('2026-10-01T01:00:00Z');
let app: FastifyInstance;
afterEach(() => app.close());

/** Outreach that answers so, and what it was told. */
async function opened(answer: () => unknown) {
  const told: SubgraphRequest[] = [];
  const execute = async (request: SubgraphRequest) => { told.push(request); return answer(); };
  app = fastify();
  await app.register(async (scope) =>
    mountMessagePage(scope, { ports: new Map([['outreach', { execute }]]) } as unknown as House,
      { clock: { now: () => NOW } }));
  return told;
}

const said = (linkUrl: string | null, ...codes: string[]) => ({
  data: { answerMessage: { linkUrl, userErrors: codes.map((code) => ({ code })) } } });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the page behind links of messages', () => {
  it('leads on to where the text says, with the scope of this one deed', async () => {
    const told = await opened(() => said('https://brand.example/autumn'));
    const { statusCode, headers } = await app.inject('/m/abc');
    expect([statusCode, headers.location, headers['cache-control']])
      .toEqual([303, 'https://brand.example/autumn', 'no-store']);
    expect(told.map(({ variables, context }) => [variables, context.actor.scopes]))
      .toEqual([[{ input: { token: 'abc', answer: 'FOLLOWED' } }, ['outreach:answer']]]);
  });

  it('asks before anybody leaves: what looks at links opts nobody out', async () => {
    const told = await opened(() => said(null));
    const asked = await app.inject('/m/abc?out');
    expect(asked.body).toContain('<form method="post">');
    expect(told).toEqual([]);
    const left = await app.inject({ method: 'POST', url: '/m/abc?out', headers: form, payload: '' });
    expect(left.body).toContain('已退订');
    expect(told.map(({ variables }) => variables)).toEqual([{ input: { token: 'abc', answer: 'OPTED_OUT' } }]);
    expect((await app.inject('/m/abc')).body).toContain('感谢阅读');
  });

  it('is nowhere for a token that no message has, and says when outreach does not answer', async () => {
    let answer: () => unknown = () => said(null, 'NOT_FOUND');
    await opened(() => answer());
    expect((await app.inject('/m/abc')).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: '/m/abc', headers: form, payload: '' })).statusCode).toBe(404);
    answer = () => Promise.reject(new Error('down'));
    expect((await app.inject('/m/abc')).statusCode).toBe(503);
    answer = () => said(null, 'TRY_AGAIN');
    expect((await app.inject({ method: 'POST', url: '/m/abc', headers: form, payload: '' })).statusCode).toBe(503);
  });

  it('has a limit for whoever tries tokens', async () => {
    await opened(() => said(null, 'NOT_FOUND'));
    const codes: number[] = [];
    for (let n = 0; n < 110; n += 1) codes.push((await app.inject(`/m/t${n}`)).statusCode);
    expect(codes.slice(0, 100)).toEqual(Array(100).fill(404));
    const late = await app.inject('/m/abc');
    expect([codes.includes(429), late.statusCode, late.headers['retry-after']]).toEqual([true, 429, '1']);
  });
});
