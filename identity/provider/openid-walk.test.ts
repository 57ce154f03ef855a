/**
 * OpenID Connect walked from end to end with two client libraries, and by raw requests where a library
 * would never do what is tried. What a library checks by itself (signatures, issuer, nonce, state,
 * at_hash) is not asserted again.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import * as client from 'openid-client';

import { TOKEN_EXCHANGE } from '../clients/client-metadata.ts';
import { authorise, authoriseByForm } from '../tests/authorise.ts';
import { openBrowser, requestToken, type Browser, type Tokens } from '../tests/browser.ts';
import {
  addClient, addOperator, bearer, type House, MEMBER, openHouse, OWNER,
} from '../tests/house.ts';
import { MEMBER_ID_TYPE } from './token-exchange.ts';

const EMAIL = 'walker@karat.test';
const AFTER = 'admin/';

let house: House;
let admin: client.Configuration;
let shop: client.Configuration;
let secret: string;
beforeAll(async () => {
  house = await openHouse();
  await addOperator(house, EMAIL);
  secret = await addClient(house, 'shop', ['orders:write', 'catalog:read', 'members:read', 'loyalty:read'], true);
  admin = await discover('karat-admin', client.None());
  shop = await discover('shop', client.ClientSecretBasic(secret));
});
afterAll(() => house.close());

const discover = (clientId: string, authentication: client.ClientAuth, algorithm: 'oidc' | 'oauth2' = 'oidc') =>
  client.discovery(new URL(house.issuer), clientId, undefined, authentication,
    { execute: [client.allowInsecureRequests], algorithm });

interface Walk {
  readonly tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;
  readonly back: URL;
  readonly verifier: string;
}

const challengeOf = async (verifier: string) => ({
  code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' });

const requestOf = (more: Record<string, string> = {}) =>
  ({ redirect_uri: house.redirectUri, scope: 'openid operator', ...more });

/** The whole code flow as openid-client does it. */
async function walk(more: Record<string, string> = {}, browser?: Browser): Promise<Walk> {
  const verifier = client.randomPKCECodeVerifier();
  const expectedNonce = client.randomNonce();
  const expectedState = client.randomState();
  const url = client.buildAuthorizationUrl(admin, { ...requestOf(more), ...await challengeOf(verifier),
    nonce: expectedNonce, state: expectedState });
  const back = await authorise(house, url, EMAIL, browser);
  const tokens = await client.authorizationCodeGrant(admin, back,
    { pkceCodeVerifier: verifier, expectedNonce, expectedState });
  return { tokens, back, verifier };
}

const who = async (token: string) => (await house.identity.authenticate(bearer(token))).kind;
const isOver = (token: string) => expect(house.identity.authenticate(bearer(token)))
  .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });

const isSpent = (token: string | undefined) => expect(client.refreshTokenGrant(admin, token!))
  .rejects.toMatchObject({ error: 'invalid_grant' });

async function raw(form: Record<string, string>, basic?: readonly [string, string]) {
  const response = await requestToken(house, form, basic);
  return { status: response.status, body: await response.json() as Partial<Tokens> & { error?: string } };
}

