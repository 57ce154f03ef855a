import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { IdentityError } from '../../identity/index.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import {
  HopRefused, type HopSecret, logRefusedHop, verifyHop,
} from '../../subgraphs/kernel/signed-actor.ts';
import { GatewayError } from '../errors.ts';
import type { Authenticate } from '../subscriptions/lifetime.ts';

/**
 * Who sends a request to this house. A subgraph that runs elsewhere calls back as a service, with a
 * signed hop; everybody else brings a token. A bad token is the caller's business and is answered as
 * such; anything else that goes wrong here is ours.
 */
export function houseAuthenticate(
  byToken: (headers: IncomingHttpHeaders) => Promise<Actor>, hopSecret: HopSecret, log: Logger,
): Authenticate {
  return async (headers, body = '') => {
    const hop = headers['karat-actor'];
    if (typeof hop === 'string') return actorOfHop(hopSecret, hop, body, log);
    try {
      return await byToken(headers);
    } catch (error) {
      if (!(error instanceof IdentityError) || error.code !== 'UNAUTHENTICATED') throw error;
      throw new GatewayError('UNAUTHENTICATED', error.message);
    }
  };
}

function actorOfHop(secret: HopSecret, hop: string, body: string, log: Logger): Actor {
  try {
    return verifyHop(secret, hop, 'gateway', body).actor;
  } catch (error) {
    if (error instanceof HopRefused) logRefusedHop(log, error, '/graphql');
    throw error;
  }
}
