/** What happens to an operator's tokens over their life. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { decodeJwt } from 'jose';

import { refresh, signIn, type Tokens } from '../tests/browser.ts';
import {
  addOperator, bearer, type House, openHouse, OWNER, PASSWORD,
} from '../tests/house.ts';
import { grantMark } from './grant-end.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

describe('a refresh token', () => {
  it('is replaced at each use, and a second use ends the whole family', async () => {
    await addOperator(house, 'refresh@karat.test');
    const first = await signIn(house, 'refresh@karat.test', PASSWORD);
    const second = await (await refresh(house, first.refresh_token)).json() as Tokens;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await refresh(house, first.refresh_token)).status).toBe(400);
    expect((await refresh(house, second.refresh_token)).status).toBe(400);
  });

  it('is given to one of ten that use it at the same moment', async () => {
    await addOperator(house, 'racer@karat.test');
    const { refresh_token: token } = await signIn(house, 'racer@karat.test', PASSWORD);
    const all = await Promise.all(Array.from({ length: 10 }, () => refresh(house, token)));
    expect(all.filter((response) => response.ok).length).toBeLessThanOrEqual(1);
  });

  it('is not stored as itself', async () => {
    await addOperator(house, 'at-rest@karat.test');
    const { refresh_token: token } = await signIn(house, 'at-rest@karat.test', PASSWORD);
    const { rows } = await house.pool.query(
      `select 1 from identity.artifact a where a::text like '%' || $1 || '%'`, [token]);
    expect(rows).toHaveLength(0);
  });

  it('shares a grant with its access token, which names it by a mark only', async () => {
    await addOperator(house, 'marked@karat.test');
    const { access_token: token } = await signIn(house, 'marked@karat.test', PASSWORD);
    const { rows } = await house.pool.query<{ id: string }>(
      `select id from identity.artifact where model = 'Grant'`);
    const claims = decodeJwt(token);
    expect(rows.map(({ id }) => grantMark(id))).toContain(claims['grant']);
    expect(rows.some(({ id }) => JSON.stringify(claims).includes(id))).toBe(false);
  });

  it('can be revoked', async () => {
    await addOperator(house, 'revoke@karat.test');
    const { refresh_token: token } = await signIn(house, 'revoke@karat.test', PASSWORD);
    const response = await fetch(`${house.issuer}/token/revocation`, { method: 'POST',
      body: new URLSearchParams({ client_id: 'karat-admin', token }) });
    expect(response.status).toBe(200);
    expect((await refresh(house, token)).status).toBe(400);
  });

  it('carries the roles of the moment, and the old access token ends with the change', async () => {
    const operatorId = await addOperator(house, 'promoted@karat.test', { roles: ['audit'] });
    const tokens = await signIn(house, 'promoted@karat.test', PASSWORD);
    await house.identity.authenticate(bearer(tokens.access_token));
    await house.identity.accounts.updateOperatorRoles(OWNER,
      { operatorId, roles: ['campaign'], expectedVersion: 1 });
    await expect(house.identity.authenticate(bearer(tokens.access_token)))
      .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const next = await (await refresh(house, tokens.refresh_token)).json() as Tokens;
    const actor = await house.identity.authenticate(bearer(next.access_token));
    expect(actor.roles).toEqual(['campaign']);
    expect(actor.scopes).toContain('campaigns:write');
    expect(actor.scopes).not.toContain('audit:read');
  });

  it('and session, and access token end when the operator is disabled', async () => {
    const operatorId = await addOperator(house, 'dismissed@karat.test', { roles: ['audit'] });
    const tokens = await signIn(house, 'dismissed@karat.test', PASSWORD);
    await house.identity.accounts.disableOperator(OWNER, { operatorId });
    expect((await refresh(house, tokens.refresh_token)).status).toBe(400);
    await expect(house.identity.authenticate(bearer(tokens.access_token)))
      .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const { rows } = await house.pool.query(
      'select model from identity.artifact where account_id = $1', [operatorId]);
    expect(rows).toEqual([]);
  });

  it('works after a restart, as do codes, sessions and access tokens', async () => {
    await addOperator(house, 'restarted@karat.test');
    const tokens = await signIn(house, 'restarted@karat.test', PASSWORD);
    await house.restart();
    expect((await house.identity.authenticate(bearer(tokens.access_token))).kind).toBe('operator');
    const response = await refresh(house, tokens.refresh_token);
    expect(response.status).toBe(200);
  });
});
