import type { Provider } from 'oidc-provider';

const NOT_ALLOWED = 'requested grant type is not allowed for this client';

/** RFC 6749 section 5.2 has a name of its own for what the library calls an invalid request. */
export function nameErrors(provider: Provider): void {
  provider.use(async (ctx, next) => {
    await next();
    const answer = ctx.body as { error?: string; error_description?: string } | undefined;
    if (ctx.oidc?.route !== 'token' || answer?.error_description !== NOT_ALLOWED) return;
    ctx.body = { ...answer, error: 'unauthorized_client' };
  });
}
