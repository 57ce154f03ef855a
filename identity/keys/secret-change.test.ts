/** KARAT_SECRET changes from A to B while people stay signed in. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, importJWK, SignJWT } from 'jose';
import { generate } from 'otplib';
import { pino, type Logger } from 'pino';

import { authorise } from '../tests/authorise.ts';
import {
  authorizationUrl, followToClient, hiddenFields, openBrowser, openSignIn, redeem, refresh, requestToken,
  signIn, type Browser, type Tokens,
} from '../tests/browser.ts';
import { addClient, addOperator, bearer, type House, openHouse, OWNER, PASSWORD } from '../tests/house.ts';
import { openKeyring } from './keyring.ts';
import { createSealer } from './sealing.ts';

const A = 'the secret this house began with, 0123456789';
const B = 'the secret that comes after it, 9876543210!!';
const C = 'a secret that never was of this house 555555';
const SECOND_FACTOR = 'two@karat.test';

let house: House;
let seed: string;
let secret: string;
let tokens: Tokens;
let browser: Browser;
const lines: string[] = [];
const log: Logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });

beforeAll(async () => {
  house = await openHouse({ secret: A, log });
  secret = await addClient(house, 'tmall', ['orders:write']);
  await addOperator(house, 'one@karat.test');
  const id = await addOperator(house, SECOND_FACTOR);
  const enrolled = await house.identity.accounts.enrolTotp(id);
  if (!enrolled.ok) throw new Error(enrolled.code);
  seed = enrolled.secret;
  await house.identity.accounts.confirmTotp(id, await code());
  browser = openBrowser();
  tokens = await signIn(house, 'one@karat.test', PASSWORD, browser);
});
afterAll(() => house.close());

/** Of the next half minute each time: a code counts once. */
function code(): Promise<string> {
  house.time.offsetSeconds += 30;
  return generate({ secret: seed, epoch: Math.floor(Date.now() / 1000) + house.time.offsetSeconds });
}

async function channelToken(): Promise<string> {
  const response = await requestToken(house, { grant_type: 'client_credentials' }, ['tmall', secret]);
  return (await response.json() as Tokens).access_token;
}

async function signsInWithCode(): Promise<boolean> {
  const visitor = openBrowser();
  const { url, form, verifier } = await openSignIn(house, visitor);
  const second = await visitor.post(url, { ...form, email: SECOND_FACTOR, password: PASSWORD });
  const next = hiddenFields(await second.text());
  const done = await visitor.post(url, { ...next, code: await code() });
  const { access_token: token } = await redeem(house, await followToClient(house, visitor, done), verifier);
  return (await house.identity.authenticate(bearer(token))).kind === 'operator';
}

/** Everything that people and programs hold goes on. */
async function goesOn(): Promise<void> {
  expect((await house.identity.authenticate(bearer(tokens.access_token))).kind).toBe('operator');
  const refreshed = await refresh(house, tokens.refresh_token);
  expect(refreshed.status).toBe(200);
  tokens = await refreshed.json() as Tokens;
  expect((await house.identity.authenticate(bearer(await channelToken()))).kind).toBe('channel');
  expect(await signsInWithCode()).toBe(true);
  const silent = await authorise(house, authorizationUrl(house, { prompt: 'none' }).url, 'nobody@karat.test', browser);
  expect(silent.searchParams.get('code')).toBeTruthy();
}

