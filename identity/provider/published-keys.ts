import type { Provider } from 'oidc-provider';

import type { Keyring } from '../keys/keyring.ts';

/** The provider knows the keys it may sign with; others sign with keys of theirs while a secret changes. */
export function publishKeys(provider: Provider, keyring: Keyring): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route !== 'jwks' || ctx.status !== 200) return;
    const { type } = ctx;
    ctx.body = { keys: keyring.publicJwks() };
    ctx.type = type;
  });
}
