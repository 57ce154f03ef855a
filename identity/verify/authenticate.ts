import type { IncomingHttpHeaders } from 'node:http';
import { jwtVerify, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';

import { type Actor, ANONYMOUS } from '../../subgraphs/kernel/actor.ts';
import type { Keyring } from '../keys/keyring.ts';
import { SIGNING_ALG } from '../keys/signing-keys.ts';
import { actorOfClaims } from '../provider/claims.ts';
import { grantSubject } from '../provider/grant-end.ts';
import { GRAPH } from '../provider/resource.ts';
import { IdentityError } from '../refusals.ts';
import { bearerOf, unauthenticated } from './bearer.ts';
import { type Cutoffs, tokenSubject } from './cutoffs.ts';

export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Actor>;

export interface LocalVerification {
  readonly issuer: string;
  readonly keyring: Keyring;
  readonly cutoffs: Cutoffs;
  readonly clock: () => Date;
}

export interface Verified {
  readonly payload: JWTPayload;
  readonly actor: Actor;
  /** The actor, its program, the sign-in and the token itself: each may be cut off. */
  readonly subjects: readonly (string | undefined)[];
  readonly madeAt: number;
  readonly expiresAt: number;
}

const CLOCK_TOLERANCE_SECONDS = 5;
/**
 * More than one process has streams open: each asks about its token every few seconds, in turn, and of
 * more tokens than these every one would be forgotten before it comes again.
 */
const REMEMBERED_TOKENS = 50_000;

/** Without its claims: there are many of them. */
type Remembered = Omit<Verified, 'payload'>;

/**
 * Who sends these headers. No header is ANONYMOUS; anything else must be a token of ours, in time,
 * for the graph. A verified token is remembered until it expires or the keys change.
 */
export function createAuthenticate(verification: LocalVerification): Authenticate {
  const remembered = new LRUCache<string, Remembered>({ max: REMEMBERED_TOKENS });
  let fingerprint = '';

  return async (headers) => {
    const token = bearerOf(headers);
    if (token === undefined) return ANONYMOUS;
    await verification.keyring.refresh();
    if (fingerprint !== verification.keyring.fingerprint) {
      remembered.clear();
      ({ fingerprint } = verification.keyring);
    }
    const known = remembered.get(token);
    const { actor, subjects, madeAt, expiresAt } = known ?? await verifyToken(verification, token);
    if (expiresAt + CLOCK_TOLERANCE_SECONDS * 1000 <= verification.clock().getTime()) {
      throw new IdentityError('UNAUTHENTICATED', 'The access token has expired.');
    }
    if (await verification.cutoffs.covers(subjects, madeAt)) {
      throw new IdentityError('UNAUTHENTICATED', 'The access was withdrawn. Sign in again.');
    }
    if (!known) remembered.set(token, { actor, subjects, madeAt, expiresAt });
    return actor;
  };
}

/** That it is one of ours and in time; whether it was cut off since then is another question. */
export async function verifyToken(
  verification: LocalVerification, token: string,
): Promise<Verified> {
  let keysAway: unknown;
  try {
    const { payload } = await jwtVerify(token, async ({ kid }) => {
      const key = kid === undefined ? undefined : await verification.keyring.verificationKey(kid)
        .catch((error: unknown) => { keysAway = error; throw error; });
      if (!key) throw new Error('no such signing key');
      return key;
    }, {
      issuer: verification.issuer,
      audience: GRAPH,
      algorithms: [SIGNING_ALG],
      typ: 'at+jwt',
      requiredClaims: ['sub', 'exp', 'iat', 'client_id', 'made_at'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: verification.clock(),
    });
    const actor = actorOfClaims(payload);
    const { grant, jti } = payload;
    const subjects = [actor.id, actor.clientId,
      typeof grant === 'string' ? grantSubject(grant) : undefined,
      typeof jti === 'string' ? tokenSubject(jti) : undefined];
    return { payload, actor, subjects, ...timesOf(payload) };
  } catch (error) {
    // Keys that cannot be read say nothing of the token.
    throw keysAway ?? unauthenticated(error);
  }
}

function timesOf(payload: JWTPayload): Pick<Verified, 'madeAt' | 'expiresAt'> {
  return { madeAt: Number(payload['made_at']), expiresAt: payload.exp! * 1000 };
}
