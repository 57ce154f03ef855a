import { createHmac, createSecretKey, hash, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Actor } from './actor.ts';
import { RequestError } from './errors.ts';
import type { RequestContext } from './port.ts';

/**
 * The hop from gateway to subgraph over HTTP: who asks, for which subgraph, about exactly this body,
 * until when. HMAC-SHA256 over the claims; a subgraph believes nothing else.
 */
interface Claims {
  readonly audience: string;
  readonly bodyHash: string;
  readonly expiresAt: number;
  readonly requestId: string;
  readonly deadlineAt: number;
  readonly actor: Actor;
}

const LIFETIME_MS = 30_000;

export function signHop(
  secret: string, context: RequestContext, audience: string, body: string, now = Date.now(),
): string {
  const claims: Omit<Claims, 'actor'> = {
    audience, bodyHash: hashOf(body), expiresAt: now + LIFETIME_MS, requestId: context.requestId,
    deadlineAt: context.deadlineAt,
  };
  const text = `${JSON.stringify(claims).slice(0, -1)},"actor":${textOf(context.actor)}}`;
  const payload = Buffer.from(text).toString('base64url');
  return `${payload}.${macOf(secret, payload)}`;
}

/** The context inside, or UNAUTHENTICATED for anything forged, stale, or meant for others. */
export function verifyHop(
  secret: string, token: string | undefined, audience: string, body: string, now = Date.now(),
): RequestContext {
  const [payload, mac, ...rest] = (token ?? '').split('.');
  if (!payload || !mac || rest.length > 0 || !sameMac(macOf(secret, payload), mac)) refuse();
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  if (claims.audience !== audience || claims.expiresAt < now
    || claims.expiresAt > now + LIFETIME_MS * 2 || claims.bodyHash !== hashOf(body)) refuse();
  return { requestId: claims.requestId, actor: claims.actor, deadlineAt: claims.deadlineAt };
}

const texts = new WeakMap<Actor, string>();

/** Remembered with the token it came by; the list of scopes is the longest part of a hop. */
function textOf(actor: Actor): string {
  let text = texts.get(actor);
  if (text === undefined) {
    text = JSON.stringify(actor);
    texts.set(actor, text);
  }
  return text;
}

function refuse(): never {
  throw new RequestError('UNAUTHENTICATED', 'This subgraph answers its gateway only.');
}

function hashOf(body: string): string {
  return hash('sha256', body, 'base64url');
}

/** A process knows one secret; made ready once, it is not read again at each hop. */
const keys = new Map<string, KeyObject>();

function macOf(secret: string, payload: string): string {
  let key = keys.get(secret);
  if (key === undefined) {
    key = createSecretKey(secret, 'utf8');
    keys.set(secret, key);
  }
  return createHmac('sha256', key).update(payload).digest('base64url');
}

function sameMac(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}
