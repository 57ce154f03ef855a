/** A person at the sign-in page, for requests that a client library has made. */
import { followToClient, hiddenFields, openBrowser, type Browser } from './browser.ts';
import { PASSWORD } from './house.ts';

interface Issuer {
  readonly issuer: string;
  readonly redirectUri: string;
}

/** From the client's authorization request back to the client, signing in if asked. */
export async function authorise(
  house: Issuer, request: string | URL, email: string, browser: Browser = openBrowser(),
  password = PASSWORD,
): Promise<URL> {
  return signInAt(house, browser, await browser.get(String(request)), email, password);
}

/** The same, for a request sent as a form. */
export async function authoriseByForm(
  house: Issuer, form: Record<string, string>, email: string, browser: Browser = openBrowser(),
): Promise<URL> {
  const answer = await browser.post(`${house.issuer}/auth`, form);
  const asked = new URL(answer.headers.get('location') ?? '', house.issuer).href;
  return signInAt(house, browser, await browser.get(asked), email);
}

async function signInAt(
  house: Issuer, browser: Browser, answer: Response, email: string, password = PASSWORD,
): Promise<URL> {
  const location = new URL(answer.headers.get('location') ?? '', house.issuer).href;
  if (location.startsWith(house.redirectUri)) return new URL(location);
  const page = await browser.get(location);
  if (page.status >= 300) return followToClient(house, browser, page);
  const form = hiddenFields(await page.text());
  const signedIn = await browser.post(location, { ...form, email, password });
  return followToClient(house, browser, signedIn);
}
