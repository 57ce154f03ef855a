/**
 * Operators from another issuer, partner channels and members from our own: the token itself names
 * its issuer. The name is only used to choose who verifies; the verifier checks it again.
 */
import { decodeJwt } from 'jose';

import { ANONYMOUS } from '../../subgraphs/kernel/actor.ts';
import type { Authenticate } from './authenticate.ts';
import { bearerOf, unauthenticated } from './bearer.ts';

export function combineAuthenticate(
  own: Authenticate, external: Authenticate, externalIssuer: string,
): Authenticate {
  return async (headers) => {
    const token = bearerOf(headers);
    if (token === undefined) return ANONYMOUS;
    return issuerNamedIn(token) === externalIssuer ? external(headers) : own(headers);
  };
}

function issuerNamedIn(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch (error) {
    throw unauthenticated(error);
  }
}
