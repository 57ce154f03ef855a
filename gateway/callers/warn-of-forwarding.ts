import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import {
  callerOf, TRUST_PROXY_FORM, type TrustProxy,
} from './caller-address.ts';

const UNSPOKEN = 'Requests are forwarded by a proxy, but KARAT_TRUST_PROXY is not set: all callers count as one. '
  + `Set it to ${TRUST_PROXY_FORM}.`;
const UNKNOWN = 'Requests are forwarded by somebody whom KARAT_TRUST_PROXY does not name: '
  + 'their callers count as one.';

/** Once: behind a proxy that nobody spoke of, all callers have one address and one budget. */
export function warnOfForwarding(
  app: FastifyInstance, trustProxy: TrustProxy | 'off' | undefined, log: Logger,
): void {
  if (trustProxy === 'off') return;
  let isSaid = false;
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isSaid && callerOf(request.raw, trustProxy).isClaimed) {
      isSaid = true;
      log.warn({ proxy: request.socket.remoteAddress }, trustProxy === undefined ? UNSPOKEN : UNKNOWN);
    }
    done();
  });
}
