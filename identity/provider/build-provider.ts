/** node-oidc-provider, configured for this house. Built anew whenever the signing keys change. */
import {
  type Configuration, errors, interactionPolicy, type KoaContextWithOIDC, Provider,
} from 'oidc-provider';

import { findAccountById } from '../accounts/account-row.ts';
import type { IdentityContext } from '../context.ts';
import { createArtifactAdapter } from '../database/artifact-adapter.ts';
import { isUuid } from '../ids.ts';
import type { Keyring } from '../keys/keyring.ts';
import { SIGNING_ALG } from '../keys/signing-keys.ts';
import { ALL_SCOPES } from '../scopes.ts';
import { messagePage } from '../sign-in/pages/message-page.ts';
import { signOutPage } from '../sign-in/pages/sign-out-page.ts';
import { localeOf } from '../sign-in/pages/words.ts';
import { claimsOfAccount } from './claims.ts';
import type { LocalVerification } from '../verify/authenticate.ts';
import { compareHashedSecrets } from './client-authentication.ts';
import { nameErrors } from './error-names.ts';
import { answerForOneToken } from './one-token.ts';
import { publishKeys } from './published-keys.ts';
import { GRAPH, graphResource, LIFETIME_SECONDS } from './resource.ts';
import { accessTokenSeconds, extraTokenClaims } from './token-claims.ts';
import { type PersonExists, registerTokenExchange } from './token-exchange.ts';

export interface ProviderParts {
  readonly context: IdentityContext;
  readonly keyring: Keyring;
  readonly issuer: string;
  readonly cookieKeys: readonly string[];
  readonly personExists: PersonExists;
  readonly verification: LocalVerification;
  /** Tokens were ended: this process looks at once. */
  readonly afterCut: () => void;
}

const WITHOUT_SECRET = ['none'] as const;
const WITH_SECRET = ['client_secret_basic', 'client_secret_post'] as const;
const WORKDAY_SECONDS = 12 * 60 * 60;
const CLOCK_TOLERANCE_SECONDS = 5;

export function buildProvider(parts: ProviderParts): Provider {
  const { context } = parts;
  const provider = new Provider(parts.issuer, {
    ...identityOf(parts),
    ...lifetimes(),
    ...appearance(),
    adapter: createArtifactAdapter({ ...context, afterCut: parts.afterCut }),
    jwks: { keys: [...parts.keyring.privateJwks()] as never },
    cookies: {
      keys: [...parts.cookieKeys],
      names: { session: 'karat_session', interaction: 'karat_sign_in', resume: 'karat_resume' },
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => GRAPH,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource) => {
          if (resource !== GRAPH) throw new errors.InvalidTarget(`the only resource is ${GRAPH}`);
          return graphResource(context, ctx);
        },
      },
      rpInitiatedLogout: { enabled: true, ...signOutPages() },
    },
  });
  // The handler sets the forwarded headers itself, from the issuer: see handler.ts.
  provider.proxy = true;
  compareHashedSecrets(provider, context);
  nameErrors(provider);
  answerForOneToken(provider, parts);
  publishKeys(provider, parts.keyring);
  registerTokenExchange(provider, context, parts.personExists);
  reportFailures(provider, context);
  return provider;
}

function identityOf({ context }: ProviderParts): Configuration {
  const policy = interactionPolicy.base();
  // The one client with a browser is the house's own: there is nobody to consent to.
  policy.remove('consent');
  return {
    scopes: ['openid', 'offline_access', ...ALL_SCOPES],
    claims: {
      openid: ['sub', 'name', 'email', 'kind', 'roles', 'tenant_id', 'site_ids'],
    },
    conformIdTokenClaims: false,
    clientAuthMethods: [...WITHOUT_SECRET, ...WITH_SECRET],
    discovery: {
      revocation_endpoint_auth_methods_supported: [...WITHOUT_SECRET, ...WITH_SECRET],
      introspection_endpoint_auth_methods_supported: WITH_SECRET,
    },
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALG },
    enabledJWA: { idTokenSigningAlgValues: [SIGNING_ALG] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    interactions: { policy, url: (ctx, interaction) => interactionPath(ctx, interaction.uid) },
    findAccount: async (_ctx, id) => {
      const account = isUuid(id) ? await findAccountById(context.pool, id) : undefined;
      if (!account || account.disabled_at) return undefined;
      return {
        accountId: account.id,
        claims: async () => (
          { sub: account.id, email: account.email, ...claimsOfAccount(account) }),
      };
    },
    loadExistingGrant: grantOfSession,
    extraTokenClaims: (ctx, token) => extraTokenClaims(context, ctx, token as never),
    clientBasedCORS: (_ctx, origin, client) =>
      (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin),
  };
}

function interactionPath(ctx: KoaContextWithOIDC, uid: string): string {
  return `${new URL(ctx.oidc.issuer).pathname.replace(/\/$/, '')}/interaction/${uid}`;
}

/** Everything the client asks is granted; what a token carries is decided by the roles. */
async function grantOfSession(ctx: KoaContextWithOIDC) {
  const { provider, session, client } = ctx.oidc;
  if (!session?.accountId || !client) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  if (known && known.accountId === session.accountId) return known;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope(['openid', 'offline_access', ...ALL_SCOPES]);
  grant.addResourceScope(GRAPH, [...ALL_SCOPES]);
  await grant.save();
  return grant;
}

function lifetimes(): Configuration {
  return {
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    // A stolen refresh token shows: the thief or the owner uses it second, and the grant ends.
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // Signing out ends the refresh tokens, too.
    expiresWithSession: () => true,
    ttl: {
      AccessToken: (_ctx, token) => accessTokenSeconds(token),
      ClientCredentials: LIFETIME_SECONDS.channel,
      AuthorizationCode: 60,
      IdToken: LIFETIME_SECONDS.operator,
      Interaction: 30 * 60,
      Grant: 14 * 24 * 60 * 60,
      Session: (_ctx, session) => remainingWorkday(session.loginTs),
      RefreshToken: (ctx) =>
        ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? WORKDAY_SECONDS,
    },
  };
}

/** Counted from the sign-in, however often the session is used. */
function remainingWorkday(signedInAt: number | undefined): number {
  const now = Math.floor(Date.now() / 1000);
  return Math.max(1, (signedInAt ?? now) + WORKDAY_SECONDS - now);
}

function appearance(): Configuration {
  return {
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = messagePage(localeOf(undefined, ctx.get('accept-language')), 'broken', out.error);
    },
  };
}

function signOutPages() {
  return {
    logoutSource: async (ctx: KoaContextWithOIDC, form: string) => {
      ctx.body = signOutPage(localeOf(ctx.oidc.params?.['ui_locales'],
        ctx.get('accept-language')), form);
    },
    postLogoutSuccessSource: async (ctx: KoaContextWithOIDC) => {
      ctx.body = messagePage(localeOf(undefined, ctx.get('accept-language')), 'signedOut');
    },
  };
}

function reportFailures(provider: Provider, context: IdentityContext): void {
  provider.on('server_error',
    (_ctx, error) => context.log.error({ err: error }, 'identity failed'));
  provider.on('grant.error', (_ctx, error) => {
    context.log.warn({ code: error.message, why: error.error_description }, 'token refused');
  });
}
