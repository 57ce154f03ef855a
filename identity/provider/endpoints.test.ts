/** The protocol's endpoints: no open redirect, no foreign host, strict policies. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  authorizationUrl, followToClient, openBrowser, openSignIn, redeem, refresh, requestToken, type Tokens,
} from '../tests/browser.ts';
import {
  addClient, addOperator, bearer, type House, openHouse, PASSWORD,
} from '../tests/house.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

describe('the authorization endpoint', () => {
  it('sends nobody to an address that is not registered', async () => {
    const { url } = authorizationUrl(house, { redirect_uri: 'https://evil.example/take' });
    const response = await openBrowser().get(url);
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('invalid_redirect_uri');
  });

  it('does not start without PKCE', async () => {
    const url = new URL(authorizationUrl(house).url);
    url.searchParams.delete('code_challenge');
    url.searchParams.delete('code_challenge_method');
    const response = await openBrowser().get(url.href);
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.searchParams.get('error')).toBe('invalid_request');
  });

  it('builds its addresses from the issuer, not from the Host a caller claims', async () => {
    const { url } = authorizationUrl(house);
    const browser = openBrowser();
    const response = await browser.get(url, { 'x-forwarded-host': 'evil.example' });
    expect(response.headers.get('location')).not.toContain('evil.example');
    const { rows } = await house.pool.query(
      `select payload->>'returnTo' as back from identity.artifact where model = 'Interaction'`);
    expect(rows.every((row: { back: string }) => row.back.startsWith(house.issuer))).toBe(true);
  });

  it('gives no tokens for a wrong verifier and takes a code only once', async () => {
    await addOperator(house, 'code@karat.test');
    const browser = openBrowser();
    const { url, form, verifier } = await openSignIn(house, browser);
    const response =
      await browser.post(url, { ...form, email: 'code@karat.test', password: PASSWORD });
    const back = await followToClient(house, browser, response);
    const tokens = await redeem(house, back, verifier);
    await expect(redeem(house, back, verifier)).rejects.toThrow('invalid_grant');
    expect((await refresh(house, tokens.refresh_token)).status).toBe(400);
    const second = await openSignIn(house, openBrowser());
    await expect(redeem(house, back, second.verifier)).rejects.toThrow('invalid_grant');
  });
});

describe('userinfo', () => {
  it('answers any page, and tells whoever is nobody or a program why not', async () => {
    const secret = await addClient(house, 'no-profile', ['orders:write']);
    const token = await (await requestToken(house, { grant_type: 'client_credentials' },
      ['no-profile', secret])).json() as Tokens;
    const me = (init: RequestInit) => fetch(`${house.issuer}/me`, init);
    const preflight = await me({ method: 'OPTIONS', headers: { 'origin': 'https://shop.example',
      'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin'),
      preflight.headers.get('access-control-allow-headers')]).toEqual([204, '*', 'authorization']);
    const nobody = await me({});
    expect([nobody.status, nobody.headers.get('www-authenticate'),
      nobody.headers.get('access-control-allow-origin')]).toEqual([401, 'Bearer', '*']);
    const program = await me({ headers: bearer(token.access_token) });
    expect([program.status, program.headers.get('www-authenticate')])
      .toEqual([403, 'Bearer error="insufficient_scope"']);
    const put = await me({ method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});

describe('signing out', () => {
  it('without a session runs the provider\'s one script and no other', async () => {
    const response = await openBrowser().get(`${house.issuer}/session/end`);
    expect(response.headers.get('content-security-policy'))
      .toMatch(/script-src 'self' 'sha256-[^']+'/);
  });

  it('sends nobody to an address that is not registered', async () => {
    const response = await openBrowser().get(
      `${house.issuer}/session/end?client_id=karat-admin&post_logout_redirect_uri=https://evil.example`);
    expect(response.status).toBe(400);
  });
});

describe('behind https', () => {
  it('keeps its cookies and browsers to https', async () => {
    const strict = await openHouse({
      issuer: 'https://karat.example/identity', mode: 'production',
      secret: 'a-long-enough-secret-0123456789-abcdef',
      adminRedirectUris: ['https://admin.karat.example/cb'],
    });
    const { url } = authorizationUrl(strict, { redirect_uri: 'https://admin.karat.example/cb' });
    const response = await openBrowser().get(url);
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    expect(cookies.every((cookie) => /; secure/i.test(cookie) && /; httponly/i.test(cookie)))
      .toBe(true);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const discovery = await fetch(`${strict.issuer}/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject(
      { token_endpoint: 'https://karat.example/identity/token' });
    await strict.close();
  });
});
