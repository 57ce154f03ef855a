import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

import { until } from '../../tests/kit/until.ts';
import { requestToken, signIn } from '../tests/browser.ts';
import {
  addClient, addOperator, bearer, type House, openHouse, OWNER, PASSWORD,
} from '../tests/house.ts';
import { isRotationDue } from './rotate-keys.ts';
import { createSealer } from './sealing.ts';

let house: House;
let secret: string;
beforeEach(async () => {
  house = await openHouse({ keyPublicationSeconds: 600 });
  secret = await addClient(house, 'tmall', ['orders:write']);
});
afterEach(() => house.close());

async function token(): Promise<string> {
  const response =
    await requestToken(house, { grant_type: 'client_credentials' }, ['tmall', secret]);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json() as { access_token: string }).access_token;
}

async function rotate(input: { emergency?: boolean } = {}): Promise<string> {
  const outcome = await house.identity.accounts.rotateKeys(OWNER, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.kid;
}

const kidOf = (jwt: string) => decodeProtectedHeader(jwt).kid;

async function published(): Promise<string[]> {
  const { keys } = await (await fetch(`${house.issuer}/jwks`))
    .json() as { keys: { kid: string }[] };
  return keys.map((key) => key.kid);
}

describe('the rotation of signing keys', () => {
  it('publishes first, signs later, and forgets the old key when its tokens are over', async () => {
    const before = await token();
    const next = await rotate();
    expect(await published()).toEqual([kidOf(before), next]);
    expect(kidOf(await token())).toBe(kidOf(before));

    house.time.offsetSeconds = 601;
    const after = await token();
    expect(kidOf(after)).toBe(next);
    expect(await published()).toEqual([next, kidOf(before)]);
    expect((await house.identity.authenticate(bearer(before))).kind).toBe('channel');
    expect((await house.identity.authenticate(bearer(after))).kind).toBe('channel');

    house.time.offsetSeconds = 600 + 65 * 60 + 1;
    expect(await published()).toEqual([next]);
  });

  it('ends every token at once in an emergency', async () => {
    const before = await token();
    await house.identity.authenticate(bearer(before));
    const next = await rotate({ emergency: true });
    expect(await published()).toEqual([next]);
    await expect(house.identity.authenticate(bearer(before)))
      .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(kidOf(await token())).toBe(next);
    const audit = await house.identity.accounts.listAudit(OWNER, { subject: next });
    expect(audit)
      .toMatchObject({ items: [{ action: 'key.rotated', detail: { emergency: true } }] });
  });

  it('ends them in other processes two seconds later, where new ones count at once', async () => {
    const before = await token();
    const reader = await house.another();
    await reader.authenticate(bearer(before));
    await rotate({ emergency: true });
    house.time.offsetSeconds += 0.3;
    expect((await reader.authenticate(bearer(await token()))).kind).toBe('channel');
    house.time.offsetSeconds += 2;
    await expect(reader.authenticate(bearer(before)))
      .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await reader.close();
  });

  it('drops no request while it goes on', async () => {
    await addOperator(house, 'busy@karat.test');
    const work = Array.from({ length: 20 }, async (_, index) => {
      if (index % 5 === 2) await rotate();
      if (index % 5 === 4) return (await signIn(house, 'busy@karat.test', PASSWORD)).access_token;
      return token();
    });
    const tokens = await Promise.all(work);
    for (const one of tokens) {
      expect((await house.identity.authenticate(bearer(one))).scopes.length).toBeGreaterThan(0);
    }
  });

  it('lets a sign-in that began before it end after it', async () => {
    await addOperator(house, 'slow@karat.test');
    const { openBrowser, openSignIn, followToClient, redeem } =
      await import('../tests/browser.ts');
    const browser = openBrowser();
    const { url, form, verifier } = await openSignIn(house, browser);
    await rotate({ emergency: true });
    const answer =
      await browser.post(url, { ...form, email: 'slow@karat.test', password: PASSWORD });
    const tokens = await redeem(house, await followToClient(house, browser, answer), verifier);
    expect((await house.identity.authenticate(bearer(tokens.access_token))).kind).toBe('operator');
  });

  it('does not open its keys with another secret', async () => {
    const other = { secret: 'another-secret-entirely-0123456789-abcdef' };
    await expect(house.restart(other)).rejects.toThrow();
    await house.restart();
  });
});

describe('the rotation by the calendar', () => {
  /** So many days pass for the keys; tokens are dated by the library's own clock, which nobody moves. */
  const pass = async (days: number) => {
    await house.pool.query(`update identity.signing_key set created_at = created_at - $1 * interval '1 day',
      activates_at = activates_at - $1 * interval '1 day', retires_at = retires_at - $1 * interval '1 day'`, [days]);
    house.time.offsetSeconds += 3;
  };

  it('is due a day before the key has signed for its time, or half of a short time', () => {
    const began = new Date('2026-01-01T00:00:00Z');
    const dueAt = (at: string, afterDays: number) => isRotationDue(began, new Date(at), afterDays);
    expect(dueAt('2026-03-30T23:59:59Z', 90)).toBe(false);
    expect(dueAt('2026-03-31T00:00:00Z', 90)).toBe(true);
    expect(dueAt('2026-01-01T11:59:59Z', 1)).toBe(false);
    expect(dueAt('2026-01-01T12:00:00Z', 1)).toBe(true);
  });

  it('publishes the next key a day before it signs, once for several processes', async () => {
    const before = await token();
    await pass(89.5);
    const others = await Promise.all([house.another(), house.another(), house.another()]);
    const keys = await published();
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(kidOf(before));
    expect(kidOf(await token())).toBe(kidOf(before));
    await pass(1.01);
    const after = await token();
    expect(kidOf(after)).toBe(keys[1]);
    for (const process of [house.identity, ...others]) {
      expect((await process.authenticate(bearer(after))).kind).toBe('channel');
      await process.close();
    }
    const { rows } = await house.pool.query(`select actor_kind, actor_id, detail from identity.audit_entry
      where action = 'key.rotated'`);
    expect(rows).toEqual([
      { actor_kind: 'service', actor_id: 'service:identity-keys', detail: { emergency: false } }]);
    await house.restart();
  });

  it('happens in a house that runs on, and lets the last tokens of the old key live out', async () => {
    await house.restart({ upkeepMilliseconds: 20, keyRotationDays: 10 });
    await pass(9.5);
    await until(async () => (await published()).length === 2);
    await pass(1.1);
    await until(async () => (await published()).length === 1);
    expect(kidOf(await token())).toBe((await published())[0]);
  });

  it('is verified by who reads the published keys over HTTP and keeps them', async () => {
    const reader = createRemoteJWKSet(new URL(`${house.issuer}/jwks`), { cooldownDuration: 0 });
    const read = (jwt: string) => jwtVerify(jwt, reader, {
      issuer: house.issuer, audience: 'urn:karat:graph', typ: 'at+jwt' });
    const first = await token();
    await read(first);
    await rotate();
    house.time.offsetSeconds = 601;
    const second = await token();
    expect(kidOf(second)).not.toBe(kidOf(first));
    await read(second);
    await read(first);
  });

  it('brings a waiting key forward when somebody rotates by hand, and makes no other', async () => {
    const before = await token();
    await pass(89.5);
    await house.restart();
    const [, waiting] = await published();
    expect(await rotate()).toBe(waiting);
    expect(kidOf(await token())).toBe(kidOf(before));
    house.time.offsetSeconds += 601;
    expect(kidOf(await token())).toBe(waiting);
    expect(await published()).toEqual([waiting, kidOf(before)]);
    house.time.offsetSeconds += 65 * 60;
    expect(await published()).toEqual([waiting]);
  });
});

describe('sealing', () => {
  it('opens only for the purpose it was sealed for, and only unharmed', () => {
    const sealer = createSealer('a secret');
    const sealed = sealer.seal('one', 'gold');
    expect(sealer.open('one', sealed)).toBe('gold');
    expect(() => sealer.open('two', sealed)).toThrow();
    sealed[sealed.length - 1]! ^= 1;
    expect(() => sealer.open('one', sealed)).toThrow();
    expect(sealer.seal('one', 'gold').equals(sealer.seal('one', 'gold'))).toBe(false);
  });
});
