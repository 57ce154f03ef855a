/** One access token by itself: handed back (RFC 7009) and asked about (RFC 7662). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import * as client from 'openid-client';

import { until } from '../../tests/kit/until.ts';
import { TOKEN_EXCHANGE } from '../clients/client-metadata.ts';
import type { Identity } from '../identity.ts';
import { refresh, signIn } from '../tests/browser.ts';
import {
  addClient, addOperator, bearer, CHANNEL, type House, MEMBER, openHouse, OWNER, PASSWORD,
} from '../tests/house.ts';
import { MEMBER_ID_TYPE } from './token-exchange.ts';

let house: House;
let elsewhere: Identity;
let shop: client.Configuration;
let rival: client.Configuration;
let secret: string;
let admin: client.Configuration;
beforeAll(async () => {
  house = await openHouse();
  elsewhere = await house.another();
  await addOperator(house, 'one@karat.test');
  secret = await addClient(house, 'shop', ['orders:write', 'members:read'], true);
  shop = await discover('shop', secret);
  rival = await discover('rival', await addClient(house, 'rival', ['orders:write']));
  admin = await discover('karat-admin');
});
afterAll(async () => {
  await elsewhere.close();
  await house.close();
});

const discover = (clientId: string, secret?: string) => client.discovery(new URL(house.issuer), clientId, undefined,
  secret === undefined ? client.None() : client.ClientSecretBasic(secret), { execute: [client.allowInsecureRequests] });

const tokenOf = async (of: client.Configuration) =>
  (await client.clientCredentialsGrant(of, { scope: 'orders:write' })).access_token;

const memberToken = async () => (await client.genericGrantRequest(shop, TOKEN_EXCHANGE,
  { subject_token: MEMBER, subject_token_type: MEMBER_ID_TYPE })).access_token;

const isGood = async (token: string) => {
  for (const one of [house.identity, elsewhere]) {
    expect((await one.authenticate(bearer(token))).clientId).toBeTruthy();
  }
};

const isOver = async (token: string) => {
  for (const one of [house.identity, elsewhere]) {
    await expect(one.authenticate(bearer(token))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
};

/** Another process looks every two seconds; the test asks it for the first time. */
const elsewhereAnew = async () => {
  await elsewhere.close();
  elsewhere = await house.another();
};

