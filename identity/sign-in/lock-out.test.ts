import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { signInPlaceOf } from '../../gateway/callers/caller-address.ts';
import { openBrowser, openSignIn, signIn } from '../tests/browser.ts';
import { addOperator, type House, openHouse, OWNER, PASSWORD } from '../tests/house.ts';

/** The last entry is that of the proxy, as in production behind one. */
const ONE_PROXY = (_address: string, step: number) => step === 0;

let house: House;
beforeAll(async () => { house = await openHouse({ placeOf: signInPlaceOf(ONE_PROXY) }); });
afterAll(() => house.close());

/** One attempt from an address of its own, unless said otherwise. */
async function attempt(email: string, password: string, ip = freshIp()): Promise<Response> {
  const browser = openBrowser();
  const { url, form } = await openSignIn(house, browser);
  return browser.post(url, { ...form, email, password }, { 'x-forwarded-for': `9.9.9.9, ${ip}` });
}

let addresses = 0;
function freshIp(): string {
  addresses += 1;
  return `10.0.${Math.floor(addresses / 250)}.${addresses % 250}`;
}

async function attempts(count: number, email: string, ip?: string): Promise<number[]> {
  const statuses = [];
  for (let index = 0; index < count; index += 1) {
    statuses.push((await attempt(email, 'wrong password', ip)).status);
  }
  return statuses;
}