describe('another KARAT_SECRET', () => {
  it('is refused by its name when nobody says what the former one was', async () => {
    for (const wrong of [{ secret: B }, { secret: B, previousSecret: C }]) {
      await expect(house.restart(wrong)).rejects.toMatchObject({ code: 'WRONG_SECRET' });
    }
    await house.restart();
    await goesOn();
  });

  it('takes over with the former one beside it; a sign-in half done ends well', async () => {
    const halfway = openBrowser();
    const { url, form, verifier } = await openSignIn(house, halfway);
    const kept = await channelToken();
    await house.restart({ secret: B, previousSecret: A });
    const done = await halfway.post(url, { ...form, email: 'one@karat.test', password: PASSWORD });
    const { access_token: token } = await redeem(house, await followToClient(house, halfway, done), verifier);
    expect((await house.identity.authenticate(bearer(token))).kind).toBe('operator');
    expect((await house.identity.authenticate(bearer(kept))).kind).toBe('channel');
    await goesOn();
  });

  it('has sealed everything anew, and says from when the former one may be dropped', async () => {
    const { rows } = await house.pool.query<{ sealed: Buffer; purpose: string }>(`
      select private_sealed as sealed, 'signing-key' as purpose from identity.signing_key
      union all select totp_sealed, 'totp-seed' from identity.account where totp_sealed is not null`);
    expect(rows).toHaveLength(2);
    for (const { purpose, sealed } of rows) {
      expect(createSealer(B).open(purpose, sealed)).toBeTruthy();
      expect(() => createSealer(A).open(purpose, sealed)).toThrow();
    }
    const said = JSON.parse(lines.find((line) => line.includes('mayBeDroppedAt'))!) as { mayBeDroppedAt: string };
    const audit = await house.identity.accounts.listAudit(OWNER, { subject: 'KARAT_SECRET' });
    if (!audit.ok) throw new Error(audit.code);
    expect(audit.items).toMatchObject([
      { action: 'secret.changed', detail: { signingKeys: 1, secondFactors: 1 } }]);
    expect(Date.parse(said.mayBeDroppedAt) - audit.items[0]!.at.getTime()).toBeLessThan(12 * 3600_000 + 5_000);
    expect(Date.parse(said.mayBeDroppedAt) - audit.items[0]!.at.getTime()).toBeGreaterThan(12 * 3600_000 - 5_000);
    await house.restart({ secret: B, previousSecret: A });
    house.time.offsetSeconds += 13 * 3600;
    await house.restart({ secret: B, previousSecret: A });
    house.time.offsetSeconds -= 13 * 3600;
    expect(lines.at(-1)).toContain('needed no more');
  });

  it('goes on alone, sessions of the time before included', async () => {
    await house.restart({ secret: B });
    await goesOn();
    await expect(house.restart({ secret: A })).rejects.toMatchObject({ code: 'WRONG_SECRET' });
    await house.restart({ secret: B });
  });

  it('leaves a process alone that still has the former one: it answers, and verifies what others sign', async () => {
    const { createIdentity } = await import('../identity.ts');
    const changed = await createIdentity({ databaseUrl: house.databaseUrl, issuer: house.issuer, mode: 'development',
      secret: A, previousSecret: B, log, clock: () => new Date(Date.now() + house.time.offsetSeconds * 1000) });
    const rotated = await changed.accounts.rotateKeys(OWNER, {});
    if (!rotated.ok) throw new Error(rotated.code);
    house.time.offsetSeconds += 601;
    const own = await channelToken();
    expect((await changed.authenticate(bearer(own))).kind).toBe('channel');
    const { keys } = await (await fetch(`${house.issuer}/jwks`)).json() as { keys: { kid: string; d?: string }[] };
    expect(keys.map(({ kid }) => kid)).toContain(rotated.kid);
    const ring = await openKeyring({ pool: house.pool, sealer: createSealer(A, B), clock: () => new Date(
      Date.now() + house.time.offsetSeconds * 1000) });
    const [signer] = ring.privateJwks();
    expect(signer!.kid).toBe(rotated.kid);
    const foreign = await new SignJWT(decodeJwt(own))
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: rotated.kid })
      .sign(await importJWK(signer!, 'ES256'));
    expect((await house.identity.authenticate(bearer(foreign))).kind).toBe('channel');
    expect(keys.every(({ d }) => d === undefined)).toBe(true);
    await changed.close();
  });
});
