import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';

import {
  followToClient, hiddenFields, openBrowser, openSignIn, redeem, type Tokens,
} from '../tests/browser.ts';
import { addOperator, type House, openHouse, OWNER, PASSWORD } from '../tests/house.ts';

const place = (ip: string) => ({ ip, key: ip, isShared: false, sender: ip });

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

function codeAt(secret: string, offsetSeconds = 0): Promise<string> {
  const epoch = Math.floor(Date.now() / 1000) + house.time.offsetSeconds + offsetSeconds;
  return generate({ secret, epoch });
}

async function enrolled(
  email: string,
): Promise<{ id: string; secret: string; codes: readonly string[] }> {
  const id = await addOperator(house, email);
  const enrolment = await house.identity.accounts.enrolTotp(id);
  if (!enrolment.ok) throw new Error(enrolment.code);
  const confirmed = await house.identity.accounts.confirmTotp(id, await codeAt(enrolment.secret));
  if (!confirmed.ok) throw new Error(confirmed.code);
  house.time.offsetSeconds += 60;
  return { id, secret: enrolment.secret, codes: confirmed.recoveryCodes };
}

interface Step {
  answer(code: string): Promise<Response>;
  finish(response: Response): Promise<Tokens>;
}

async function passPassword(email: string): Promise<Step> {
  const browser = openBrowser();
  const { url, form, verifier } = await openSignIn(house, browser);
  const asked = await browser.post(url, { ...form, email, password: PASSWORD });
  const text = await asked.text();
  expect(text).toContain('autocomplete="one-time-code"');
  const fields = hiddenFields(text);
  return {
    answer: (code) => browser.post(url, { ...fields, code }),
    finish: async (response) =>
      redeem(house, await followToClient(house, browser, response), verifier),
  };
}

describe('the second factor', () => {
  it('is asked for once it is confirmed, and lets in with the present code', async () => {
    const { secret } = await enrolled('totp@karat.test');
    const step = await passPassword('totp@karat.test');
    const tokens = await step.finish(await step.answer(await codeAt(secret)));
    expect(tokens.access_token).toBeTruthy();
  });

  it('is not asked for while it is only enrolled', async () => {
    const id = await addOperator(house, 'half@karat.test');
    const enrolment = await house.identity.accounts.enrolTotp(id);
    expect(enrolment).toMatchObject(
      { ok: true, uri: expect.stringContaining('otpauth://totp/Karat:half%40karat.test') });
    const wrong = await house.identity.accounts.confirmTotp(id, '000000');
    expect(wrong).toMatchObject({ ok: false, code: 'CODE_WRONG' });
    const browser = openBrowser();
    const { url, form } = await openSignIn(house, browser);
    const response =
      await browser.post(url, { ...form, email: 'half@karat.test', password: PASSWORD });
    expect(response.status).toBe(303);
  });

  it('refuses a code that was used, a wrong one and one of yesterday', async () => {
    const { secret } = await enrolled('replay@karat.test');
    const code = await codeAt(secret);
    const first = await passPassword('replay@karat.test');
    await first.finish(await first.answer(code));
    const second = await passPassword('replay@karat.test');
    const replayed = await second.answer(code);
    expect(replayed.status).toBe(422);
    expect(await replayed.text()).toContain('This code was used.');
    expect(await (await second.answer('12345')).text()).toContain('The code is wrong.');
    const old = await second.answer(await codeAt(secret, -86_400));
    expect(await old.text()).toContain('The code is wrong.');
  });

  it('takes the same code from one of two racers only', async () => {
    const { secret } = await enrolled('race@karat.test');
    const code = await codeAt(secret);
    const [one, two] =
      [await passPassword('race@karat.test'), await passPassword('race@karat.test')];
    const statuses = (await Promise.all([one.answer(code), two.answer(code)]))
      .map((response) => response.status).sort();
    expect(statuses).toEqual([303, 422]);
  });

  it('locks after five wrong codes, though the password is right each time', async () => {
    const { secret } = await enrolled('guesser@karat.test');
    for (let guess = 0; guess < 5; guess += 1) {
      const step = await passPassword('guesser@karat.test');
      expect((await step.answer('00000')).status).toBe(422);
    }
    const step = await passPassword('guesser@karat.test');
    expect((await step.answer(await codeAt(secret))).status).toBe(429);
  });

  it('takes each recovery code once', async () => {
    const { codes } = await enrolled('recovery@karat.test');
    expect(codes).toHaveLength(10);
    const first = await passPassword('recovery@karat.test');
    expect((await first.finish(await first.answer(codes[0]!.toUpperCase()))).access_token)
      .toBeTruthy();
    const second = await passPassword('recovery@karat.test');
    expect((await second.answer(codes[0]!)).status).toBe(422);
    expect((await second.answer(codes[1]!)).status).toBe(303);
  });

  it('cannot be stepped over with the ticket of another sign-in or a later form', async () => {
    await enrolled('skipper@karat.test');
    const browser = openBrowser();
    const { url, form } = await openSignIn(house, browser);
    const text = await (await browser.post(url,
      { ...form, email: 'skipper@karat.test', password: PASSWORD })).text();
    const fields = hiddenFields(text);
    const skipped = await browser.post(url,
      { ...fields, step: 'new-password', password: 'another good one',
        repeat: 'another good one' });
    expect(skipped.status).toBe(400);
    const other = await openSignIn(house, browser);
    const moved = await browser.post(other.url, { ...other.form, step: 'second-factor',
      ticket: fields['ticket']!, code: '000000' });
    expect(moved.status).toBe(400);
  });

  it('is removed by an owner together with a new password, and its seed is sealed at rest',
    async () => {
    const { id, secret } = await enrolled('lost-phone@karat.test');
    const { rows } = await house.pool.query<{ sealed: Buffer }>(
      'select totp_sealed as sealed from identity.account where id = $1', [id]);
    expect(rows[0]!.sealed.toString('latin1')).not.toContain(secret);
    const reset = await house.identity.accounts.resetPassword(OWNER,
      { operatorId: id, alsoRemoveTotp: true });
    if (!reset.ok) throw new Error(reset.code);
    const browser = openBrowser();
    const { url, form } = await openSignIn(house, browser);
    const asked = await browser.post(url,
      { ...form, email: 'lost-phone@karat.test', password: reset.temporaryPassword });
    expect(await asked.text()).toContain('Choose a new password');
  });

  it('can be removed and enrolled anew by its owner', async () => {
    const { id, codes } = await enrolled('renew@karat.test');
    const { accounts } = house.identity;
    expect(await accounts.enrolTotp(id)).toMatchObject({ ok: false, code: 'TOTP_ALREADY_ON' });
    const own = { accountId: id, place: place('192.0.2.1') };
    expect(await accounts.removeOwnTotp({ ...own, code: '000000' }))
      .toMatchObject({ code: 'CODE_WRONG' });
    expect(await accounts.removeOwnTotp({ ...own, code: codes[3]! })).toEqual({ ok: true });
    expect(await accounts.removeOwnTotp({ ...own, code: '000000' }))
      .toMatchObject({ ok: false, code: 'TOTP_NOT_ENROLLED' });
    expect(await accounts.confirmTotp(id, '123456')).toMatchObject({ code: 'TOTP_NOT_ENROLLED' });
    expect(await accounts.enrolTotp(id)).toMatchObject({ ok: true });
  });
});
