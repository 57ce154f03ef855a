import { afterEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import type { SubgraphRequest } from '../../../subgraphs/kernel/port.ts';
import type { House } from '../../house.ts';
import { mountBoardPage } from './board-page.ts';

let app: FastifyInstance;
afterEach(() => app.close());

/** A catalog that answers so, and what it was asked. */
async function opened(answer: () => unknown) {
  const asked: SubgraphRequest[] = [];
  const execute = async (request: SubgraphRequest) => { asked.push(request); return answer(); };
  app = fastify();
  await app.register(async (scope) =>
    mountBoardPage(scope, { ports: new Map([['catalog', { execute }]]) } as unknown as House));
  return asked;
}

describe('the page of the board', () => {
  it('shows prices as hallmarks name them, asks as nobody and once for many screens', async () => {
    const asked = await opened(() => ({ data: { publicGoldBoard: [
      { metal: 'GOLD', purity: 9_990, effectiveAt: '2026-09-15T01:30:00.000Z',
        retail: { amount: '1012.00', currency: 'CNY' }, buyback: { amount: '780.00' } },
      { metal: 'PLATINUM', purity: 9_500, effectiveAt: '2026-09-14T01:30:00.000Z',
        retail: { amount: '452.50', currency: '<b>' }, buyback: null },
    ] } }));
    const pages = await Promise.all([1, 2, 3].map(() => app.inject('/board/CN')));
    expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(asked.map(({ variables, context }) => [variables, context.actor.kind, context.actor.scopes]))
      .toEqual([[{ region: 'CN' }, 'anonymous', []]]);
    const { body, headers } = pages[0]!;
    expect(body).toContain('<tr><td>足金999</td><td>1,012.00</td><td>780.00</td></tr>'
      + '<tr><td>铂950</td><td>452.50</td><td>—</td></tr>');
    expect(body).toContain('2026-09-15 01:30 UTC');
    expect(body).not.toContain('<script');
    expect([headers['cache-control'], headers['content-type']])
      .toEqual(['public, max-age=15', 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .* style-src 'sha256-[\w+/]{43}='$/);
  });

  it('is there for regions alone, says when there is no price, and when the catalog does not answer', async () => {
    let answer: () => unknown = () => ({ data: { publicGoldBoard: [] } });
    await opened(() => answer());
    expect((await app.inject('/board/HK')).body).toContain('暂无金价');
    expect((await app.inject('/board/hk')).statusCode).toBe(404);
    answer = () => ({ data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect((await app.inject('/board/ZZ')).statusCode).toBe(404);
    answer = () => Promise.reject(new Error('down'));
    expect((await app.inject('/board/SG')).statusCode).toBe(503);
    answer = () => ({ data: { publicGoldBoard: [] } });
    expect((await app.inject('/board/SG')).statusCode).toBe(200);
  });
});
