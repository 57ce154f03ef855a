/** Signing keys through the graph: seen and rotated by owners, told in the audit trail. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';

import { requestToken, type Tokens } from '../tests/browser.ts';
import { ADMIN, askGraph, mutate, refusal } from '../tests/graph.ts';
import { addClient, bearer, type House, openHouse } from '../tests/house.ts';

let house: House;
let ask: ReturnType<typeof askGraph>;
let act: ReturnType<typeof mutate>;
let secret: string;
beforeAll(async () => {
  house = await openHouse();
  ask = askGraph(house.identity.accounts);
  act = mutate(ask);
  secret = await addClient(house, 'tmall', ['orders:write']);
});
afterAll(() => house.close());

const SHOWN = 'signingKeys { keyId state createdAt signsFrom verifiesUntil }';
const states = (keys: { state: string }[]) => keys.map(({ state }) => state);

async function token(): Promise<string> {
  const response =
    await requestToken(house, { grant_type: 'client_credentials' }, ['tmall', secret]);
  return (await response.json() as Tokens).access_token;
}

describe('rotateSigningKeys', () => {
  it('publishes the next key, which signs ten minutes later, and acts once for a key', async () => {
    const before = await token();
    const first = (await ask(`{ ${SHOWN} }`)).data!['signingKeys'];
    expect(first).toEqual([{ keyId: decodeProtectedHeader(before).kid, state: 'SIGNING',
      createdAt: expect.stringMatching(/Z$/), signsFrom: expect.stringMatching(/Z$/), verifiesUntil: null }]);
    const { signingKeys: keys } = await act('rotateSigningKeys', { idempotencyKey: 'by-hand' }, SHOWN);
    expect(states(keys)).toEqual(['WAITING', 'SIGNING']);
    expect(Date.parse(keys[0].signsFrom) - Date.parse(keys[0].createdAt)).toBe(600_000);
    expect(Date.parse(keys[1].verifiesUntil) - Date.parse(keys[0].signsFrom)).toBe(65 * 60_000);
    const again = await act('rotateSigningKeys', { idempotencyKey: 'by-hand' }, SHOWN);
    expect(again).toEqual({ signingKeys: keys, userErrors: [] });
    expect((await house.identity.authenticate(bearer(before))).kind).toBe('channel');
    house.time.offsetSeconds = 601;
    expect(states((await ask(`{ ${SHOWN} }`)).data!['signingKeys'])).toEqual(['SIGNING', 'RETIRING']);
  });

  it('withdraws the present key in an emergency, and says who did it', async () => {
    const before = await token();
    const { signingKeys: keys } =
      await act('rotateSigningKeys', { idempotencyKey: 'leaked', emergency: true }, SHOWN);
    expect(states(keys)).toEqual(['SIGNING']);
    await expect(house.identity.authenticate(bearer(before)))
      .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const { data } = await ask(`query ($subject: String) { identityAudit(first: 5, subject: $subject) {
      edges { node { actorName action subject detail } } } }`, { subject: keys[0].keyId });
    expect(data!['identityAudit'].edges).toEqual([{ node: { actorName: ADMIN.name,
      action: 'key.rotated', subject: keys[0].keyId, detail: '{"emergency":true}' } }]);
  });

  it('is refused for another input under the same key, for no key, and for who is no owner', async () => {
    expect(refusal(await act('rotateSigningKeys', { idempotencyKey: 'leaked' }, SHOWN)))
      .toBe('IDEMPOTENCY_CONFLICT idempotencyKey');
    expect(refusal(await act('rotateSigningKeys', { idempotencyKey: '' }, SHOWN)))
      .toBe('IDEMPOTENCY_KEY_INVALID idempotencyKey');
    const clerk = { ...ADMIN, scopes: ['audit:read'] };
    const read = await ask(`{ ${SHOWN} }`, {}, clerk);
    expect(read.errors![0]!.extensions['code']).toBe('FORBIDDEN');
    await expect(act('rotateSigningKeys', { idempotencyKey: 'x' }, SHOWN, clerk))
      .rejects.toThrow('FORBIDDEN');
  });
});
