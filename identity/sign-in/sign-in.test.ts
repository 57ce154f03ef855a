import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';

import {
  authorizationUrl, followToClient, hiddenFields, openBrowser, openSignIn, redeem, refresh, signIn,
} from '../tests/browser.ts';
import {
  addOperator, bearer, FRANCHISE, type House, openHouse, OUTLET, OWNER, PASSWORD,
} from '../tests/house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse({
    demoSignIns: [{ label: 'owner', email: 'owner@karat.example', password: 'shown-here' }],
  });
});
afterAll(() => house.close());

describe('the sign-in of an operator', () => {
  it('leads by code and PKCE to a token whose actor has the scopes of the roles', async () => {
    const id = await addOperator(house, 'finance@karat.test', { roles: ['finance'] });
    const tokens = await signIn(house, 'Finance@karat.test ', PASSWORD);
    expect(tokens.expires_in).toBe(600);
    expect(decodeProtectedHeader(tokens.access_token))
      .toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(decodeJwt(tokens.id_token)).toMatchObject({
      sub: id, name: 'Lin Jing', kind: 'operator', roles: ['finance'], email: 'finance@karat.test',
    });
    expect(await house.identity.authenticate(bearer(tokens.access_token))).toEqual({
      kind: 'operator', id, name: 'Lin Jing', roles: ['finance'], clientId: 'karat-admin',
      scopes: ['members:read', 'loyalty:read', 'loyalty:approve', 'catalog:read', 'catalog:cost',
        'orders:read', 'orders:policy', 'campaigns:read', 'franchises:read', 'franchises:rebates',
        'franchises:settle', 'franchises:policy', 'insights:read', 'rewards:read', 'rewards:approve', 'rewards:policy',
        'engagement:read', 'plans:read', 'plans:open', 'plans:policy', 'service:read',
        'tradeins:read', 'tradeins:policy', 'exports:run', 'audit:read', 'schema:read'],
    });
  });

  it('binds the people of a franchise to it and its outlets', async () => {
    const id = await addOperator(house, 'associate@karat.test',
      { roles: ['associate'], tenantId: FRANCHISE, siteIds: [OUTLET] });
    const tokens = await signIn(house, 'associate@karat.test', PASSWORD);
    expect(await house.identity.authenticate(bearer(tokens.access_token))).toMatchObject({
      kind: 'tenant', id, tenantId: FRANCHISE, siteIds: [OUTLET], roles: ['associate'],
    });
  });

  it('gives only the scopes that were asked for', async () => {
    await addOperator(house, 'narrow@karat.test');
    const tokens = await signIn(house, 'narrow@karat.test', PASSWORD, openBrowser(),
      { scope: 'openid loyalty:read documents:any' });
    const actor = await house.identity.authenticate(bearer(tokens.access_token));
    expect(actor.scopes).toEqual(['loyalty:read']);
  });

  it('answers who is signed in, from the account', async () => {
    const id = await addOperator(house, 'profile@karat.test', { roles: ['audit'] });
    const tokens = await signIn(house, 'profile@karat.test', PASSWORD);
    const response = await fetch(`${house.issuer}/me`, { headers: bearer(tokens.access_token) });
    expect(await response.json()).toMatchObject(
      { sub: id, email: 'profile@karat.test', roles: ['audit'] });
    const anonymous = await fetch(`${house.issuer}/me`);
    expect(anonymous.status).toBe(401);
  });

  it('signs in a second time without a password while the session lives', async () => {
    await addOperator(house, 'again@karat.test');
    const browser = openBrowser();
    await signIn(house, 'again@karat.test', PASSWORD, browser);
    const { url, verifier } = authorizationUrl(house);
    const back = await followToClient(house, browser, await browser.get(url));
    expect((await redeem(house, back, verifier)).access_token).toBeTruthy();
  });

  it('ends session and refresh token on signing out', async () => {
    await addOperator(house, 'leaver@karat.test');
    const browser = openBrowser();
    const tokens = await signIn(house, 'leaver@karat.test', PASSWORD, browser);
    const leaving = new URLSearchParams({
      id_token_hint: tokens.id_token, state: 'bye',
      post_logout_redirect_uri: `${new URL(house.issuer).origin}/admin/`,
    });
    const page = await browser.get(`${house.issuer}/session/end?${leaving}`);
    expect(page.headers.get('content-security-policy'))
      .toContain(`form-action 'self' ${new URL(house.issuer).origin}`);
    const text = await page.text();
    expect(text).toContain('Do you want to sign out?');
    const out = await browser.post(`${house.issuer}/session/end/confirm`,
      { ...hiddenFields(text), logout: 'yes' });
    expect(out.status).toBe(303);
    expect(out.headers.get('location')).toBe(`${new URL(house.issuer).origin}/admin/?state=bye`);
    expect((await refresh(house, tokens.refresh_token)).status).toBe(400);
    const next = await browser.get(authorizationUrl(house).url);
    expect(next.headers.get('location')).toContain('/identity/interaction/');
  });
});

