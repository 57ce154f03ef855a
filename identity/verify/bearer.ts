import type { IncomingHttpHeaders } from 'node:http';

import { IdentityError } from '../refusals.ts';

/** Far more than a token of ours; a bound so that nobody makes us hash megabytes. */
const LONGEST_TOKEN = 8_192;

/** The token, undefined when none was sent. Another scheme or a broken header is a refusal. */
export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  const header = headers.authorization;
  if (header === undefined) return undefined;
  const match = /^Bearer +([A-Za-z0-9\-_~+/.=]+) *$/i.exec(header);
  const token = match?.[1];
  if (token === undefined || token.length > LONGEST_TOKEN) {
    throw new IdentityError('UNAUTHENTICATED', 'The Authorization header is not a bearer token.');
  }
  return token;
}

export function unauthenticated(cause: unknown): IdentityError {
  if (cause instanceof IdentityError) return cause;
  const expired = (cause as { code?: string } | undefined)?.code === 'ERR_JWT_EXPIRED';
  const message = expired ? 'The access token has expired.' : 'The access token is not valid.';
  return new IdentityError('UNAUTHENTICATED', message, { cause });
}
