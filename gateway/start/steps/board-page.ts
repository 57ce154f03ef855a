import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { ANONYMOUS } from '../../../subgraphs/kernel/actor.ts';
import { newId } from '../../../subgraphs/kernel/ids.ts';
import type { House } from '../../house.ts';
import { SECURITY_HEADERS } from '../../http/security-headers.ts';
import { boardPage, STYLE, type ShownPrice } from './board-html.ts';

const DOCUMENT = parse(`query ($region: String!) { publicGoldBoard(region: $region) {
  metal purity effectiveAt retail { amount currency } buyback { amount currency } } }`);
const PATIENCE_MS = 5_000;
/** Screens of a thousand stores cost the house one question in this time. */
const KEPT_MS = 15_000;
const MOST_KEPT = 100;
const HEADERS = {
  ...SECURITY_HEADERS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
    + `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'cache-control': 'public, max-age=15',
};

/** `/board/CN`: the gold board of a region for a screen in a store. No sign-in, no script; it loads itself anew. */
export function mountBoardPage(scope: FastifyInstance, house: House): void {
  const kept = new Map<string, { at: number; page: Promise<string | null> }>();
  scope.get<{ Params: { region: string } }>('/board/:region', async (request, reply) => {
    const { region } = request.params;
    if (!/^[A-Z]{2,8}$/.test(region)) return reply.callNotFound();
    const now = Date.now();
    let known = kept.get(region);
    if (!known || now - known.at > KEPT_MS) {
      if (kept.size >= MOST_KEPT) kept.clear();
      known = { at: now, page: read(house, region) };
      kept.set(region, known);
    }
    const page = await known.page.catch(() => undefined);
    if (page === null) return reply.callNotFound();
    if (page === undefined) {
      kept.delete(region);
      return reply.code(503).headers(SECURITY_HEADERS).send({ error: 'Not now: try again.' });
    }
    return reply.headers(HEADERS).type('text/html; charset=utf-8').send(page);
  });
}

/** Null where there is no such region. */
async function read(house: House, region: string): Promise<string | null> {
  const answer = await house.ports.get('catalog')?.execute({
    document: DOCUMENT, variables: { region },
    context: { requestId: newId(), actor: ANONYMOUS, deadlineAt: Date.now() + PATIENCE_MS },
  });
  if (!answer || !('data' in answer)) throw new Error('the catalog did not answer');
  if (answer.errors?.some(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT')) return null;
  const board = answer.data?.['publicGoldBoard'] as readonly ShownPrice[] | undefined;
  if (!board) throw new Error('the catalog did not answer');
  return boardPage(region, board);
}
