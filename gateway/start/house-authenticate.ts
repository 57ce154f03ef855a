import type { IncomingHttpHeaders } from 'node:http';
import { IdentityError } from '../../identity/index.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { verifyHop } from '../../subgraphs/kernel/signed-actor.ts';
import { GatewayError } from '../errors.ts';

type Authenticate = (headers: IncomingHttpHeaders) => Promise<Actor>;

/**
 * Who sends a request to this house. A subgraph that runs elsewhere calls back as a service, with a
 * signed hop; everybody else brings a token. A bad token is the caller's business and is answered as
 * such; anything else that goes wrong here is ours.
 */
export function houseAuthenticate(byToken: Authenticate, hopSecret: string): Authenticate {
  return async (headers) => {
    const hop = headers['karat-actor'];
    if (typeof hop === 'string') return verifyHop(hopSecret, hop, 'gateway', '').actor;
    try {
      return await byToken(headers);
    } catch (error) {
      if (!(error instanceof IdentityError) || error.code !== 'UNAUTHENTICATED') throw error;
      throw new GatewayError('UNAUTHENTICATED', error.message);
    }
  };
}
