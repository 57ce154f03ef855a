/** Strangers who guess lock out strangers, behind whatever proxy; who guesses in a known browser locks out that. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { signInPlaceOf } from '../../gateway/callers/caller-address.ts';
import { askGraph, mutate } from '../tests/graph.ts';
import { type Browser, openBrowser, openSignIn, requestToken, signIn } from '../tests/browser.ts';
import { addClient, addOperator, bearer, type House, openHouse, OWNER, PASSWORD } from '../tests/house.ts';
import { DEVICE_COOKIE } from './known-device.ts';

let house: House;
// Nobody said which proxies to trust: every address but the sender's is only claimed.
beforeAll(async () => { house = await openHouse({ placeOf: signInPlaceOf(undefined) }); });
afterAll(() => house.close());

let places = 0;
const newPlace = () => ({ 'x-forwarded-for': `10.1.${Math.floor((places += 1) / 250)}.${places % 250}` });

/** One attempt in a browser that has nothing but these device cookies. */
async function attempt(email: string, password: string, cookie = '', place = newPlace()): Promise<Response> {
  const browser = openBrowser();
  const { url, form } = await openSignIn(house, browser);
  if (cookie !== '') browser.cookies.set(DEVICE_COOKIE, { value: cookie, path: '/identity/interaction' });
  return browser.post(url, { ...form, email, password }, place);
}

const statuses = async (count: number, email: string, cookie?: string) => {
  const answers = [];
  for (let tries = 0; tries < count; tries += 1) answers.push((await attempt(email, 'wrong password', cookie)).status);
  return answers;
};

const deviceOf = (browser: Browser) => browser.cookies.get(DEVICE_COOKIE)!.value;

async function knownFor(email: string): Promise<string> {
  const browser = openBrowser();
  await signIn(house, email, PASSWORD, browser);
  return deviceOf(browser);
}

async function lockForStrangers(email: string, password = PASSWORD): Promise<void> {
  expect((await statuses(21, email)).at(-1)).toBe(429);
  expect((await attempt(email, password)).status).toBe(429);
}

