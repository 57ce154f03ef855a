import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { demoSecretOf, demoSignIns, DEMO_PASSWORD, seedIdentity } from './seed.ts';
import { DEVELOPMENT_SECRET, issuerOf, secretOf } from './settings.ts';
import { requestToken, signIn } from './tests/browser.ts';
import {
  bearer, CHANNEL, FRANCHISE, type House, openHouse, OUTLET, OWNER,
} from './tests/house.ts';

const GOOD = 'a-long-enough-secret-0123456789-abcdef';

describe('production', () => {
  it.each(['', DEVELOPMENT_SECRET])('does not start with the secret %p', (secret) => {
    expect(() => secretOf({ secret, mode: 'production' })).toThrow(/^KARAT_SECRET is not set/);
  });

  it.each(['short', 'a'.repeat(64), 'abababababababababababababababababababab'])(
    'does not start with the guessable secret %p', (secret) => {
      expect(() => secretOf({ secret, mode: 'production' }))
        .toThrow(expect.objectContaining({ code: 'UNSAFE_SECRET' }));
    });

  it('takes a good secret, and development takes none', () => {
    expect(secretOf({ secret: GOOD, mode: 'production' })).toBe(GOOD);
    expect(secretOf({ mode: 'development' })).toBe(DEVELOPMENT_SECRET);
  });

  it('does not send passwords in the clear', () => {
    expect(() => issuerOf({ issuer: 'http://karat.example/identity', mode: 'production' }))
      .toThrow(expect.objectContaining({ code: 'UNSAFE_ISSUER' }));
    expect(issuerOf({ issuer: 'https://karat.example/identity', mode: 'production' }).host)
      .toBe('karat.example');
    expect(issuerOf({ issuer: 'http://localhost:4000/identity', mode: 'production' }).port)
      .toBe('4000');
    expect(() => issuerOf({ issuer: 'karat', mode: 'development' }))
      .toThrow(expect.objectContaining({ code: 'BAD_SETTING' }));
  });
});

describe('the demo seed', () => {
  let house: House;
  const seed = {
    franchise: { id: FRANCHISE, outletIds: [OUTLET] },
    channels: [{ clientId: 'demo-tmall', name: 'Tmall', channelId: CHANNEL }],
  };
  beforeAll(async () => { house = await openHouse({ secret: GOOD }); });
  afterAll(() => house.close());

  it('makes operators and clients that work, twice without harm', async () => {
    const once = await seedIdentity(house.identity, seed);
    expect(await seedIdentity(house.identity, seed)).toEqual(once);
    expect(once.signIns).toEqual(demoSignIns(true));
    expect(once.signIns).toHaveLength(9);
    const tokens = await signIn(house, 'manager@karat.example', DEMO_PASSWORD);
    expect(await house.identity.authenticate(bearer(tokens.access_token)))
      .toMatchObject({ kind: 'tenant', tenantId: FRANCHISE, siteIds: [], roles: ['manager'] });
    const response = await requestToken(house, { grant_type: 'client_credentials' },
      ['demo-tmall', demoSecretOf('demo-tmall')]);
    expect(response.status).toBe(200);
    expect(String((await response.json() as { scope: string }).scope).split(' ')).toEqual(expect.arrayContaining(
      ['orders:write', 'loyalty:hold', 'rewards:read', 'rewards:redeem']));
  });

  it('keeps production from starting, in one readable line, until it is gone', async () => {
    const { accounts } = house.identity;
    const operators = await accounts.listOperators(OWNER, { pageSize: 100 });
    if (!operators.ok) throw new Error(operators.code);
    await expect(house.restart({ mode: 'production' })).rejects.toMatchObject({
      code: 'DEMO_CREDENTIALS',
      message: expect.stringMatching(/^10 demo credentials are still valid \(associate@[^\n]+$/),
    });
    await house.restart();
    for (const operator of operators.items) {
      const operatorId = operator.id;
      const done = operator.roles.includes('owner')
        ? await house.identity.accounts.resetPassword(OWNER, { operatorId })
        : await house.identity.accounts.disableOperator(OWNER, { operatorId });
      expect(done.ok).toBe(true);
    }
    await expect(house.restart({ mode: 'production' })).rejects.toThrow(
      '1 demo credentials are still valid (demo-tmall)');
    await house.restart();
    await house.identity.accounts.rotateClientSecret(OWNER,
      { clientId: 'demo-tmall', overlapHours: 0 });
    await house.restart({ mode: 'production' });
    await expect(seedIdentity(house.identity, seed))
      .rejects.toMatchObject({ code: 'DEMO_CREDENTIALS' });
  });
});
