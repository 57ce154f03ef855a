/**
 * One access token by itself: handed back (RFC 7009), and asked about by its own client (RFC 7662). The
 * library answers for tokens that are rows of its own and calls ours, which are signed and stored
 * nowhere, an unsupported type; by then it has seen who the client is and that its secret is right.
 */
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';

import type { IdentityContext } from '../context.ts';
import { IdentityError } from '../refusals.ts';
import { type LocalVerification, type Verified, verifyToken } from '../verify/authenticate.ts';
import { cutOff, tokenSubject } from '../verify/cutoffs.ts';

export interface TokenDesk {
  readonly context: IdentityContext;
  readonly verification: LocalVerification;
  readonly afterCut: () => void;
}

/** Asked by programs, some of which send the wish for pages that they were born with. */
const FOR_PROGRAMS = /\/token(\/revocation|\/introspection)?$/;

export function answerForOneToken(provider: Provider, desk: TokenDesk): void {
  provider.use(async (ctx: KoaContextWithOIDC, next) => {
    if (FOR_PROGRAMS.test(ctx.path)) ctx.req.headers.accept = 'application/json';
    await next();
    const route = ctx.oidc?.route;
    if (route !== 'revocation' && route !== 'introspection') return;
    if (route === 'introspection' && ctx.oidc.client?.clientAuthMethod === 'none') {
      return answer(ctx, 401, refusalOf(new errors.InvalidClient('only clients with a secret may ask')));
    }
    const { error } = (ctx.body ?? {}) as { error?: string };
    if (error !== 'unsupported_token_type') return;
    await (route === 'revocation' ? endToken(ctx, desk) : describeToken(ctx, desk));
  });
}

/** What is no good any more needs no ending (RFC 7009 section 2.2); somebody else's is refused and told (2.1). */
async function endToken(ctx: KoaContextWithOIDC, desk: TokenDesk): Promise<void> {
  const token = await readToken(ctx, desk);
  if (!token) return answer(ctx, 200, '');
  const { client_id: clientId, jti } = token.payload;
  if (clientId !== ctx.oidc.client?.clientId) {
    return answer(ctx, 400, refusalOf(new errors.InvalidGrant('the token was issued to another client')));
  }
  if (typeof jti === 'string') {
    // No other is ever of this name: what ends at its own expiry need not be known any longer.
    await cutOff(desk.context.pool, [tokenSubject(jti)], new Date(token.expiresAt));
    desk.afterCut();
  }
  return answer(ctx, 200, '');
}

/** Whoever has not obtained it learns nothing of it, not even that it is good (RFC 7662 section 2.2). */
async function describeToken(ctx: KoaContextWithOIDC, desk: TokenDesk): Promise<void> {
  const token = await readToken(ctx, desk);
  const isOwn = token !== undefined && token.payload['client_id'] === ctx.oidc.client?.clientId;
  const isActive = isOwn && !await desk.verification.cutoffs.covers(token.subjects, token.madeAt);
  return answer(ctx, 200, isActive ? described(token) : { active: false });
}

function described({ payload }: Verified): object {
  const { scope, client_id, sub, iss, aud, exp, iat, jti, kind, channel_id, person_id } = payload;
  return {
    active: true, scope, client_id, token_type: 'Bearer', sub, iss, aud, exp, iat, jti, kind, channel_id, person_id,
  };
}

async function readToken(
  ctx: KoaContextWithOIDC, { verification }: TokenDesk,
): Promise<Verified | undefined> {
  // A database that does not answer is no reason to call a token none of ours.
  await verification.keyring.refresh();
  try {
    return await verifyToken(verification, String(ctx.oidc.params?.['token']));
  } catch (error) {
    if (error instanceof IdentityError) return undefined;
    throw error;
  }
}

function refusalOf(error: errors.OIDCProviderError): object {
  return { error: error.error, error_description: error.error_description };
}

function answer(ctx: KoaContextWithOIDC, status: number, body: object | string): void {
  // That of the answer which stood here; nothing is not JSON.
  ctx.remove('content-type');
  ctx.status = status;
  ctx.body = body;
}
