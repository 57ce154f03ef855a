/**
 * Client secrets are compared with hashes, and wrong ones are counted like wrong passwords: 5 per
 * client and address, 20 per address, 15 minutes. Counted per client *and* address because client
 * ids are no secret: otherwise anybody could lock a partner out of the house. Counted after the
 * comparison, unlike passwords: a partner rightly asks many times at once, and 256 random bits are
 * not guessed by asking many times at once.
 */
import { errors, type Provider } from 'oidc-provider';

import { isClientSecret } from '../clients/client-secret.ts';
import type { IdentityContext } from '../context.ts';
import { type AttemptKey, countAttempt, lockedFor } from '../sign-in/lock-out.ts';
import { currentPlace } from './request.ts';

export function compareHashedSecrets(provider: Provider, context: IdentityContext): void {
  const prototype = provider.Client.prototype as unknown as {
    compareClientSecret: (this: { clientId: string }, actual: string) => Promise<boolean>;
  };
  prototype.compareClientSecret = async function compare(actual) {
    const place = currentPlace();
    const keys: readonly AttemptKey[] = [
      { kind: 'client', value: `${this.clientId} ${place.key}` },
      ...place.isShared ? [] : [{ kind: 'client-ip', value: place.key } as const],
    ];
    for (const key of keys) {
      const wait = await lockedFor(context, key);
      // Where the place is but claimed, somebody else may have claimed it: what is right is not made to wait.
      if (wait > 0 && !(place.isShared && await isClientSecret(context, this.clientId, actual))) {
        throw new SlowDown(wait);
      }
    }
    const right = await isClientSecret(context, this.clientId, actual);
    if (!right) await countAttempt(context, keys);
    return right;
  };
  const sayWhen = (ctx: { set(name: string, value: string): void }, error: Error): void => {
    if (error instanceof SlowDown) ctx.set('retry-after', String(error.waitSeconds));
  };
  provider.on('grant.error', sayWhen);
  provider.on('revocation.error', sayWhen);
  provider.on('introspection.error', sayWhen);
}

/** 429 with the wait in words for the log and, as `retry-after`, in seconds for the program. */
class SlowDown extends errors.CustomOIDCProviderError {
  constructor(readonly waitSeconds: number) {
    super('slow_down', `too many wrong secrets, wait ${waitSeconds} seconds`);
    this.status = 429;
    this.statusCode = 429;
  }
}
