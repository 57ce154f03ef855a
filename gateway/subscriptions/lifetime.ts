import type { IncomingHttpHeaders } from 'node:http';
import { decodeJwt } from 'jose';
import type { Actor } from '../../subgraphs/kernel/actor.ts';

/** Tokens stand in the headers; the hop of a service of the house is bound to the body, too. */
export type Authenticate = (headers: IncomingHttpHeaders, body?: string) => Promise<Actor>;

const LONGEST_TIMER_MS = 2_147_483_647;

/** What says of a token itself that it is no longer good there. */
const ENDS: ReadonlySet<unknown> = new Set(['UNAUTHENTICATED', 'ORIGIN_REFUSED']);

/**
 * Calls `onEnd` when the token of a stream is no longer good: at its own expiry where it names
 * one, and whenever asking again is refused (revoked, operator disabled, origin gone). Where nobody
 * can be asked, as without a database, the stream goes on until the next time. Returns the stop.
 */
export function watchToken(
  headers: IncomingHttpHeaders,
  authenticate: Authenticate,
  everyMs: number,
  onEnd: () => void,
): () => void {
  const timers: NodeJS.Timeout[] = [];
  const expiresAt = expiryOf(headers);
  if (expiresAt !== undefined) {
    const waitMs = Math.min(Math.max(0, expiresAt - Date.now()), LONGEST_TIMER_MS);
    timers.push(setTimeout(onEnd, waitMs));
  }
  if (headers.authorization !== undefined) {
    timers.push(setInterval(() => {
      authenticate(headers).catch((error: unknown) => {
        if (ENDS.has((error as { code?: unknown } | undefined)?.code)) onEnd();
      });
    }, everyMs));
  }
  for (const timer of timers) timer.unref();
  return () => { for (const timer of timers) clearTimeout(timer); };
}

/** The signature was checked by `authenticate`; here only the date is read. */
function expiryOf(headers: IncomingHttpHeaders): number | undefined {
  const token = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? undefined : exp * 1000;
  } catch {
    return undefined;
  }
}