describe('metadata', () => {
  it('is the same at each address that a text names', async () => {
    const { origin, pathname } = new URL(house.issuer);
    const read = async (url: string) => {
      const response = await fetch(url);
      expect([url, response.status, response.headers.get('access-control-allow-origin')]).toEqual([url, 200, '*']);
      return response.json();
    };
    const whole = await read(`${house.issuer}/.well-known/openid-configuration`);
    expect(whole).toMatchObject({ issuer: house.issuer });
    for (const address of [`${origin}/.well-known/oauth-authorization-server${pathname}`,
      `${origin}/.well-known/oauth-authorization-server`, `${house.issuer}/.well-known/oauth-authorization-server`]) {
      expect(await read(address)).toEqual(whole);
    }
    expect((await fetch(`${origin}/.well-known/oauth-authorization-server/other`)).status).toBe(404);
  });

  it('is found by a library either way, and promises nothing that is not there', async () => {
    const found = await discover('shop', client.ClientSecretBasic(secret), 'oauth2');
    const metadata = found.serverMetadata();
    expect(metadata).toMatchObject({ issuer: house.issuer, code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'], authorization_response_iss_parameter_supported: true });
    expect(metadata.grant_types_supported).toEqual(expect.arrayContaining(
      ['authorization_code', 'refresh_token', 'client_credentials', TOKEN_EXCHANGE]));
    expect(metadata).toMatchObject({ introspection_endpoint: `${house.issuer}/token/introspection`,
      revocation_endpoint: `${house.issuer}/token/revocation` });
    for (const [name, value] of Object.entries(metadata)) {
      if (!name.endsWith('_endpoint') || typeof value !== 'string') continue;
      expect([name, (await fetch(value, { method: 'POST', redirect: 'manual' })).status]).not.toEqual([name, 404]);
    }
  });
});

describe('the code flow', () => {
  it('signs in by openid-client: code, PKCE, nonce, state, id token, userinfo', async () => {
    const { tokens } = await walk();
    expect(tokens.claims()).toMatchObject({ email: EMAIL, kind: 'operator', roles: ['owner'] });
    expect(tokens.scope).toContain('members:read');
    const profile = await client.fetchUserInfo(admin, tokens.access_token, tokens.claims()!.sub);
    expect(profile).toMatchObject({ sub: tokens.claims()!.sub, email: EMAIL });
    const byForm = await fetch(`${house.issuer}/me`, { method: 'POST', headers: bearer(tokens.access_token) });
    expect(await byForm.json()).toEqual(profile);
    await expect(client.fetchUserInfo(admin, 'nonsense', tokens.claims()!.sub)).rejects.toMatchObject({ status: 401 });
  });

  it('signs in by oidc-client-ts', async () => {
    const store = () => new WebStorageStateStore({ store: new InMemoryWebStorage() });
    const browserClient = new OidcClient({ authority: house.issuer, client_id: 'karat-admin',
      redirect_uri: house.redirectUri, scope: 'openid operator', stateStore: store() });
    const request = await browserClient.createSigninRequest({ nonce: client.randomNonce() });
    const back = await authorise(house, request.url, EMAIL);
    const response = await browserClient.processSigninResponse(back.href);
    expect(response.profile).toMatchObject({ email: EMAIL, kind: 'operator' });
    expect(await who(response.access_token)).toBe('operator');
  });

  it('takes the request as a form, and finds who is signed in already', async () => {
    const browser = openBrowser();
    await walk({}, browser);
    const verifier = client.randomPKCECodeVerifier();
    const form = { client_id: 'karat-admin', response_type: 'code', state: 's', ...requestOf({ prompt: 'none' }),
      ...await challengeOf(verifier) };
    const back = await authoriseByForm(house, form, EMAIL, browser);
    const tokens = await client.authorizationCodeGrant(admin, back, { pkceCodeVerifier: verifier, expectedState: 's' });
    expect(await who(tokens.access_token)).toBe('operator');
    const stranger = await authoriseByForm(house, form, EMAIL, openBrowser());
    expect(stranger.searchParams.get('error')).toBe('login_required');
    const noForm = await fetch(`${house.issuer}/auth`, { method: 'POST', body: '{}', redirect: 'manual' });
    expect([noForm.status, (await noForm.json() as { error: string }).error]).toEqual([400, 'invalid_request']);
  });

  it.each([
    ['no challenge', {}],
    ['the plain method', { code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' }],
    ['no method, which means plain', { code_challenge: 'a'.repeat(43) }],
  ])('is refused with %s', async (_name, pkce) => {
    const url = client.buildAuthorizationUrl(admin, { ...requestOf(), state: 's', ...pkce as Record<string, string> });
    const back = await authorise(house, url, EMAIL);
    expect(Object.fromEntries(back.searchParams)).toMatchObject(
      { error: 'invalid_request', state: 's', iss: house.issuer });
  });

  it('gives nothing for another verifier, another address or another client', async () => {
    for (const wrong of [{ code_verifier: client.randomPKCECodeVerifier() },
      { redirect_uri: `${house.redirectUri}/` }, { code_verifier: '' }]) {
      const verifier = client.randomPKCECodeVerifier();
      const url = client.buildAuthorizationUrl(admin, { ...requestOf(), ...await challengeOf(verifier) });
      const back = await authorise(house, url, EMAIL);
      const form = { grant_type: 'authorization_code', client_id: 'karat-admin', redirect_uri: house.redirectUri,
        code: back.searchParams.get('code')!, code_verifier: verifier };
      const { status, body } = await raw({ ...form, ...wrong });
      expect([status, body.error]).toEqual([400, 'invalid_grant']);
    }
  });

  it('leaves out a scope that does not exist, and the answer says what is left', async () => {
    const { tokens } = await walk({ scope: 'openid members:read gold:melt' });
    expect(tokens.scope).toBe('members:read');
    const { tokens: none } = await walk({ scope: 'openid gold:melt' });
    expect(none.scope).toBe('');
  });
});

describe('a code that comes twice', () => {
  it('ends every token it gave, in other processes too', async () => {
    const other = await house.another();
    const { tokens, back, verifier } = await walk();
    expect(await who(tokens.access_token)).toBe('operator');
    const { tokens: bystander } = await walk();
    const again = await raw({ grant_type: 'authorization_code', client_id: 'karat-admin',
      redirect_uri: house.redirectUri, code: back.searchParams.get('code')!, code_verifier: verifier });
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
    await isOver(tokens.access_token);
    await expect(other.authenticate(bearer(tokens.access_token))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await isSpent(tokens.refresh_token);
    expect(await who(bystander.access_token)).toBe('operator');
    await other.close();
  });

  it('at the same moment leaves nobody anything that lasts', async () => {
    const verifier = client.randomPKCECodeVerifier();
    const url = client.buildAuthorizationUrl(admin, { ...requestOf(), ...await challengeOf(verifier) });
    const code = (await authorise(house, url, EMAIL)).searchParams.get('code')!;
    const all = await Promise.all(Array.from({ length: 4 }, () => raw({ grant_type: 'authorization_code',
      client_id: 'karat-admin', redirect_uri: house.redirectUri, code, code_verifier: verifier })));
    for (const { body } of all.filter(({ status }) => status === 200)) {
      await isOver(body.access_token!);
      const refreshed = await raw(
        { grant_type: 'refresh_token', client_id: 'karat-admin', refresh_token: body.refresh_token! });
      expect(refreshed.body.error).toBe('invalid_grant');
    }
  });
});

describe('refresh tokens', () => {
  it('rotate, keep who and what, and one used twice ends its family', async () => {
    const { tokens: first } = await walk();
    const second = await client.refreshTokenGrant(admin, first.refresh_token!);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect([second.scope, second.claims()!.sub]).toEqual([first.scope, first.claims()!.sub]);
    const narrow = await client.refreshTokenGrant(admin, second.refresh_token!, { scope: 'openid members:read' });
    expect(narrow.scope).toBe('members:read');
    await expect(client.refreshTokenGrant(admin, narrow.refresh_token!, { scope: 'gold:melt' }))
      .rejects.toMatchObject({ error: 'invalid_scope' });
    await isSpent(first.refresh_token);
    for (const { access_token: token, refresh_token: next } of [second, narrow]) {
      await isOver(token);
      await isSpent(next);
    }
  });

  it('are handed back with what they gave', async () => {
    const { tokens } = await walk();
    await client.tokenRevocation(admin, tokens.refresh_token!);
    await isOver(tokens.access_token);
    await client.tokenRevocation(admin, 'nonsense');
  });
});

describe('client credentials', () => {
  it('give what was asked, all there is when nothing was, and never less in silence', async () => {
    expect((await client.clientCredentialsGrant(shop, { scope: 'orders:write' })).scope).toBe('orders:write');
    const all = await client.clientCredentialsGrant(shop);
    expect(all.scope!.split(' ').sort()).toEqual(['catalog:read', 'loyalty:read', 'members:read', 'orders:write']);
    for (const scope of ['orders:write gold:melt', 'gold:melt', 'orders:writes', 'orders:link', 'openid']) {
      await expect(client.clientCredentialsGrant(shop, { scope }))
        .rejects.toMatchObject({ error: 'invalid_scope', status: 400 });
    }
  });

  it('are asked for in the header or in the form', async () => {
    const byForm = await discover('shop', client.ClientSecretPost(secret));
    expect(await who((await client.clientCredentialsGrant(byForm)).access_token)).toBe('channel');
    const wrong = await requestToken(house, { grant_type: 'client_credentials' }, ['shop', 'wrong']);
    expect([wrong.status, (await wrong.json() as { error: string }).error]).toEqual([401, 'invalid_client']);
    expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic /);
  });

  it('are the name of what a client may not ask for', async () => {
    const plain = await addClient(house, 'plain', ['orders:write']);
    const answer = await raw({ grant_type: TOKEN_EXCHANGE, subject_token: MEMBER, subject_token_type: MEMBER_ID_TYPE },
      ['plain', plain]);
    expect([answer.status, answer.body.error]).toEqual([400, 'unauthorized_client']);
    const unknown = await raw({ grant_type: 'urn:example:none' }, ['plain', plain]);
    expect(unknown.body.error).toBe('unsupported_grant_type');
    expect((await raw({ grant_type: 'authorization_code', code: 'x', redirect_uri: 'https://x.example' },
      ['plain', plain])).body.error).toBe('unauthorized_client');
  });
});

describe('token exchange', () => {
  const subject = { subject_token: MEMBER, subject_token_type: MEMBER_ID_TYPE };
  const exchange = (more: Record<string, string> = {}) =>
    client.genericGrantRequest(shop, TOKEN_EXCHANGE, { ...subject, ...more });

  it('speaks for one member, within what both may do', async () => {
    const token = await exchange();
    expect(token).toMatchObject({ token_type: 'bearer', expires_in: 900,
      scope: 'members:read loyalty:read catalog:read',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' });
    const actor = await house.identity.authenticate(bearer(token.access_token));
    expect(actor).toMatchObject({ kind: 'person', personId: MEMBER, clientId: 'shop' });
    expect((await exchange({ scope: 'loyalty:read' })).scope).toBe('loyalty:read');
  });

  it.each<[string, Record<string, string>, string]>([
    ['somebody unknown', { subject_token: '0197f000-0000-7000-8000-0000000000ee' }, 'invalid_request'],
    ['no id at all', { subject_token: '' }, 'invalid_request'],
    ['another type of token', { subject_token_type: 'urn:ietf:params:oauth:token-type:jwt' }, 'invalid_request'],
    ['somebody acting for them', { actor_token: 'x', actor_token_type: MEMBER_ID_TYPE }, 'invalid_request'],
    ['another kind of answer', { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
      'invalid_request'],
    ['another audience', { audience: 'https://elsewhere.example' }, 'invalid_target'],
    ['another resource', { resource: 'https://elsewhere.example' }, 'invalid_target'],
    ['a scope that members never have', { scope: 'orders:write' }, 'invalid_scope'],
    ['a scope that does not exist', { scope: 'loyalty:read gold:melt' }, 'invalid_scope'],
  ])('is refused for %s by the name the text gives it', async (_name, more, error) => {
    await expect(exchange(more)).rejects.toMatchObject({ error, status: 400 });
  });
});

describe('a new signing key', () => {
  it('is found by a library that has kept the former ones', async () => {
    await walk();
    await house.identity.accounts.rotateKeys(OWNER, { emergency: true });
    const { tokens } = await walk();
    expect(tokens.claims()).toMatchObject({ email: EMAIL });
  });
});

describe('signing out from the client', () => {
  const asked = (tokens: client.TokenEndpointResponse) => client.buildEndSessionUrl(admin, {
    id_token_hint: tokens.id_token!, post_logout_redirect_uri: new URL(AFTER, new URL(house.issuer).origin).href,
    state: 'bye' });

  async function follow(browser: Browser, answer: Response): Promise<string> {
    let current = answer;
    for (let hops = 0; hops < 5; hops += 1) {
      if (current.status === 200) current = await confirm(browser, await current.text());
      const location = new URL(current.headers.get('location') ?? '', house.issuer);
      if (!location.href.startsWith(house.issuer)) return location.href;
      current = await browser.get(location.href);
    }
    throw new Error('never signed out');
  }

  function confirm(browser: Browser, page: string): Promise<Response> {
    const action = /<form[^>]* action="([^"]+)"/.exec(page)![1]!;
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)![1]!;
    return browser.post(new URL(action, house.issuer).href, { xsrf, logout: 'yes' });
  }

  it.each(['GET', 'POST'])('ends session and tokens, by %s, and leads back with the state', async (method) => {
    const browser = openBrowser();
    const { tokens } = await walk({}, browser);
    const url = asked(tokens);
    const answer = method === 'GET' ? await browser.get(url.href)
      : await browser.post(url.origin + url.pathname, Object.fromEntries(url.searchParams));
    expect(await follow(browser, answer)).toBe(`${new URL(house.issuer).origin}/${AFTER}?state=bye`);
    await isOver(tokens.access_token);
    await isSpent(tokens.refresh_token);
    const silent = client.buildAuthorizationUrl(admin, { ...requestOf({ prompt: 'none' }),
      ...await challengeOf(client.randomPKCECodeVerifier()) });
    expect((await authorise(house, silent, EMAIL, browser)).searchParams.get('error')).toBe('login_required');
  });
});