describe('the sign-in page', () => {
  it('is Chinese first, English on request, with a strict policy and nothing prefilled',
    async () => {
    const { page } = await openSignIn(house, openBrowser(), { ui_locales: 'zh-CN' });
    const chinese = await page.text();
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain('<label for="password">密码</label>');
    const english = await openSignIn(house, openBrowser(), { ui_locales: 'en' });
    const text = await english.page.text();
    expect(text).toContain('<label for="email">E-mail</label>');
    expect(text).toMatch(/id="email"[^>]*value=""/);
    expect(text).toContain('shown-here');
    const policy = english.page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain('default-src \'none\'');
    expect(policy).toContain('frame-ancestors \'none\'');
    expect(policy).toContain(`form-action 'self' ${new URL(house.issuer).origin}`);
    expect(policy).not.toContain('unsafe');
    expect(english.page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(english.page.headers.get('cache-control')).toBe('no-store');
  });

  it('hides the demo accounts outside development', async () => {
    const strict = await openHouse({
      mode: 'production', secret: 'a-long-enough-secret-0123456789-abcdef',
      demoSignIns: [{ label: 'owner', email: 'owner@karat.example', password: 'shown-here' }],
    });
    const { page } = await openSignIn(strict, openBrowser());
    expect(await page.text()).not.toContain('shown-here');
    await strict.close();
  });

  it('shows a wrong password beside its field, the same for unknown addresses', async () => {
    await addOperator(house, 'known@karat.test');
    const answers = [];
    for (const email of ['known@karat.test', 'unknown@karat.test']) {
      const browser = openBrowser();
      const { url, form } = await openSignIn(house, browser);
      const response = await browser.post(url, { ...form, email, password: 'wrong password' });
      const text = (await response.text()).replaceAll(email, 'EMAIL')
        .replace(/name="csrf" value="[^"]+"/, '');
      answers.push([response.status, text]);
      expect(text).toContain('aria-describedby="password-error" aria-invalid="true"');
      expect(text).toContain('The e-mail address or password is wrong.');
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(422);
  });

  it('escapes what was typed', async () => {
    const browser = openBrowser();
    const { url, form } = await openSignIn(house, browser);
    const response = await browser.post(url,
      { ...form, email: '"><script>alert(1)</script>', password: 'x' });
    expect(await response.text()).not.toContain('<script>');
  });

  it('asks for what is missing', async () => {
    const browser = openBrowser();
    const { url, form } = await openSignIn(house, browser);
    const noEmail = await browser.post(url, { ...form, email: ' ', password: 'x' });
    expect(await noEmail.text()).toContain('Enter your e-mail address.');
    const noPassword = await browser.post(url, { ...form, email: 'a@b.cd', password: '' });
    expect(await noPassword.text()).toContain('Enter your password.');
  });

  it('refuses a form of another sign-in, from another site, or without its cookie', async () => {
    await addOperator(house, 'csrf@karat.test');
    const credentials = { email: 'csrf@karat.test', password: PASSWORD };
    const browser = openBrowser();
    const mine = await openSignIn(house, browser);
    const other = await openSignIn(house, openBrowser());
    const swapped =
      await browser.post(mine.url, { ...mine.form, ...credentials, csrf: other.form['csrf']! });
    expect(swapped.status).toBe(403);
    const crossSite = await browser.post(mine.url, { ...mine.form, ...credentials },
      { 'sec-fetch-site': 'cross-site' });
    expect(crossSite.status).toBe(403);
    const stranger = await openBrowser().post(mine.url, { ...mine.form, ...credentials });
    expect(stranger.status).toBe(400);
  });

  it('returns to the client with access_denied when cancelled', async () => {
    const browser = openBrowser();
    const { url, form } = await openSignIn(house, browser);
    const back = await followToClient(house, browser,
      await browser.post(url, { ...form, cancel: 'yes' }));
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('state-1');
  });
});

describe('a temporary password', () => {
  it('works once and must be replaced before anything else', async () => {
    const made = await house.identity.accounts.createOperator(OWNER,
      { email: 'fresh@karat.test', name: 'Fresh', roles: ['audit'] });
    if (!made.ok) throw new Error(made.code);
    const browser = openBrowser();
    const { url, form, verifier } = await openSignIn(house, browser);
    const asked = await browser.post(url,
      { ...form, email: 'fresh@karat.test', password: made.temporaryPassword! });
    const text = await asked.text();
    expect(text).toContain('Choose a new password');
    const fields = hiddenFields(text);
    const differing = await browser.post(url, { ...fields, password: PASSWORD, repeat: 'other' });
    expect(await differing.text()).toContain('The two are not the same.');
    const weak = await browser.post(url, { ...fields, password: 'short', repeat: 'short' });
    expect(await weak.text()).toContain('Too weak');
    const same = { password: made.temporaryPassword!, repeat: made.temporaryPassword! };
    expect(await (await browser.post(url, { ...fields, ...same })).text())
      .toContain('Choose a password you do not use yet.');
    const done = await browser.post(url, { ...fields, password: PASSWORD, repeat: PASSWORD });
    const back = await followToClient(house, browser, done);
    expect((await redeem(house, back, verifier)).access_token).toBeTruthy();
    await signIn(house, 'fresh@karat.test', PASSWORD);
  });

  it('replaced twice at once is replaced once, and the other is asked to sign in', async () => {
    const made = await house.identity.accounts.createOperator(OWNER,
      { email: 'twice@karat.test', name: 'Twice', roles: ['audit'] });
    if (!made.ok) throw new Error(made.code);
    const browser = openBrowser();
    const { url, form } = await openSignIn(house, browser);
    const asked = await browser.post(url, { ...form, email: 'twice@karat.test', password: made.temporaryPassword! });
    const fields = hiddenFields(await asked.text());
    const both = await Promise.all(['one good password', 'other good password'].map((password) =>
      browser.post(url, { ...fields, password, repeat: password })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 400]);
    expect(await both.find(({ status }) => status === 400)!.text()).toContain('The page has expired. Sign in again.');
  });
});
