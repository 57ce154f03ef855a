import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { serviceActor } from '../../../subgraphs/kernel/actor.ts';
import { newId } from '../../../subgraphs/kernel/ids.ts';
import type { House } from '../../house.ts';
import { SECURITY_HEADERS } from '../../http/security-headers.ts';

export const CARD_KEYS_PATH = '/.well-known/karat-card-keys.json';
const DOCUMENT = parse('{ cardKeys { id publicKey since } }');
const PATIENCE_MS = 5_000;

/** Public keys of printed cards, for anybody anywhere: a till without the house checks cards by them. */
export function mountCardKeys(scope: FastifyInstance, house: House): void {
  scope.get(CARD_KEYS_PATH, async (_request, reply) => {
    const answer = await house.ports.get('members')?.execute({
      document: DOCUMENT, variables: {},
      context: {
        requestId: newId(), actor: serviceActor('gateway', ['members:read']), deadlineAt: Date.now() + PATIENCE_MS,
      },
    }).catch(() => null);
    const keys = answer && 'data' in answer ? answer.data?.['cardKeys'] : null;
    if (!keys) return reply.code(503).headers(SECURITY_HEADERS).send({ error: 'Not now: try again.' });
    return reply.headers({
      ...SECURITY_HEADERS, 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*',
    }).send({ keys });
  });
}
