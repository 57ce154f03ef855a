/** Every command that changes operators: success, each refusal, the audit row. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ANONYMOUS } from '../../subgraphs/kernel/actor.ts';
import type { Outcome } from '../refusals.ts';
import { until } from '../../tests/kit/until.ts';
import { refresh, signIn } from '../tests/browser.ts';
import {
  addOperator, bearer, CHANNEL, FRANCHISE, type House, openHouse, OUTLET, OWNER, PASSWORD,
} from '../tests/house.ts';
import type { Accounts } from './index.ts';

const place = (ip: string) => ({ ip, key: ip, isShared: false, sender: ip });

let house: House;
let accounts: Accounts;
beforeAll(async () => {
  house = await openHouse();
  ({ accounts } = house.identity);
});
afterAll(() => house.close());

const NOBODY = '0197f000-0000-7000-8000-00000000ffff';

function codeOf(outcome: Outcome): string {
  return outcome.ok ? 'OK' : outcome.code;
}

async function lastAudit(subject: string): Promise<unknown> {
  const outcome = await accounts.listAudit(OWNER, { subject, first: 1 });
  return outcome.ok ? outcome.items[0] : outcome;
}

describe('authority', () => {
  it('is needed for each command', async () => {
    const id = { operatorId: NOBODY };
    const all: Outcome[] = [
      await accounts.createOperator(ANONYMOUS, { email: 'a@b.cd', name: 'A', roles: ['audit'] }),
      await accounts.updateOperatorRoles(ANONYMOUS,
        { ...id, roles: ['audit'], expectedVersion: 1 }),
      await accounts.disableOperator(ANONYMOUS, id),
      await accounts.resetPassword(ANONYMOUS, id),
      await accounts.listOperators(ANONYMOUS),
      await accounts.listAudit(ANONYMOUS),
      await accounts.createClient(ANONYMOUS,
        { clientId: 'abc', name: 'A', channelId: CHANNEL, scopes: ['orders:write'] }),
      await accounts.rotateClientSecret(ANONYMOUS, { clientId: 'abc' }),
      await accounts.disableClient(ANONYMOUS, { clientId: 'abc' }),
      await accounts.listClients(ANONYMOUS),
    ];
    expect(all.map(codeOf)).toEqual(Array.from({ length: 10 }, () => 'FORBIDDEN'));
  });
});

describe('createOperator', () => {
  const base = { email: 'new@karat.test', name: 'New', roles: ['audit'] };

  it('makes a temporary password when none is given, and an audit row without it', async () => {
    const outcome = await accounts.createOperator(OWNER, { ...base, email: ' Temp@Karat.test ' });
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome.operator)
      .toMatchObject({ email: 'temp@karat.test', roles: ['audit'], version: 1 });
    expect(outcome.temporaryPassword).toMatch(/^[a-zA-Z2-9]{20}$/);
    const entry = await lastAudit(outcome.operator.id);
    expect(entry).toMatchObject({ action: 'operator.created', actorName: 'test-owner',
      detail: { roles: ['audit'] } });
    expect(JSON.stringify(entry)).not.toContain(outcome.temporaryPassword);
  });

  it.each([
    ['EMAIL_MALFORMED', { email: 'nobody' }],
    ['NAME_MISSING', { name: ' ' }],
    ['ROLE_MISSING', { roles: [] }],
    ['ROLE_UNKNOWN', { roles: ['emperor'] }],
    ['ROLE_NEEDS_FRANCHISE', { roles: ['manager'] }],
    ['ROLE_NOT_FOR_FRANCHISE', { roles: ['owner'], tenantId: FRANCHISE }],
    ['SITES_NEED_FRANCHISE', { siteIds: [OUTLET] }],
    ['ID_MALFORMED', { roles: ['manager'], tenantId: 'here' }],
    ['ID_MALFORMED', { roles: ['manager'], tenantId: FRANCHISE, siteIds: ['there'] }],
    ['PASSWORD_TOO_WEAK', { password: 'short' }],
    ['PASSWORD_TOO_WEAK', { password: 'aaaaaaaaaaaaaaaa' }],
    ['PASSWORD_TOO_WEAK', { password: 'x'.repeat(257) }],
    ['PASSWORD_TOO_WEAK', { email: 'wonderful@karat.test', password: 'iamWonderful2026' }],
  ])('is refused with %s for %p', async (code, change) => {
    const before = await countAccounts();
    expect(codeOf(await accounts.createOperator(OWNER, { ...base, ...change }))).toBe(code);
    expect(await countAccounts()).toBe(before);
  });

  it('is refused for an address that has an account, also for one of two at once', async () => {
    const both = await Promise.all([1, 2].map(() =>
      accounts.createOperator(OWNER, { ...base, email: 'twice@karat.test', password: PASSWORD })));
    expect(both.map(codeOf).sort()).toEqual(['EMAIL_TAKEN', 'OK']);
  });
});

describe('updateOperatorRoles', () => {
  it('changes roles and version and records both', async () => {
    const operatorId = await addOperator(house, 'roles@karat.test', { roles: ['audit'] });
    const outcome = await accounts.updateOperatorRoles(OWNER,
      { operatorId, roles: ['manager'], tenantId: FRANCHISE, siteIds: [OUTLET],
        expectedVersion: 1 });
    expect(outcome).toMatchObject(
      { ok: true, operator: { roles: ['manager'], tenantId: FRANCHISE, siteIds: [OUTLET],
        version: 2 } });
    expect(await lastAudit(operatorId)).toMatchObject({ action: 'operator.roles-changed',
      detail: { before: ['audit'], after: ['manager'] } });
    const stale = await accounts.updateOperatorRoles(OWNER,
      { operatorId, roles: ['audit'], expectedVersion: 1 });
    expect(codeOf(stale)).toBe('STALE');
  });

  it('is refused for nobody and for the disabled', async () => {
    const roles = { roles: ['audit'], expectedVersion: 1 };
    const unknown = [NOBODY, 'me'].map((operatorId) =>
      accounts.updateOperatorRoles(OWNER, { operatorId, ...roles }));
    expect((await Promise.all(unknown)).map(codeOf)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    const operatorId = await addOperator(house, 'off@karat.test', { roles: ['audit'] });
    await accounts.disableOperator(OWNER, { operatorId });
    expect(codeOf(await accounts.updateOperatorRoles(OWNER, { operatorId, ...roles })))
      .toBe('ALREADY_DISABLED');
  });
});

describe('the last owner', () => {
  it('stays, even when two owners remove each other at once', async () => {
    const other = await openHouse();
    const owners = [
      await addOperator(other, 'one@karat.test'), await addOperator(other, 'two@karat.test')];
    // Both are held at their first row lock, so that neither has seen what the other does.
    const gate = await other.pool.connect();
    await gate.query('begin');
    await gate.query('select 1 from identity.account for update');
    const both = owners.map((operatorId) =>
      other.identity.accounts.disableOperator(OWNER, { operatorId }));
    await untilWaiting(other, 2);
    await gate.query('commit');
    gate.release();
    const outcomes = await Promise.all(both);
    expect(outcomes.map(codeOf).sort()).toEqual(['LAST_OWNER', 'OK']);
    const left = outcomes[0]!.ok ? owners[1]! : owners[0]!;
    const demoted = await other.identity.accounts.updateOperatorRoles(OWNER,
      { operatorId: left, roles: ['audit'], expectedVersion: 1 });
    expect(codeOf(demoted)).toBe('LAST_OWNER');
    await other.close();
  });
});

describe('disableOperator and resetPassword', () => {
  it('are refused for nobody and the second time', async () => {
    await addOperator(house, 'owner-1@karat.test');
    const operatorId = await addOperator(house, 'leaving@karat.test', { roles: ['audit'] });
    expect(codeOf(await accounts.disableOperator(OWNER, { operatorId: NOBODY }))).toBe('NOT_FOUND');
    expect(codeOf(await accounts.resetPassword(OWNER, { operatorId: 'x' }))).toBe('NOT_FOUND');
    const done = await accounts.disableOperator(OWNER, { operatorId });
    expect(done).toMatchObject({ ok: true, operator: { disabledAt: expect.any(Date) } });
    expect(codeOf(await accounts.disableOperator(OWNER, { operatorId }))).toBe('ALREADY_DISABLED');
    expect(codeOf(await accounts.resetPassword(OWNER, { operatorId }))).toBe('ALREADY_DISABLED');
  });
});

describe('changeOwnPassword', () => {
  it('needs the present password, and ends what the old one opened', async () => {
    const accountId = await addOperator(house, 'self@karat.test', { roles: ['audit'] });
    const tokens = await signIn(house, 'self@karat.test', PASSWORD);
    const input = { accountId, place: place('192.0.2.1'), password: 'a brand new password' };
    const wrong = await accounts.changeOwnPassword({ ...input, currentPassword: 'not mine' });
    expect(wrong).toMatchObject({ code: 'CREDENTIALS_WRONG', path: ['currentPassword'] });
    const same = await accounts.changeOwnPassword(
      { ...input, currentPassword: PASSWORD, password: PASSWORD });
    expect(codeOf(same)).toBe('PASSWORD_UNCHANGED');
    const done = await accounts.changeOwnPassword({ ...input, currentPassword: PASSWORD });
    expect(done).toEqual({ ok: true });
    expect((await refresh(house, tokens.refresh_token)).status).toBe(400);
    await expect(house.identity.authenticate(bearer(tokens.access_token)))
      .rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await signIn(house, 'self@karat.test', 'a brand new password');
    const nobody = await accounts.changeOwnPassword(
      { ...input, accountId: NOBODY, currentPassword: PASSWORD });
    expect(codeOf(nobody)).toBe('NOT_FOUND');
  });

  it('counts wrong present passwords like the sign-in does', async () => {
    const accountId = await addOperator(house, 'counted@karat.test', { roles: ['audit'] });
    const input = { accountId, place: place('192.0.2.2'), password: 'a brand new password' };
    for (let wrong = 0; wrong < 5; wrong += 1) {
      await accounts.changeOwnPassword({ ...input, currentPassword: 'not mine' });
    }
    expect(await accounts.changeOwnPassword({ ...input, currentPassword: PASSWORD }))
      .toMatchObject({ ok: false, code: 'LOCKED_OUT', waitSeconds: expect.any(Number) });
  });
});

describe('listOperators', () => {
  it('finds by name and franchise, page by page', async () => {
    for (const letter of ['a', 'b', 'c']) {
      await addOperator(house, `list-${letter}@karat.test`,
        { roles: ['manager'], tenantId: '0197f000-0000-7000-8000-0000000000fe' });
    }
    const page = await accounts.listOperators(OWNER, { search: 'LIST-', pageSize: 2, page: 2 });
    expect(page).toMatchObject(
      { ok: true, totalCount: 3, items: [{ email: 'list-c@karat.test' }] });
    const tenant = await accounts.listOperators(OWNER,
      { tenantId: '0197f000-0000-7000-8000-0000000000fe' });
    expect(tenant).toMatchObject({ totalCount: 3 });
    expect(await accounts.listOperators(OWNER, { tenantId: 'x' })).toMatchObject({ totalCount: 0 });
    expect(await accounts.listOperators(OWNER, { search: '%' })).toMatchObject({ totalCount: 0 });
    expect(JSON.stringify(page)).not.toContain('argon2');
  });
});

describe('the audit trail', () => {
  it('cannot be changed or deleted', async () => {
    await expect(house.pool.query('update identity.audit_entry set action = \'x\''))
      .rejects.toThrow('append-only');
    await expect(house.pool.query('delete from identity.audit_entry'))
      .rejects.toThrow('append-only');
  });
});

async function countAccounts(): Promise<number> {
  const { rows } = await house.pool.query('select 1 from identity.account');
  return rows.length;
}

/** Until that many sessions of this database wait for a row. */
async function untilWaiting(other: House, count: number): Promise<void> {
  await until(async () => (await other.pool.query(
    `select 1 from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`)).rows.length >= count);
}
