import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';

import { requestToken, signIn } from '../tests/browser.ts';
import {
  addClient, addOperator, bearer, type House, openHouse, OWNER, PASSWORD,
} from '../tests/house.ts';
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

const kidOf = (jwt: string) => decodeProtectedHeader(jwt).kid;

async function published(): Promise<string[]> {
  const { keys } = await (await fetch(`${house.issuer}/jwks`))
    .json() as { keys: { kid: string }[] };
  return keys.map((key) => key.kid);
}

describe('the rotation of signing keys', () => {
  it('publishes first, signs later, and forgets the old key when its tokens are over', async () => {
    const before = await token();
    const next = await house.identity.rotateKeys();
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
    const next = await house.identity.rotateKeys({ emergency: true });
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
    await house.identity.rotateKeys({ emergency: true });
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
      if (index % 5 === 2) await house.identity.rotateKeys();
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
    await house.identity.rotateKeys({ emergency: true });
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
