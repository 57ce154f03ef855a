/** Requests that act once: per actor, per input, for thirty days. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { sweep } from '../database/sweep.ts';
import { addOperator, type House, openHouse, OWNER } from '../tests/house.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

const OTHER = serviceActor('other-owner', ['identity:admin']);
const DAY = 24 * 3600 * 1000;

async function reset(key: string, operatorId: string, by = OWNER, more: object = {}): Promise<string> {
  const outcome = await house.identity.accounts.once(by,
    { key, action: 'reset', input: { operatorId, ...more } },
    (commands) => commands.resetPassword(by, { operatorId }), () => operatorId);
  if (!outcome.ok) return outcome.code;
  return outcome.replayed === true ? `replayed ${outcome.subject}` : 'done';
}

describe('once', () => {
  it('knows a request by actor, key and input, in whatever order the input was written', async () => {
    const id = await addOperator(house, 'once@karat.test');
    expect(await reset('k', id, OWNER, { a: 1, b: 2 })).toBe('done');
    expect(await reset('k', id, OWNER, { b: 2, a: 1, c: undefined })).toBe(`replayed ${id}`);
    expect(await reset('k', id, OWNER, { a: 1, b: 3 })).toBe('IDEMPOTENCY_CONFLICT');
    expect(await reset('k', id, OTHER, { a: 1, b: 2 })).toBe('done');
  });

  it('undoes what it did, key and all, when the work breaks', async () => {
    const id = await addOperator(house, 'broken@karat.test');
    const { accounts } = house.identity;
    await expect(accounts.once(OWNER, { key: 'b', action: 'reset', input: { operatorId: id } },
      async (commands) => {
        await commands.resetPassword(OWNER, { operatorId: id });
        throw new Error('broken off');
      }, () => id)).rejects.toThrow('broken off');
    const found = await accounts.findOperators(OWNER, [id]);
    expect(found).toMatchObject({ items: [{ version: 1, mustChangePassword: false }] });
    expect(await reset('b', id)).toBe('done');
  });

  it('forgets after thirty days', async () => {
    const id = await addOperator(house, 'forgotten@karat.test');
    await reset('f', id);
    await sweep(house.pool, new Date(Date.now() + 29 * DAY));
    expect(await reset('f', id)).toBe(`replayed ${id}`);
    await sweep(house.pool, new Date(Date.now() + 31 * DAY));
    expect(await reset('f', id)).toBe('done');
  });
});