const ask = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${house.issuer}${path}`, { method: 'POST', body: new URLSearchParams(form), headers });

describe('handing back one access token', () => {
  it('ends that token in every process, and no other', async () => {
    const [token, other] = [await tokenOf(shop), await tokenOf(shop)];
    await house.identity.authenticate(bearer(token));
    await client.tokenRevocation(shop, token, { token_type_hint: 'access_token' });
    await isOver(token);
    await isGood(other);
    const again = await ask('/token/revocation', { token, client_id: 'shop', client_secret: secret });
    expect([again.status, again.headers.get('content-type'), await again.text()])
      .toEqual([200, expect.stringMatching(/^text\/plain/), '']);
  });

  it('is learnt by a process that knew the token before, within seconds', async () => {
    const token = await tokenOf(shop);
    await isGood(token);
    await client.tokenRevocation(shop, token);
    await until(() => elsewhere.authenticate(bearer(token)).then(() => false, () => true), 5_000, 'a refusal');
  });

  it('takes the one of a member and the one of an operator, whose sign-in goes on', async () => {
    const token = await memberToken();
    await client.tokenRevocation(shop, token);
    const signedIn = await signIn(house, 'one@karat.test', PASSWORD);
    await client.tokenRevocation(admin, signedIn.access_token);
    await elsewhereAnew();
    await isOver(token);
    await isOver(signedIn.access_token);
    await isGood(((await (await refresh(house, signedIn.refresh_token)).json()) as
      { access_token: string }).access_token);
  });

  it('is refused to another client, which is told, and without the secret', async () => {
    const token = await tokenOf(shop);
    await expect(client.tokenRevocation(rival, token)).rejects.toMatchObject({ error: 'invalid_grant', status: 400 });
    await expect(client.tokenRevocation(admin, token)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await ask('/token/revocation', { token, client_id: 'shop' })).status).toBe(401);
    expect((await ask('/token/revocation', { token, client_id: 'shop', client_secret: 'wrong' })).status).toBe(401);
    await isGood(token);
  });

  it('says yes to what is no token of ours, or none any more', async () => {
    const token = await tokenOf(shop);
    const [head, body] = token.split('.');
    const forged = `${head}.${body}.${'A'.repeat(86)}`;
    for (const nothing of ['nonsense', forged]) await client.tokenRevocation(shop, nothing);
    house.time.offsetSeconds = 3_700;
    await client.tokenRevocation(shop, token);
    house.time.offsetSeconds = 0;
    await isGood(token);
  });

  it('is kept until the token would have ended', async () => {
    const token = await tokenOf(shop);
    await client.tokenRevocation(shop, token);
    house.time.offsetSeconds = 59 * 60;
    await house.restart();
    await expect(house.identity.authenticate(bearer(token))).rejects.toMatchObject({ message: /withdrawn/ });
    house.time.offsetSeconds = 0;
    const { exp, jti } = decodeJwt(token);
    expect((await house.pool.query('select cut_off_at from identity.token_cutoff where subject = $1', [`token:${jti}`]))
      .rows).toEqual([{ cut_off_at: new Date(exp! * 1000) }]);
  });
});

describe('asking about one access token', () => {
  it('tells its own client what it is, by openid-client', async () => {
    const token = await tokenOf(shop);
    const claims = decodeJwt(token);
    expect(await client.tokenIntrospection(shop, token)).toEqual({
      active: true, scope: 'orders:write', client_id: 'shop', token_type: 'Bearer', sub: 'shop',
      iss: house.issuer, aud: 'urn:karat:graph', exp: claims.exp, iat: claims.iat, jti: claims.jti,
      kind: 'channel', channel_id: CHANNEL,
    });
    expect(await client.tokenIntrospection(shop, await memberToken())).toMatchObject(
      { active: true, kind: 'person', sub: MEMBER, person_id: MEMBER, client_id: 'shop', scope: 'members:read' });
  });

  it('tells no more than "not active" of others\', ended, expired and forged ones', async () => {
    const inactive = { active: false };
    expect(await client.tokenIntrospection(rival, await tokenOf(shop))).toEqual(inactive);
    const signedIn = await signIn(house, 'one@karat.test', PASSWORD);
    for (const token of [signedIn.access_token, signedIn.refresh_token, signedIn.id_token, 'nonsense', 'a.b.c']) {
      expect(await client.tokenIntrospection(shop, token)).toEqual(inactive);
    }
    const token = await tokenOf(shop);
    await client.tokenRevocation(shop, token);
    expect(await client.tokenIntrospection(shop, token)).toEqual(inactive);
    const old = await tokenOf(shop);
    house.time.offsetSeconds = 3_700;
    expect(await client.tokenIntrospection(shop, old)).toEqual(inactive);
    house.time.offsetSeconds = 0;
    const withdrawn = await memberToken();
    await house.identity.accounts.withdrawPerson(OWNER, { personId: MEMBER });
    expect(await client.tokenIntrospection(shop, withdrawn)).toEqual(inactive);
  });

  it('is for clients with a secret only', async () => {
    const { access_token: token } = await signIn(house, 'one@karat.test', PASSWORD);
    for (const about of [token, 'nonsense']) {
      const answer = await ask('/token/introspection', { token: about, client_id: 'karat-admin' });
      expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'invalid_client' }]);
    }
    expect((await ask('/token/introspection', { token })).status).toBe(400);
    expect((await ask('/token/introspection', { token }, bearer(token))).status).toBe(400);
    expect((await ask('/token/introspection', { token, client_id: 'shop', client_secret: 'wrong' })).status).toBe(401);
    const own = await ask('/token/introspection', { token: await tokenOf(shop) },
      { authorization: `Basic ${Buffer.from(`rival:wrong`).toString('base64')}` });
    expect([own.status, own.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Basic /)]);
  });
});

describe('a program that would rather have a page', () => {
  // What HttpURLConnection of Java sends when nothing is said.
  const accept = 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2';
  const form = async () => ({ token: await tokenOf(shop), client_id: 'shop', client_secret: secret });

  it('has its token ended, and is told of it, all the same', async () => {
    const sent = await form();
    const described = await ask('/token/introspection', sent, { accept });
    expect([described.status, await described.json()]).toMatchObject([200, { active: true, client_id: 'shop' }]);
    expect((await ask('/token/revocation', sent, { accept })).status).toBe(200);
    await elsewhereAnew();
    await isOver(sent.token);
  });

  it.each(['/token', '/token/revocation', '/token/introspection'])('is refused as programs are: %s', async (path) => {
    const wrong = { ...await form(), client_secret: 'wrong', grant_type: 'client_credentials' };
    const answer = await ask(path, wrong, { accept });
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  });
});

describe('a program that guesses secrets', () => {
  it.each(['introspection', 'revocation'])('is told when it may ask again: %s', async (what) => {
    await addClient(house, `guessed-${what}`, ['orders:write']);
    const guess = () => ask(`/token/${what}`,
      { token: 'nonsense', client_id: `guessed-${what}`, client_secret: 'wrong' });
    for (let wrong = 0; wrong < 5; wrong += 1) expect((await guess()).status).toBe(401);
    const answer = await guess();
    expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
  });
});

describe('the metadata', () => {
  it('names both endpoints and how clients prove themselves there', () => {
    expect(shop.serverMetadata()).toMatchObject({
      introspection_endpoint: `${house.issuer}/token/introspection`,
      introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      revocation_endpoint: `${house.issuer}/token/revocation`,
      revocation_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    });
  });
});
