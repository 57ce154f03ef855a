import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { ANONYMOUS } from '../../../subgraphs/kernel/actor.ts';
import { newId } from '../../../subgraphs/kernel/ids.ts';
import type { House } from '../../house.ts';
import { SECURITY_HEADERS } from '../../http/security-headers.ts';

export const PROVENANCE_KEYS_PATH = '/.well-known/karat-provenance-keys.json';
const DOCUMENT = parse('{ publicProvenanceKeys { id publicKey since } }');
const PATIENCE_MS = 5_000;

/** Public keys of provenances, for anybody anywhere: whoever has a document proves it by them. */
export function mountProvenanceKeys(scope: FastifyInstance, house: House): void {
  scope.get(PROVENANCE_KEYS_PATH, async (_request, reply) => {
    const answer = await house.ports.get('catalog')?.execute({
      document: DOCUMENT, variables: {},
      context: {
        requestId: newId(), actor: ANONYMOUS, deadlineAt: Date.now() + PATIENCE_MS,
      },
    }).catch(() => null);
    const keys = answer && 'data' in answer ? answer.data?.['publicProvenanceKeys'] : null;
    if (!keys) return reply.code(503).headers(SECURITY_HEADERS).send({ error: 'Not now: try again.' });
    return reply.headers({
      ...SECURITY_HEADERS, 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*',
    }).send({ keys });
  });
}
