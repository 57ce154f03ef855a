/** HTTP in front of the provider: headers, own pages, and the swap of providers on key rotation. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';

import type { IdentityContext } from './context.ts';
import type { Place } from './provider/place.ts';
import { inRequest } from './provider/request.ts';
import { expandScopeRequest } from './scopes.ts';
import { askAgainByGet, TAKES_FORMS } from './provider/form-requests.ts';
import { answerUserinfo } from './provider/userinfo.ts';
import { contentSecurityPolicy } from './sign-in/pages/layout.ts';
import { answerSignIn, type SignInDesk } from './sign-in/sign-in-desk.ts';
import { belowIssuer } from './well-known.ts';
import type { Authenticate } from './verify/authenticate.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse) => void;

export interface Reception {
  readonly context: IdentityContext;
  readonly issuer: URL;
  /** Origins a browser may be led to after signing out. */
  readonly afterSignOut: readonly string[];
  readonly desk: SignInDesk;
  readonly authenticate: Authenticate;
  placeOf(req: IncomingMessage): Place;
  /** The provider of this moment. */
  provider(): Promise<Provider>;
}

export function createHandler(reception: Reception): Handler {
  return (req, res) => {
    answer(reception, req, res).catch((error: unknown) => {
      reception.context.log.error({ err: error }, 'identity could not answer');
      if (res.headersSent) return res.destroy();
      res.writeHead(500, { 'content-type': 'application/json' });
      return res.end('{"error":"server_error"}');
    });
  };
}

async function answer(
  reception: Reception, req: IncomingMessage, res: ServerResponse,
): Promise<void> {
  const mount = reception.issuer.pathname.replace(/\/$/, '');
  const place = reception.placeOf(req);
  const url = belowIssuer(req.url ?? '/', mount);
  if (url === undefined) {
    res.writeHead(404).end();
    return;
  }
  const path = url.split('?')[0]!;
  setHeaders(reception, res, path);
  if (req.method === 'POST' && TAKES_FORMS.has(path)) return askAgainByGet(req, res, mount + path);
  const began = reception.context.clock();
  const provider = await reception.provider();
  if (path === '/me') return answerUserinfo(reception, req, res);
  speakForIssuer(reception, req);
  if (path.startsWith('/interaction/')) {
    return inRequest(place, began, () => answerSignIn(reception.desk, provider, req, res, place));
  }
  // What a framework that mounts would do; the provider builds its addresses from the difference.
  const asked = path === '/auth' ? expandUrl(url) : url;
  Object.assign(req, { originalUrl: mount + asked, url: asked });
  await inRequest(place, began, () => provider.callback()(req, res));
}

function setHeaders(reception: Reception, res: ServerResponse, path: string): void {
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('x-frame-options', 'DENY');
  res.setHeader('referrer-policy', 'same-origin');
  res.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  res.setHeader('cross-origin-opener-policy', 'same-origin');
  // Signing out ends at the client, and without a session by a script of the provider, whose hash
  // the provider adds to the policy if there is one for scripts that is not 'none'.
  const signingOut = path.startsWith('/session/end');
  res.setHeader('content-security-policy', signingOut
    ? contentSecurityPolicy(reception.afterSignOut, 'self') : contentSecurityPolicy());
  if (reception.issuer.protocol === 'https:') {
    res.setHeader('strict-transport-security', 'max-age=31536000');
  }
}

/** Addresses and the `secure` of cookies follow the issuer, never what a caller claims as Host. */
function speakForIssuer(reception: Reception, req: IncomingMessage): void {
  req.headers['x-forwarded-proto'] = reception.issuer.protocol.slice(0, -1);
  req.headers['x-forwarded-host'] = reception.issuer.host;
}

function expandUrl(url: string): string {
  const at = url.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
  const scope = query.get('scope');
  if (scope === null || query.getAll('scope').length > 1) return url;
  query.set('scope', expandScopeRequest(scope));
  return `${url.slice(0, at)}?${query}`;
}
