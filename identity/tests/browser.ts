/**
 * A browser without scripts: it keeps cookies by path, reads forms and follows nothing by itself.
 */
import { createHash, randomBytes } from 'node:crypto';

import type { House } from './house.ts';

interface Cookie {
  readonly value: string;
  readonly path: string;
}

export interface Browser {
  get(url: string, headers?: Record<string, string>): Promise<Response>;
  post(url: string, form: Record<string, string>, headers?: Record<string,
    string>): Promise<Response>;
  readonly cookies: Map<string, Cookie>;
}

export function openBrowser(): Browser {
  const cookies = new Map<string, Cookie>();
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const path = new URL(url).pathname;
    const sent = [...cookies].filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, cookie]) => `${name}=${cookie.value}`).join('; ');
    const headers = { 'accept': 'text/html', 'accept-language': 'en', ...init.headers as object };
    const response = await fetch(url, {
      ...init, redirect: 'manual', headers: { ...headers, ...(sent ? { cookie: sent } : {}) },
    });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
  return {
    cookies,
    get: (url, headers = {}) => send(url, { headers }),
    post: (url, form, headers = {}) =>
      send(url, { method: 'POST', body: new URLSearchParams(form), headers }),
  };
}

function keep(cookies: Map<string, Cookie>, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const [name = '', value = ''] =
    [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
  if (value === '') cookies.delete(name);
  else cookies.set(name, { value, path });
}

export interface Challenge {
  readonly verifier: string;
  readonly url: string;
}

export function authorizationUrl(house: House, more: Record<string, string> = {}): Challenge {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'karat-admin', response_type: 'code', redirect_uri: house.redirectUri,
    scope: 'openid operator', state: 'state-1', code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), ...more,
  });
  return { verifier, url: `${house.issuer}/auth?${query}` };
}

/** Opens the sign-in page; `url` is where its form posts to. */
export async function openSignIn(
  house: House, browser: Browser, more: Record<string, string> = {},
): Promise<Challenge & { readonly page: Response; readonly form: Record<string, string> }> {
  const challenge = authorizationUrl(house, more);
  const redirect = await browser.get(challenge.url);
  const url = new URL(redirect.headers.get('location') ?? '', house.issuer).href;
  const page = await browser.get(url);
  return { verifier: challenge.verifier, url, page, form: hiddenFields(await page.clone().text()) };
}

export function hiddenFields(page: string): Record<string, string> {
  const fields = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name, value]) => [name, value]));
}

/** Follows redirects inside the issuer until it leads to the client. */
export async function followToClient(
  house: Pick<House, 'issuer' | 'redirectUri'>, browser: Browser, response: Response,
): Promise<URL> {
  let current = response;
  for (let hops = 0; hops < 5; hops += 1) {
    const location = new URL(current.headers.get('location') ?? '', house.issuer);
    if (location.href.startsWith(house.redirectUri)) return location;
    current = await browser.get(location.href);
  }
  throw new Error(`never reached the client, last status ${current.status}`);
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly scope: string;
  readonly expires_in: number;
}

export async function signIn(
  house: House, email: string, password: string, browser: Browser = openBrowser(),
  more: Record<string, string> = {},
): Promise<Tokens> {
  const { url, form, verifier } = await openSignIn(house, browser, more);
  const response = await browser.post(url, { ...form, email, password });
  const back = await followToClient(house, browser, response);
  return redeem(house, back, verifier);
}

export async function redeem(house: House, back: URL, verifier: string): Promise<Tokens> {
  const response = await requestToken(house, {
    grant_type: 'authorization_code', client_id: 'karat-admin', redirect_uri: house.redirectUri,
    code: back.searchParams.get('code') ?? '', code_verifier: verifier,
  });
  if (!response.ok) throw new Error(`no tokens: ${response.status} ${await response.text()}`);
  return await response.json() as Tokens;
}

export function requestToken(
  house: House, form: Record<string, string>, basic?: readonly [id: string, secret: string],
): Promise<Response> {
  const authorization = basic && `Basic ${Buffer.from(basic.join(':')).toString('base64')}`;
  return fetch(`${house.issuer}/token`, {
    method: 'POST', body: new URLSearchParams(form),
      headers: authorization ? { authorization } : {},
  });
}

export function refresh(house: House, token: string): Promise<Response> {
  return requestToken(house,
    { grant_type: 'refresh_token', client_id: 'karat-admin', refresh_token: token });
}