describe('the lock-out', () => {
  it('refuses even the right password after five wrong ones from there, for fifteen minutes', async () => {
    await addOperator(house, 'five@karat.test');
    const ip = freshIp();
    expect(await attempts(5, 'five@karat.test', ip)).toEqual([422, 422, 422, 422, 422]);
    const locked = await attempt('five@karat.test', PASSWORD, ip);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(890);
    expect(await locked.text()).toContain('Too many wrong attempts. Try again in 15 minutes.');
    house.time.offsetSeconds += 14 * 60;
    expect((await attempt('five@karat.test', PASSWORD, ip)).status).toBe(429);
    house.time.offsetSeconds += 61;
    expect((await attempt('five@karat.test', PASSWORD, ip)).status).toBe(303);
    house.time.offsetSeconds = 0;
  });

  it('locks nobody who is elsewhere, the account\'s owner included', async () => {
    for (const email of ['guessed@karat.test', 'colleague@karat.test']) await addOperator(house, email);
    const ip = freshIp();
    expect((await attempts(6, 'guessed@karat.test', ip)).at(-1)).toBe(429);
    expect((await attempt('guessed@karat.test', PASSWORD)).status).toBe(303);
    expect((await attempt('colleague@karat.test', PASSWORD, ip)).status).toBe(303);
  });

  it('lets many places together guess no faster, and the owner in where they were before', async () => {
    await addOperator(house, 'wanted@karat.test');
    const home = freshIp();
    expect((await attempt('wanted@karat.test', PASSWORD, home)).status).toBe(303);
    const statuses = [];
    for (let place = 0; place < 21; place += 1) statuses.push(...await attempts(1, 'wanted@karat.test'));
    expect([statuses.indexOf(429), statuses.length]).toEqual([20, 21]);
    expect((await attempt('wanted@karat.test', PASSWORD)).status).toBe(429);
    expect((await attempt('wanted@karat.test', PASSWORD, home)).status).toBe(303);
    expect((await attempts(6, 'wanted@karat.test', home)).at(-1)).toBe(429);
  });

  it('survives a restart', async () => {
    await addOperator(house, 'restart@karat.test');
    const ip = freshIp();
    await attempts(5, 'restart@karat.test', ip);
    await house.restart();
    expect((await attempt('restart@karat.test', PASSWORD, ip)).status).toBe(429);
  });

  it('begins afresh after a right password and after the window', async () => {
    await addOperator(house, 'fresh@karat.test');
    const ip = freshIp();
    await attempts(4, 'fresh@karat.test', ip);
    expect((await attempt('fresh@karat.test', PASSWORD, ip)).status).toBe(303);
    expect(await attempts(4, 'fresh@karat.test', ip)).toEqual([422, 422, 422, 422]);
    house.time.offsetSeconds += 15 * 60 + 1;
    expect(await attempts(4, 'fresh@karat.test', ip)).toEqual([422, 422, 422, 422]);
    expect((await attempt('fresh@karat.test', PASSWORD, ip)).status).toBe(303);
    house.time.offsetSeconds = 0;
  });

  it('locks unknown addresses alike, so that a lock tells nothing', async () => {
    expect(await attempts(6, 'nobody@karat.test', freshIp())).toEqual([422, 422, 422, 422, 422, 429]);
  });

  it('locks an address that tries twenty accounts, whatever it claims to be forwarded for',
    async () => {
    const statuses = [];
    for (let index = 0; index < 21; index += 1) {
      statuses.push(...await attempts(1, `spray-${index}@karat.test`, '192.0.2.7'));
    }
    expect(statuses.slice(0, 20).every((status) => status === 422)).toBe(true);
    expect(statuses[20]).toBe(429);
    await addOperator(house, 'elsewhere@karat.test');
    expect((await attempt('elsewhere@karat.test', PASSWORD)).status).toBe(303);
  });

  it('judges no more than five of thirty guesses sent at once', async () => {
    await addOperator(house, 'burst@karat.test');
    const ip = freshIp();
    const all = await Promise.all(Array.from({ length: 30 },
      () => attempt('burst@karat.test', 'wrong password', ip)));
    const judged = all.filter((response) => response.status === 422);
    expect(judged).toHaveLength(5);
    expect(all.filter((response) => response.status === 429)).toHaveLength(25);
  });

  it('costs as much for an unknown address as for a known one', async () => {
    await addOperator(house, 'timing@karat.test');
    const known: number[] = [];
    const unknown: number[] = [];
    await attempt('warm-up@karat.test', 'wrong password');
    for (let round = 0; round < 4; round += 1) {
      known.push(await costOf(() => attempt('timing@karat.test', 'wrong password')));
      unknown.push(await costOf(() => attempt(`timing-${round}@karat.test`, 'wrong password')));
    }
    // argon2 is nearly all of it; without the decoy the ratio is below one third.
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.5);
  });

  it('writes down who was refused, and keeps no password', async () => {
    const id = await addOperator(house, 'audited@karat.test');
    await attempt('audited@karat.test', 'my secret guess', '192.0.2.9');
    const outcome = await house.identity.accounts.listAudit(OWNER, { subject: id });
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome.items[0]).toMatchObject(
      { action: 'operator.sign-in-refused', detail: { ip: '192.0.2.9', step: 'password' } });
    expect(JSON.stringify(outcome.items)).not.toContain('my secret guess');
  });

  it('behind a proxy that nobody spoke of locks that proxy for one account, never for all', async () => {
    await house.restart({ placeOf: signInPlaceOf(undefined) });
    try {
      for (const email of ['proxied@karat.test', 'beside@karat.test']) await addOperator(house, email);
      const ip = freshIp();
      expect((await attempts(6, 'proxied@karat.test', ip)).at(-1)).toBe(429);
      for (let index = 0; index < 25; index += 1) await attempts(1, `proxied-${index}@karat.test`, ip);
      expect((await attempt('beside@karat.test', PASSWORD, ip)).status).toBe(303);
      expect((await attempt('proxied@karat.test', PASSWORD)).status).toBe(303);
    } finally {
      await house.restart();
    }
  });

  it('lets a disabled account in no more, in the same words', async () => {
    await addOperator(house, 'keeper@karat.test');
    const operatorId = await addOperator(house, 'gone@karat.test');
    await house.identity.accounts.disableOperator(OWNER, { operatorId });
    const response = await attempt('gone@karat.test', PASSWORD);
    expect(await response.text()).toContain('The e-mail address or password is wrong.');
    await expect(signIn(house, 'gone@karat.test', PASSWORD)).rejects.toThrow();
  });
});

/** In processor time, of all threads: what else the machine does costs nothing here. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
