import { createHmac, createSecretKey, hash, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Actor } from './actor.ts';
import { RequestError } from './errors.ts';
import type { RequestContext, Walk } from './port.ts';

/**
 * The hop from gateway to subgraph over HTTP: who asks, for which subgraph, about exactly this body,
 * and for how long the answer is waited for. HMAC-SHA256 over the claims; a subgraph believes nothing else.
 * (The same as a JWT by jose goes through WebCrypto: ten times the processor time, for each room of each request.)
 *
 * Two machines have two clocks. How long somebody waits therefore travels as a span that begins at its
 * arrival, and the age of a hop is judged with room for clocks that differ by minutes: whoever repeats a
 * hop within that time can but ask the same thing of the same subgraph again.
 */
interface Claims {
  readonly audience: string;
  readonly bodyHash: string;
  readonly signedAt: number;
  readonly requestId: string;
  /** Milliseconds; absent for what is not waited for with a limit, such as the life of a stream. */
  readonly budgetMs?: number;
  readonly walk?: Walk;
  readonly actor: Actor;
}

/** How far two clocks of one house may be apart. Every system keeps them closer than this. */
export const CLOCKS_APART_MS = 5 * 60_000;

const MOST_SECRETS = 2;
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** What is wrong with a hop, for the log of the one who refuses it; the other side hears no details. */
export type HopFault = 'missing' | 'signature' | 'audience' | 'body' | 'clock';

export class HopRefused extends RequestError {
  constructor(readonly fault: HopFault, readonly clocksApartMs?: number) {
    super('UNAUTHENTICATED', 'This subgraph answers its gateway only.');
    this.name = 'HopRefused';
  }
}

/**
 * One secret, or the present one and the one before it while the house changes: what is signed is signed
 * with each, and what either has signed is believed. So processes may change one after the other, in any order.
 */
export type HopSecret = string | readonly string[];

export function signHop(
  secret: HopSecret, context: RequestContext, audience: string, body: string, now = Date.now(),
): string {
  const claims: Omit<Claims, 'actor'> = {
    audience, bodyHash: hashOf(body), signedAt: now, requestId: context.requestId,
    ...(context.deadlineAt === NO_LIMIT ? {} : { budgetMs: context.deadlineAt - now }),
    ...(context.walk && { walk: context.walk }),
  };
  const text = `${JSON.stringify(claims).slice(0, -1)},"actor":${textOf(context.actor)}}`;
  const payload = Buffer.from(text).toString('base64url');
  return [payload, ...each(secret).map((one) => macOf(one, payload))].join('.');
}

const walks = new WeakMap<Actor, Walk>();

/** The walk that a room elsewhere asked for with this very actor, where its hop said so. */
export const walkOfHop = (actor: Actor): Walk | undefined => walks.get(actor);

/** The context inside, or `HopRefused` for anything forged, stale, or meant for others. */
export function verifyHop(
  secret: HopSecret, token: string | undefined, audience: string, body: string, now = Date.now(),
): RequestContext {
  if (!token) throw new HopRefused('missing');
  const [payload, ...macs] = token.split('.');
  if (!payload || macs.length > MOST_SECRETS || !isSigned(secret, payload, macs)) {
    throw new HopRefused('signature');
  }
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  if (claims.audience !== audience) throw new HopRefused('audience');
  if (claims.bodyHash !== hashOf(body)) throw new HopRefused('body');
  const apartMs = claims.signedAt - now;
  if (!(Math.abs(apartMs) <= CLOCKS_APART_MS)) throw new HopRefused('clock', apartMs);
  const { requestId, actor, budgetMs, walk } = claims;
  if (walk) walks.set(actor, walk);
  return { requestId, actor, deadlineAt: budgetMs === undefined ? NO_LIMIT : now + budgetMs, ...(walk && { walk }) };
}

/** Another secret, a clock far off, a wrong address: nobody gets anything until a person mends it. */
export function logRefusedHop(log: Logger, refused: HopRefused, at: string): void {
  const { fault, clocksApartMs } = refused;
  log.error({ fault, at, ...(clocksApartMs === undefined ? {} : { clocksApartMs }) },
    'a signed hop was refused: who asks for the gateway is not believed');
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

function hashOf(body: string): string {
  return hash('sha256', body, 'base64url');
}

function each(secret: HopSecret): readonly string[] {
  return typeof secret === 'string' ? [secret] : secret;
}

function isSigned(secret: HopSecret, payload: string, macs: readonly string[]): boolean {
  return each(secret).some((one) => {
    const expected = macOf(one, payload);
    return macs.some((mac) => sameMac(expected, mac));
  });
}

/** A process knows a secret or two; made ready once, they are not read again at each hop. */
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
