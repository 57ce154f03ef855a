/** Every command that changes partner clients: success, each refusal, the audit row. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Accounts } from '../accounts/index.ts';
import type { Outcome } from '../refusals.ts';
import { addClient, CHANNEL, type House, openHouse, OWNER } from '../tests/house.ts';

let house: House;
let accounts: Accounts;
beforeAll(async () => {
  house = await openHouse();
  ({ accounts } = house.identity);
});
afterAll(() => house.close());

function codeOf(outcome: Outcome): string {
  return outcome.ok ? 'OK' : outcome.code;
}

async function lastAudit(subject: string): Promise<unknown> {
  const outcome = await accounts.listAudit(OWNER, { subject, first: 1 });
  return outcome.ok ? outcome.items[0] : outcome;
}

describe('clients', () => {
  const base = { clientId: 'partner', name: 'Partner', channelId: CHANNEL,
    scopes: ['orders:write'] };

  it('are created with a secret that is shown once', async () => {
    const outcome = await accounts.createClient(OWNER, base);
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome.secret).toMatch(/^ks_[\w-]{43}$/);
    expect(outcome.client).toMatchObject(
      { clientId: 'partner', channelId: CHANNEL, mayExchange: false, isDemo: false,
        validSecrets: 1 });
    const listed = await accounts.listClients(OWNER);
    expect(JSON.stringify(listed)).not.toContain(outcome.secret);
    expect(await lastAudit('partner')).toMatchObject({ action: 'client.created' });
    expect(codeOf(await accounts.createClient(OWNER, base))).toBe('CLIENT_ID_TAKEN');
  });

  it.each([
    ['CLIENT_ID_MALFORMED', { clientId: 'Partner One' }],
    ['CLIENT_ID_TAKEN', { clientId: 'karat-admin' }],
    ['NAME_MISSING', { name: '' }],
    ['ID_MALFORMED', { channelId: 'tmall' }],
    ['SCOPE_MISSING', { scopes: [] }],
    ['SCOPE_UNKNOWN', { scopes: ['everything'] }],
    ['SCOPE_NOT_FOR_CLIENTS', { scopes: ['identity:admin'] }],
  ])('are refused with %s for %p', async (code, change) => {
    const outcome = await accounts.createClient(OWNER, { ...base, clientId: 'another', ...change });
    expect(codeOf(outcome)).toBe(code);
  });

  it('rotate, are disabled, and refuse what makes no sense', async () => {
    await addClient(house, 'cycle', ['orders:write']);
    const rotated = await accounts.rotateClientSecret(OWNER, { clientId: 'cycle' });
    expect(rotated).toMatchObject({ ok: true, secret: expect.stringMatching(/^ks_/) });
    expect(await accounts.listClients(OWNER)).toMatchObject(
      { items: expect.arrayContaining(
        [expect.objectContaining({ clientId: 'cycle', validSecrets: 2 })]) });
    const tooLong =
      await accounts.rotateClientSecret(OWNER, { clientId: 'cycle', overlapHours: 1_000 });
    expect(codeOf(tooLong)).toBe('OUT_OF_RANGE');
    expect(codeOf(await accounts.rotateClientSecret(OWNER, { clientId: 'karat-admin' })))
      .toBe('NOT_FOUND');
    expect(codeOf(await accounts.disableClient(OWNER, { clientId: 'nobody' }))).toBe('NOT_FOUND');
    expect(codeOf(await accounts.disableClient(OWNER, { clientId: 'cycle' }))).toBe('OK');
    expect(codeOf(await accounts.disableClient(OWNER, { clientId: 'cycle' })))
      .toBe('ALREADY_DISABLED');
    expect(codeOf(await accounts.rotateClientSecret(OWNER, { clientId: 'cycle' })))
      .toBe('ALREADY_DISABLED');
  });
});
