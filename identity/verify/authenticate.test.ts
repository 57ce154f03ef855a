import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';

import { requestToken, signIn } from '../tests/browser.ts';
import {
  addClient, addOperator, bearer, CHANNEL, type House, openHouse, PASSWORD,
} from '../tests/house.ts';

let house: House;
let token: string;

beforeAll(async () => {
  house = await openHouse();
  await addOperator(house, 'owner@karat.test');
  token = (await signIn(house, 'owner@karat.test', PASSWORD)).access_token;
});
afterAll(() => house.close());

const refused = { name: 'IdentityError', code: 'UNAUTHENTICATED' };

/** A token exactly like ours but for what a test changes. */
async function forge(
  claims: JWTPayload = {}, header: Record<string, unknown> = {}, own = false,
): Promise<string> {
  const { kid, key } = own ? await ourKey() : await strangersKey();
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: house.issuer, aud: 'urn:karat:graph', sub: 'tmall', client_id: 'tmall', kind: 'channel',
    channel_id: CHANNEL, scope: 'orders:write', iat: now, exp: now + 600, made_at: Date.now(),
    ...claims,
  };
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
    .sign(key);
}

async function strangersKey() {
  const { kid } =
    JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string };
  return { kid, key: (await generateKeyPair('ES256')).privateKey };
}

/** The house's own key, opened with its secret: to prove that claims are checked, too. */
async function ourKey() {
  const { createSealer } = await import('../keys/sealing.ts');
  const { openKeyring } = await import('../keys/keyring.ts');
  const { DEVELOPMENT_SECRET } = await import('../settings.ts');
  const keyring = await openKeyring(
    { pool: house.pool, sealer: createSealer(DEVELOPMENT_SECRET), clock: () => new Date() });
  const [key] = keyring.privateJwks();
  return { kid: key!.kid!, key: key! };
}

describe('authenticate', () => {
  it('takes no header for anonymous', async () => {
    expect((await house.identity.authenticate({})).kind).toBe('anonymous');
  });

  it('takes our own token, and a hand-made one with our key (so the refusals below mean something)',
    async () => {
    expect((await house.identity.authenticate(bearer(token))).kind).toBe('operator');
    expect((await house.identity.authenticate(bearer(await forge({}, {}, true)))).kind)
      .toBe('channel');
  });

  it.each<[string, () => Promise<string> | string]>([
    ['a stranger\'s signature under our key id', () => forge()],
    ['an unknown key id', () => forge({}, { kid: 'nobody' })],
    ['a tampered payload', () => {
      const [header, payload, signature] = token.split('.');
      const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as JWTPayload;
      const richer = Buffer.from(JSON.stringify({ ...claims, scope: 'documents:any' }));
      return [header, richer.toString('base64url'), signature].join('.');
    }],
    ['alg none', () => new UnsecuredJWT({ sub: 'x', kind: 'operator' }).encode()],
    ['no token at all', () => 'not-a-jwt'],
    ['another issuer', () => forge({ iss: 'https://evil.example' }, {}, true)],
    ['another audience', () => forge({ aud: 'urn:other' }, {}, true)],
    ['an id token', () => forge({}, { typ: 'JWT' }, true)],
    ['an expired one', () => forge({ exp: Math.floor(Date.now() / 1000) - 60 }, {}, true)],
    ['one without expiry', () => forge({ exp: undefined }, {}, true)],
    ['no kind', () => forge({ kind: undefined }, {}, true)],
    ['a service, which no token may be', () => forge({ kind: 'service' }, {}, true)],
    ['a channel without its channel', () => forge({ channel_id: undefined }, {}, true)],
    ['a franchise\'s operator without a franchise', () => forge({ kind: 'tenant' }, {}, true)],
    ['a franchise\'s operator with malformed outlets',
      () => forge({ kind: 'tenant', tenant_id: CHANNEL, site_ids: 'all' }, {}, true)],
    ['a person without an id', () => forge({ kind: 'person' }, {}, true)],
  ])('refuses %s', async (_name, make) => {
    await expect(house.identity.authenticate(bearer(await make()))).rejects.toMatchObject(refused);
  });

  it.each(['Basic abc', 'Bearer', 'Bearer a b', `Bearer ${'a'.repeat(9_000)}`, ''])(
    'refuses the header %p', async (authorization) => {
      await expect(house.identity.authenticate({ authorization })).rejects.toMatchObject(refused);
    });

  it('refuses the id token an operator gets beside the access token', async () => {
    const { id_token: idToken } = await signIn(house, 'owner@karat.test', PASSWORD);
    await expect(house.identity.authenticate(bearer(idToken))).rejects.toMatchObject(refused);
  });

  it('drops scopes that do not exist', async () => {
    const wide = await forge({ scope: 'orders:write root everything:*' }, {}, true);
    expect((await house.identity.authenticate(bearer(wide))).scopes).toEqual(['orders:write']);
  });

  it('refuses a remembered token when its time is over', async () => {
    await house.identity.authenticate(bearer(token));
    house.time.offsetSeconds = 620;
    await expect(house.identity.authenticate(bearer(token))).rejects.toMatchObject(
      { ...refused, message: 'The access token has expired.' });
    house.time.offsetSeconds = 0;
  });

  it('refuses a token of another house', async () => {
    const other = await openHouse();
    const secret = await addClient(other, 'tmall', ['orders:write']);
    const response =
      await requestToken(other, { grant_type: 'client_credentials' }, ['tmall', secret]);
    const { access_token: foreign } = await response.json() as { access_token: string };
    expect((await other.identity.authenticate(bearer(foreign))).kind).toBe('channel');
    await expect(house.identity.authenticate(bearer(foreign))).rejects.toMatchObject(refused);
    await other.close();
  });

  it('learns within seconds what another process has cut off', async () => {
    const { watchCutoffs } = await import('./cutoffs.ts');
    const cutoffs = watchCutoffs({ pool: house.pool } as never);
    expect(await cutoffs.covers(['someone'], 1_000)).toBe(false);
    await house.pool.query(
      `insert into identity.token_cutoff values ('someone', to_timestamp(2))`);
    expect(await cutoffs.covers(['someone'], 1_000)).toBe(false);
    cutoffs.expire();
    expect(await cutoffs.covers(['someone'], 1_000)).toBe(true);
    expect(await cutoffs.covers(['someone'], 2_001)).toBe(false);
    expect(await cutoffs.covers(['another', undefined], 1_000)).toBe(false);
  });
});

describe('what is published', () => {
  it('has public keys only', async () => {
    const { keys } = await (await fetch(`${house.issuer}/jwks`)).json() as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    const pair = await exportJWK(
      (await generateKeyPair('ES256', { extractable: true })).privateKey);
    expect(pair.d).toBeDefined();
  });

  it('names ES256 and PKCE and no implicit flow', async () => {
    const response = await fetch(`${house.issuer}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: house.issuer, token_endpoint: `${house.issuer}/token`,
      response_types_supported: ['code'], code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
  });

  it('keeps its private keys sealed in the database', async () => {
    const { rows } = await house.pool.query<{ sealed: Buffer }>(
      'select private_sealed as sealed from identity.signing_key');
    expect(rows[0]!.sealed.toString('latin1')).not.toContain('"d"');
  });

  it('is nothing outside its own path', async () => {
    const { origin } = new URL(house.issuer);
    expect((await fetch(`${origin}/identityx/jwks`)).status).toBe(404);
    expect((await fetch(`${origin}/jwks`)).status).toBe(404);
  });
});