describe('a browser in which somebody has signed in', () => {
  it('lets them in while strangers have locked their account, and strangers stay locked', async () => {
    const email = 'owner-at-home@karat.test';
    await addOperator(house, email);
    const device = await knownFor(email);
    await lockForStrangers(email);
    expect((await attempt(email, PASSWORD, device)).status).toBe(303);
    expect((await attempt(email, PASSWORD)).status).toBe(429);
  });

  it('is itself limited to five, whatever place it claims, and no other browser with it', async () => {
    const email = 'guessed-at-home@karat.test';
    await addOperator(house, email);
    const [one, other] = [await knownFor(email), await knownFor(email)];
    expect(await statuses(6, email, one)).toEqual([422, 422, 422, 422, 422, 429]);
    expect((await attempt(email, PASSWORD, one)).status).toBe(429);
    expect((await attempt(email, PASSWORD, other)).status).toBe(303);
    expect((await attempt(email, PASSWORD)).status).toBe(303);
    house.time.offsetSeconds += 15 * 60 + 1;
    expect((await attempt(email, PASSWORD, one)).status).toBe(303);
    house.time.offsetSeconds = 0;
  });

  it('is limited with all the others that somebody may have kept', async () => {
    const email = 'collector@karat.test';
    await addOperator(house, email);
    const devices = [];
    for (let count = 0; count < 11; count += 1) devices.push(await knownFor(email));
    for (const device of devices.slice(0, 10)) expect((await statuses(5, email, device)).at(-1)).toBe(422);
    // The owner's own browser is then one like any other, and goes in like one.
    expect((await attempt(email, PASSWORD, devices[10])).status).toBe(303);
    expect((await attempt(email, PASSWORD)).status).toBe(303);
    await lockForStrangers(email);
    expect((await attempt(email, PASSWORD, devices[10])).status).toBe(429);
  });

  it('is a stranger after a reset of the password, as after a change', async () => {
    const email = 'reset@karat.test';
    const operatorId = await addOperator(house, email);
    const device = await knownFor(email);
    const reset = await house.identity.accounts.resetPassword(OWNER, { operatorId });
    if (!reset.ok) throw new Error(reset.code);
    await lockForStrangers(email, reset.temporaryPassword);
    expect((await attempt(email, reset.temporaryPassword, device)).status).toBe(429);
  });

  it('is known for that account only, and only as we wrote it, for 180 days', async () => {
    const [mine, theirs] = ['mine@karat.test', 'theirs@karat.test'];
    for (const email of [mine, theirs]) await addOperator(house, email);
    const device = await knownFor(mine);
    await lockForStrangers(theirs);
    await lockForStrangers(mine);
    const [name, since, proof] = device.split('.');
    const forgeries = [`${'A'.repeat(22)}.${since}.${proof}`, `${name}.zzzzzz.${proof}`, `${name}.${since}.`, '~~~'];
    for (const forged of forgeries) {
      expect((await attempt(mine, PASSWORD, forged)).status).toBe(429);
    }
    expect((await attempt(theirs, PASSWORD, device)).status).toBe(429);
    expect((await attempt(mine, PASSWORD, device)).status).toBe(303);
    house.time.offsetSeconds = 181 * 24 * 60 * 60;
    await lockForStrangers(mine);
    expect((await attempt(mine, PASSWORD, device)).status).toBe(429);
    house.time.offsetSeconds = 0;
  });

  it('at a counter is known for the last eight who signed in there', async () => {
    const emails = Array.from({ length: 9 }, (_, index) => `counter-${index}@karat.test`);
    let device = '';
    for (const email of emails) {
      await addOperator(house, email);
      const answer = await attempt(email, PASSWORD, device);
      const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(DEVICE_COOKIE))!;
      expect(cookie).toMatch(/; Path=\/identity\/interaction; Max-Age=15552000; HttpOnly; SameSite=Lax$/);
      device = cookie.slice(DEVICE_COOKIE.length + 1, cookie.indexOf(';'));
    }
    expect(device.split('~')).toHaveLength(8);
    for (const email of [emails[0]!, emails[1]!]) await lockForStrangers(email);
    expect((await attempt(emails[1]!, PASSWORD, device)).status).toBe(303);
    expect((await attempt(emails[0]!, PASSWORD, device)).status).toBe(429);
  });

  it('is not known by a wrong password', async () => {
    const email = 'never-in@karat.test';
    await addOperator(house, email);
    const wrong = await attempt(email, 'wrong password');
    expect(wrong.headers.getSetCookie().some((line) => line.startsWith(DEVICE_COOKIE))).toBe(false);
  });
});

describe('whoever is signed in', () => {
  it('changes their password while strangers have locked their account', async () => {
    const email = 'signed-in@karat.test';
    await addOperator(house, email);
    const { access_token: token } = await signIn(house, email, PASSWORD);
    const actor = await house.identity.authenticate(bearer(token));
    await lockForStrangers(email);
    const change = mutate(askGraph(house.identity.accounts));
    expect(await change('changeMyPassword', { currentPassword: PASSWORD, password: 'another good password' },
      'changed', actor)).toMatchObject({ changed: true, userErrors: [] });
  });
});

describe('a program behind such a proxy', () => {
  it('is let in with the right secret, though somebody claimed its place and guessed', async () => {
    const secret = await addClient(house, 'claimed', ['orders:write']);
    const from = async (offered: string) => (await fetch(`${house.issuer}/token`, {
      method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }), headers: {
        'authorization': `Basic ${btoa(`claimed:${offered}`)}`, 'x-forwarded-for': '203.0.113.9' } })).status;
    for (let wrong = 0; wrong < 5; wrong += 1) expect(await from('wrong')).toBe(401);
    expect(await from('wrong')).toBe(429);
    expect(await from(secret)).toBe(200);
    expect((await requestToken(house, { grant_type: 'client_credentials' }, ['claimed', secret])).status).toBe(200);
  });
});
