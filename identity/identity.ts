import pg from 'pg';
import type { Provider } from 'oidc-provider';

import { type Accounts, bindAccounts } from './accounts/index.ts';
import { registerAdminClient } from './clients/admin-client.ts';
import { type ClientOrigins, watchOrigins } from './clients/watch-origins.ts';
import type { IdentityContext } from './context.ts';
import { migrate } from './database/migrate.ts';
import { type DocumentDesk, openDocumentDesk } from './documents/desk.ts';
import { createHandler, type Handler } from './handler.ts';
import { openKeyring } from './keys/keyring.ts';
import { resealWhatIsOld } from './keys/reseal.ts';
import { createSealer } from './keys/sealing.ts';
import { DEFAULT_PUBLICATION_SECONDS } from './keys/rotate-keys.ts';
import { placeOfSocket } from './provider/place.ts';
import { buildProvider } from './provider/build-provider.ts';
import {
  type IdentityOptions, issuerOf, refuseDemoCredentials, secretOf,
} from './settings.ts';
import { startUpkeep } from './upkeep.ts';
import { type Authenticate, createAuthenticate, type LocalVerification } from './verify/authenticate.ts';
import { watchCutoffs } from './verify/cutoffs.ts';

export interface Identity {
  readonly handler: Handler;
  readonly authenticate: Authenticate;
  readonly accounts: Accounts;
  /** Registered documents of partner clients, as the gateway needs them. */
  readonly documents: DocumentDesk;
  /** Where pages of partner clients may ask from, as the gateway needs it. */
  readonly origins: ClientOrigins;
  readonly mode: IdentityOptions['mode'];
  close(): Promise<void>;
}

const UPKEEP_MILLISECONDS = 5 * 60 * 1000;
const DEFAULT_ROTATION_DAYS = 90;
const POOL_SIZE = 8;

export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const secret = secretOf(options);
  const issuer = issuerOf(options);
  const pool = new pg.Pool({
    connectionString: options.databaseUrl, max: POOL_SIZE, application_name: 'karat_identity',
  });
  // Only the words: the error drags its whole connection along.
  pool.on('error', ({ message }) => options.log.warn({ why: message }, 'a connection was lost'));
  // One that is lent out has no other listener, and an error nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const context: IdentityContext = {
    pool, log: options.log, clock: options.clock ?? (() => new Date()),
    sealer: createSealer(secret, options.previousSecret),
    keyPublicationSeconds: options.keyPublicationSeconds ?? DEFAULT_PUBLICATION_SECONDS,
  };
  try {
    return await assemble(options, issuer, context);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function assemble(
  options: IdentityOptions, issuer: URL, context: IdentityContext,
): Promise<Identity> {
  await migrate(context.pool);
  if (options.mode === 'production') await refuseDemoCredentials(context.pool, context.clock());
  const addresses = adminAddresses(options, issuer);
  await registerAdminClient(context, addresses);
  await changeSecret(context, options.previousSecret);
  const keyring = await openKeyring(context);
  const cutoffs = watchCutoffs(context);
  const origins = watchOrigins(context);
  const verification = { issuer: options.issuer, keyring, cutoffs, clock: context.clock };
  const authenticate = createAuthenticate(verification);
  const handler = createHandler({
    context, issuer, authenticate,
    placeOf: options.placeOf ?? placeOfSocket,
    afterSignOut: [...new Set(addresses.postLogoutUris.map((uri) => new URL(uri).origin))],
    desk: { context, issuer, demoSignIns: demoSignInsOf(options) },
    provider: currentProvider(options, context, verification),
  });
  const afterCut = (): void => {
    cutoffs.expire();
    keyring.expire();
    origins.expire();
  };
  const endUpkeep = await startUpkeep(context, {
    keyRotationDays: options.keyRotationDays ?? DEFAULT_ROTATION_DAYS,
    everyMilliseconds: options.upkeepMilliseconds ?? UPKEEP_MILLISECONDS,
    afterRotation: () => keyring.expire(),
  });
  return {
    handler, authenticate, mode: options.mode,
    accounts: bindAccounts(context, afterCut),
    documents: openDocumentDesk(context),
    origins,
    async close() {
      endUpkeep();
      if (!context.pool.ending) await context.pool.end();
    },
  };
}

/**
 * Builds a provider when the keys have changed; requests under way keep the one they began with.
 */
function currentProvider(
  options: IdentityOptions, context: IdentityContext, verification: LocalVerification,
): () => Promise<Provider> {
  const { keyring, cutoffs } = verification;
  let built: { readonly fingerprint: string; readonly provider: Provider } | undefined;
  return async () => {
    await keyring.refresh();
    if (built?.fingerprint !== keyring.fingerprint) {
      const provider = buildProvider({
        context, keyring, verification,
        afterCut: () => cutoffs.expire(),
        issuer: options.issuer,
        cookieKeys: options.cookieKeys ?? context.sealer.derive('cookies'),
        personExists: options.personExists ?? (async () => false),
      });
      built = { fingerprint: keyring.fingerprint, provider };
    }
    return built.provider;
  };
}

async function changeSecret(
  context: IdentityContext, previous: string | undefined,
): Promise<void> {
  const until = await resealWhatIsOld(context, previous !== undefined);
  if (until === undefined) return;
  context.log.warn({ mayBeDroppedAt: until.toISOString() }, until > context.clock()
    ? 'all is sealed under the present KARAT_SECRET; drop KARAT_SECRET_PREVIOUS then, everywhere'
    : 'KARAT_SECRET_PREVIOUS is needed no more: drop it');
}

function adminAddresses(options: IdentityOptions, issuer: URL) {
  const redirectUris = options.adminRedirectUris ?? [];
  const postLogoutUris = options.adminPostLogoutUris ?? [];
  return {
    redirectUris: redirectUris.length > 0
      ? redirectUris : [`${issuer.origin}/admin/auth-callback`],
    postLogoutUris: postLogoutUris.length > 0 ? postLogoutUris : [`${issuer.origin}/admin/`],
  };
}

function demoSignInsOf(options: IdentityOptions) {
  return options.mode === 'development' ? options.demoSignIns ?? [] : [];
}
