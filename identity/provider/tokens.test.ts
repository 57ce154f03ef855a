/** Tokens for programs and members. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { TypeID } from 'typeid-js';

import { signInPlaceOf } from '../../gateway/callers/caller-address.ts';
import { ANONYMOUS } from '../../subgraphs/kernel/actor.ts';
import { TOKEN_EXCHANGE } from '../clients/client-metadata.ts';
import { requestToken, type Tokens } from '../tests/browser.ts';
import {
  addClient, bearer, CHANNEL, type House, MEMBER, openHouse, OWNER,
} from '../tests/house.ts';
import { MEMBER_ID_TYPE } from './token-exchange.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

interface Answer {
  readonly status: number;
  readonly body: Partial<Tokens> & { error?: string; issued_token_type?: string };
}

async function ask(
  form: Record<string, string>, basic?: readonly [string, string],
): Promise<Answer> {
  const response = await requestToken(house, form, basic);
  return { status: response.status, body: await response.json() as Answer['body'] };
}

const CREDENTIALS = { grant_type: 'client_credentials' };

describe('a partner channel', () => {
  it('gets a token for its channel with the scopes it asks for', async () => {
    const secret = await addClient(house, 'tmall', ['orders:write', 'catalog:read']);
    const { status, body } =
      await ask({ ...CREDENTIALS, scope: 'orders:write' }, ['tmall', secret]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ expires_in: 3600, scope: 'orders:write', token_type: 'Bearer' });
    expect(await house.identity.authenticate(bearer(body.access_token!))).toEqual({
      kind: 'channel', id: 'tmall', name: 'Tmall flagship', scopes: ['orders:write'], roles: [],
      channelId: CHANNEL, clientId: 'tmall',
    });
  });

  it('gets all it was granted when it asks for nothing in particular', async () => {
    const secret = await addClient(house, 'douyin', ['orders:write', 'catalog:read']);
    const { body } = await ask(CREDENTIALS, ['douyin', secret]);
    expect(body.scope?.split(' ').sort()).toEqual(['catalog:read', 'orders:write']);
  });

  it('is refused a scope it was not granted', async () => {
    const secret = await addClient(house, 'vip-shop', ['orders:write']);
    const { status, body } =
      await ask({ ...CREDENTIALS, scope: 'members:pii' }, ['vip-shop', secret]);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_scope', scope: 'members:pii' });
  });

  it('is refused another resource and another grant', async () => {
    const secret = await addClient(house, 'jd-shop', ['orders:write']);
    const target = await ask({ ...CREDENTIALS, resource: 'urn:other' }, ['jd-shop', secret]);
    expect(target.body.error).toBe('invalid_target');
    const exchange = await ask({ grant_type: TOKEN_EXCHANGE, subject_token: MEMBER,
      subject_token_type: MEMBER_ID_TYPE }, ['jd-shop', secret]);
    expect(exchange.status).toBe(400);
    expect(exchange.body.error).toBe('unauthorized_client');
  });

  it('has its secret only as a hash in the database, and none that the library holds works',
    async () => {
    const secret = await addClient(house, 'hashed', ['orders:write']);
    const { rows } = await house.pool.query<{ text: string }>(
      `select c::text || s::text as text from identity.client c
       join identity.client_secret s using (client_id) where client_id = 'hashed'`);
    expect(rows[0]!.text).not.toContain(secret);
    expect((await ask(CREDENTIALS, ['hashed', 'undefined'])).status).toBe(401);
  });

  it('waits after five wrong secrets, and nobody else can make it wait', async () => {
    await house.restart({ placeOf: signInPlaceOf((_address, step) => step === 0) });
    const secret = await addClient(house, 'locked', ['orders:write']);
    let pause: string | null = null;
    const from = async (ip: string, offered: string): Promise<number> => {
      const basic = Buffer.from(`locked:${offered}`).toString('base64');
      const response = await fetch(`${house.issuer}/token`, {
        method: 'POST', body: new URLSearchParams(CREDENTIALS),
        headers: { 'authorization': `Basic ${basic}`, 'x-forwarded-for': ip },
      });
      pause = response.headers.get('retry-after');
      return response.status;
    };
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect(await from('198.51.100.1', 'wrong')).toBe(401);
    }
    expect(await from('198.51.100.1', secret)).toBe(429);
    expect(Number(pause)).toBeGreaterThan(890);
    expect(await from('198.51.100.2', secret)).toBe(200);
    house.time.offsetSeconds += 15 * 60 + 1;
    expect(await from('198.51.100.1', secret)).toBe(200);
    house.time.offsetSeconds = 0;
  });

  it('may ask fifty times at once', async () => {
    const secret = await addClient(house, 'eager', ['orders:write']);
    const all = await Promise.all(Array.from({ length: 50 },
      () => ask(CREDENTIALS, ['eager', secret])));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(50);
  });

  it('keeps its old secret during the overlap and not longer', async () => {
    const old = await addClient(house, 'rotating', ['orders:write']);
    const rotated = await house.identity.accounts.rotateClientSecret(OWNER,
      { clientId: 'rotating', overlapHours: 24 });
    if (!rotated.ok) throw new Error(rotated.code);
    expect((await ask(CREDENTIALS, ['rotating', old])).status).toBe(200);
    expect((await ask(CREDENTIALS, ['rotating', rotated.secret])).status).toBe(200);
    house.time.offsetSeconds += 24 * 3600 + 1;
    expect((await ask(CREDENTIALS, ['rotating', old])).status).toBe(401);
    expect((await ask(CREDENTIALS, ['rotating', rotated.secret])).status).toBe(200);
    house.time.offsetSeconds = 0;
    const leaked = await house.identity.accounts.rotateClientSecret(OWNER,
      { clientId: 'rotating', overlapHours: 0 });
    if (!leaked.ok) throw new Error(leaked.code);
    expect((await ask(CREDENTIALS, ['rotating', rotated.secret])).status).toBe(401);
  });

  it('is out at once when it is disabled, tokens included', async () => {
    const secret = await addClient(house, 'expelled', ['orders:write']);
    const { body } = await ask(CREDENTIALS, ['expelled', secret]);
    await house.identity.authenticate(bearer(body.access_token!));
    await house.identity.accounts.disableClient(OWNER, { clientId: 'expelled' });
    expect((await ask(CREDENTIALS, ['expelled', secret])).status).toBe(401);
    await expect(house.identity.authenticate(bearer(body.access_token!)))
      .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a member through a trusted front end', () => {
  const exchange = (subject: string, more: Record<string, string> = {}) => ({
    grant_type: TOKEN_EXCHANGE, subject_token: subject, subject_token_type: MEMBER_ID_TYPE, ...more,
  });
  let mini: readonly [string, string];
  beforeAll(async () => {
    mini = ['mini-program', await addClient(house, 'mini-program',
      ['members:read', 'members:write', 'loyalty:read', 'campaigns:claim'], true)];
  });

  it('gets a short token for this one person', async () => {
    const { status, body } = await ask(exchange(MEMBER), mini);
    expect(status).toBe(200);
    expect(body).toMatchObject({ expires_in: 900, token_type: 'Bearer',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token' });
    expect(await house.identity.authenticate(bearer(body.access_token!))).toEqual({
      kind: 'person', id: MEMBER, name: 'member via Tmall flagship', roles: [], personId: MEMBER,
      scopes: ['members:read', 'loyalty:read', 'campaigns:claim'], channelId: CHANNEL,
      clientId: 'mini-program',
    });
    const claims = decodeJwt(body.access_token!);
    expect(claims.exp! - claims.iat!).toBe(900);
  });

  it('takes the id as the graph shows it', async () => {
    const id = TypeID.fromUUID('mem', MEMBER).toString();
    const { body } = await ask(exchange(id), mini);
    expect(decodeJwt(body.access_token!)['person_id']).toBe(MEMBER);
    const order = TypeID.fromUUID('ord', MEMBER).toString();
    expect((await ask(exchange(order), mini)).body.error).toBe('invalid_request');
  });

  it('never gets more than a member may, even what the front end itself may do', async () => {
    const narrow = await ask(exchange(MEMBER, { scope: 'loyalty:read' }), mini);
    expect(narrow.body.scope).toBe('loyalty:read');
    const wide = await ask(exchange(MEMBER, { scope: 'members:write' }), mini);
    expect(wide.body).toMatchObject({ error: 'invalid_scope', scope: 'members:write' });
  });

  it('loses the tokens of a person whose access is withdrawn, and only theirs', async () => {
    const { body } = await ask(exchange(MEMBER), mini);
    const program = await ask(CREDENTIALS, mini);
    const { accounts } = house.identity;
    expect(await accounts.withdrawPerson(OWNER, { personId: 'mem_1' }))
      .toMatchObject({ ok: false, code: 'ID_MALFORMED' });
    expect(await accounts.withdrawPerson(ANONYMOUS, { personId: MEMBER }))
      .toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(await accounts.withdrawPerson(OWNER, { personId: MEMBER })).toEqual({ ok: true });
    await expect(house.identity.authenticate(bearer(body.access_token!)))
      .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await house.identity.authenticate(bearer(program.body.access_token!))).kind)
      .toBe('channel');
    const next = await ask(exchange(MEMBER), mini);
    expect((await house.identity.authenticate(bearer(next.body.access_token!))).kind)
      .toBe('person');
  });

  it.each([
    ['nobody', exchange('0197f000-0000-7000-8000-0000000000ee'), 'invalid_request'],
    ['no id', exchange('robert'), 'invalid_request'],
    ['another type', exchange(MEMBER, { subject_token_type: 'urn:other' }), 'invalid_request'],
    ['another target', exchange(MEMBER, { audience: 'urn:other' }), 'invalid_target'],
    ['a refresh token',
      exchange(MEMBER, { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' }),
      'invalid_request'],
  ])('is refused for %s', async (_name, form, error) => {
    const answer = await ask(form, mini);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toBe(error);
  });
});
