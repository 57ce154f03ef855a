import type { IncomingHttpHeaders } from 'node:http';
import { GatewayError } from '../errors.ts';

/** Any of these cannot be sent across sites without the browser asking us first. */
const PREFLIGHT_HEADERS = ['graphql-require-preflight', 'apollo-require-preflight',
  'x-apollo-operation-name', 'x-graphql-csrf', 'authorization'];

export function isOriginAllowed(
  headers: IncomingHttpHeaders, allowed: readonly string[],
): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return allowed.includes(origin) || hostOf(origin) === host;
}

/**
 * A GET, which a foreign page can cause without asking, needs a header that such a page cannot
 * set, as soon as anything says that a browser sent it. Programs without a browser need nothing.
 * POST is safe by its content type, which makes browsers ask first.
 */
export function refuseForgedGet(headers: IncomingHttpHeaders): void {
  if (PREFLIGHT_HEADERS.some((name) => headers[name] !== undefined)) return;
  const site = headers['sec-fetch-site'];
  const isBrowser = headers.cookie !== undefined || headers.origin !== undefined
    || headers.referer !== undefined || (site !== undefined && site !== 'same-origin');
  if (!isBrowser) return;
  throw new GatewayError('CSRF_REFUSED',
    'A browser must send the header graphql-require-preflight with a GET.');
}

export function corsHeaders(
  headers: IncomingHttpHeaders, allowed: readonly string[],
): Record<string, string> {
  const { origin } = headers;
  if (origin === undefined || !allowed.includes(origin)) return { vary: 'origin' };
  return {
    'vary': 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers':
      ['authorization', 'content-type', 'accept', 'x-request-id', 'x-request-timeout', 'traceparent',
        ...PREFLIGHT_HEADERS.filter((name) => name !== 'authorization')].join(', '),
    'access-control-expose-headers': 'x-request-id, retry-after',
    'access-control-max-age': '600',
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
