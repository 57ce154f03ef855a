import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { GatewayError } from '../errors.ts';

/** Where partner clients' own origins are: identity's, in the database. */
export interface ClientOrigins {
  /** Clients whose pages may ask from there; none for an origin that is nobody's. */
  clientsOf(origin: string): Promise<ReadonlySet<string>>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Any of these cannot be sent across sites without the browser asking us first. */
const PREFLIGHT_HEADERS = ['graphql-require-preflight', 'apollo-require-preflight',
  'x-apollo-operation-name', 'x-graphql-csrf', 'authorization'];

/**
 * Whose pages may ask. A preflight carries no token, so it is answered for every origin that is anybody's; the
 * request itself is judged by its own client's origins and those of the house.
 */
export class Origins {
  constructor(readonly ofHouse: readonly string[], readonly ofClients: ClientOrigins | undefined) {}

  async isAnybodys(headers: IncomingHttpHeaders): Promise<boolean> {
    return this.#isOfHouse(headers) || (await this.#clientsOf(headers)).size > 0;
  }

  async refuseForeign(headers: IncomingHttpHeaders, actor: Actor): Promise<void> {
    if (this.#isOfHouse(headers)) return;
    const clients = await this.#clientsOf(headers);
    // Who brings no token is nobody's client yet, and is told what is missing.
    const isIts = actor.kind === 'anonymous' ? clients.size > 0 : clients.has(actor.clientId ?? '');
    if (isIts) return;
    throw new GatewayError('ORIGIN_REFUSED',
      'Pages of this origin may not ask with this token: it is not among the allowed origins of its client.');
  }

  async corsHeaders(headers: IncomingHttpHeaders): Promise<Record<string, string>> {
    const { origin } = headers;
    const isListed = origin !== undefined
      && (this.ofHouse.includes(origin) || (await this.#clientsOf(headers)).size > 0);
    return isListed ? leave(origin) : { vary: 'origin' };
  }

  /** Behind a proxy that says another Host, or by a second name, the browser still says whose page it is. */
  #isOfHouse({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
    return origin === undefined || site === 'same-origin' || this.ofHouse.includes(origin) || hostOf(origin) === host;
  }

  async #clientsOf({ origin }: IncomingHttpHeaders): Promise<ReadonlySet<string>> {
    return origin === undefined || this.ofClients === undefined ? NOBODY : await this.ofClients.clientsOf(origin);
  }
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

function leave(origin: string): Record<string, string> {
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
  return /^https?:/.test(origin) && URL.canParse(origin) ? new URL(origin).host : undefined;
}
