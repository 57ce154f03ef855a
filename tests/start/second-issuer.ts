import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** Somebody else's identity provider: people, their roles there, and one app that signs them in. */
export interface SecondIssuer {
  readonly issuer: string;
  /** The access token of a person who signed in by authorization code with PKCE, for an audience. */
  signIn(person: string, audience?: string): Promise<string>;
  /** A token with its true key and false claims. */
  forge(claims: Record<string, unknown>, expiresAt?: number): Promise<string>;
  close(): Promise<void>;
}

const BACK = 'http://127.0.0.1:9/back';

export async function startSecondIssuer(
  roles: Readonly<Record<string, readonly string[]>>,
): Promise<SecondIssuer> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key: JWK = { ...await exportJWK(privateKey), kid: 'theirs', alg: 'ES256', use: 'sig' };
  const server = createServer();
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, settings(key, roles));
  server.on('request', provider.callback());
  return {
    issuer,
    signIn: (person, audience = 'karat') => signIn(issuer, person, audience),
    forge: (claims, expiresAt) => new SignJWT({ iss: issuer, aud: 'karat', ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'theirs', typ: 'at+jwt' }).setIssuedAt()
      .setExpirationTime(expiresAt ?? '5m').sign(privateKey),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => { server.close(done); });
    },
  };
}

function settings(key: JWK, roles: Readonly<Record<string, readonly string[]>>): Configuration {
  return {
    jwks: { keys: [key] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    clients: [{
      client_id: 'sso-app', redirect_uris: [BACK], application_type: 'native',
      token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256',
    }],
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    extraTokenClaims: (_context, token) => ({
      name: 'Ada of the group', roles: roles['accountId' in token ? token.accountId! : ''] ?? [],
    }),
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: '', audience: resource.replace('urn:', ''), accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
        useGrantedResource: () => true,
      },
    },
  };
}

/** What a browser would do: sign in, agree, come back with a code, and redeem it. */
async function signIn(issuer: string, person: string, audience: string): Promise<string> {
  const cookies = new Map<string, string>();
  const verifier = randomBytes(32).toString('base64url');
  const start = new URL(`${issuer}/auth`);
  start.search = new URLSearchParams({
    client_id: 'sso-app', response_type: 'code', redirect_uri: BACK, scope: 'openid',
    resource: `urn:${audience}`, code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  }).toString();
  let next = await go(cookies, start.href);
  for (const prompt of ['login', 'consent']) {
    next = await go(cookies, next, { prompt, login: person, password: 'any' });
    next = await go(cookies, next);
  }
  const code = new URL(next).searchParams.get('code');
  const answer = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams({
    grant_type: 'authorization_code', client_id: 'sso-app', redirect_uri: BACK, code: code!,
    code_verifier: verifier, resource: `urn:${audience}` }) });
  if (!answer.ok) throw new Error(await answer.text());
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** One step, with cookies; answers where it leads. */
async function go(
  cookies: Map<string, string>, url: string, form?: Record<string, string>,
): Promise<string> {
  const response = await fetch(url, {
    redirect: 'manual', method: form ? 'POST' : 'GET',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
  const location = response.headers.get('location');
  if (location === null) throw new Error(`${response.status} ${await response.text()}`);
  return new URL(location, url).href;
}
