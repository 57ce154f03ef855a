import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AccountBook } from '../account-book.ts';
import { exchangeAll, exchangePoints } from './exchange.ts';
import { countedPoints, type Hold } from '../holds.ts';
import { mergeInto } from './merge.ts';
import { emptyBook, giveLot } from '../policy.fixture.ts';
import { pointsAbroad } from '../worth.ts';

const TO_CN = { num: 9_221n, den: 10_000n };
const AT = new Date('2026-09-15T04:00:00Z');
const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

interface Purchase {
  readonly granted: number; readonly expired: number; readonly spent: number; readonly pending: boolean;
}

/** Lots as purchases, expiry and spending leave them, and the holds that spent them. */
function lived(purchases: readonly Purchase[]): { book: AccountBook; holds: Hold[] } {
  const book = emptyBook({ programme: 'HK', region: 'HK' });
  const holds = purchases.flatMap(({ granted, pending, ...of }, index): Hold[] => {
    const spent = pending ? 0 : Math.min(of.spent, granted);
    const expired = pending ? 0 : Math.min(of.expired, granted - spent);
    const lot = book.addLot({
      amount: BigInt(granted), remaining: BigInt(granted - spent - expired), funder: 'hq', orderId: null,
      state: pending ? 'pending' : 'active', earnedAt: AT, activeAt: AT, expiresAt: AT, cause: 'purchase',
    });
    lot.expired = BigInt(expired);
    return spent === 0 ? [] : [{
      id: lot.id, memberId: lot.memberId, points: BigInt(spent), state: index % 2 ? 'held' : 'captured',
      purpose: 'tests', heldAt: AT, expiresAt: AT, settledAt: null, orderId: null, counted: null,
      owner: { channelId: null, tenantId: null, reservedBy: null },
      worth: { minor: BigInt(spent), currency: 'HKD', programme: 'HK' },
      parts: [{ lotId: lot.id, amount: BigInt(spent), restored: 0n }],
    }];
  });
  return { book, holds };
}

describe('points of another programme', () => {
  it('share the floor of their sum: 500 and 584 at 0.9221 are 461 and 538', () => {
    expect(exchangeAll([500n, 584n], TO_CN)).toEqual([461n, 538n]);
    // 0.9221 each are 2.7663 together.
    expect(exchangeAll([100n, 100n, 100n], TO_CN)).toEqual([92n, 92n, 92n]);
    expect(exchangeAll([1n, 1n, 1n], TO_CN)).toEqual([1n, 1n, 0n]);
  });

  it('owe as much as they are worth: 700 are 645, repaid by 200 that were there', () => {
    const [survivor, other] = [emptyBook(), emptyBook({ programme: 'HK', region: 'HK' })];
    giveLot(survivor, 200n, '2028-01-31T16:00:00Z');
    other.move(other.open('return', AT), 'debt', 'issued', 700n);
    mergeInto(survivor, other, AT, { exchange: TO_CN, holds: [] });
    expect([survivor.account.available, survivor.account.debt, other.account.debt]).toEqual([0n, 445n, 0n]);
  });

  it('keep the worth of each balance, in lots and holds that still add up to it', () => {
    const purchase = fc.record<Purchase>({
      granted: fc.integer({ min: 1, max: 3_000 }), expired: fc.nat(900), spent: fc.nat(900), pending: fc.boolean() });
    const rate = fc.record({ num: fc.bigInt({ min: 1n, max: 99_999n }), den: fc.constantFrom(1n, 10_000n, 99_991n) });
    fc.assert(fc.property(fc.array(purchase, { maxLength: 8 }), rate, (purchases, by) => {
      const { book, holds } = lived(purchases);
      const lots = [...book.lots.values()];
      const inLots = (state: string) => sum(lots.filter((lot) => lot.state === state).map((lot) => lot.remaining));
      const held = () => sum(holds.filter(({ state }) => state === 'held').map(countedPoints));
      const before = { available: inLots('active'), pending: inLots('pending'), held: held() };
      const intact = new Set(lots.filter((lot) => lot.remaining === lot.amount));
      const after = exchangePoints(book, holds, by);
      for (const name of ['available', 'pending', 'held'] as const) {
        expect(after[name]).toBe(pointsAbroad(before[name], by));
      }
      expect({ available: inLots('active'), pending: inLots('pending'), held: held() })
        .toEqual({ available: after.available, pending: after.pending, held: after.held });
      for (const lot of lots) {
        expect(lot.remaining + lot.expired <= lot.amount).toBe(true);
        if (intact.has(lot)) expect(lot.remaining).toBe(lot.amount);
      }
      for (const hold of holds) expect(sum(hold.parts.map(({ amount }) => amount))).toBe(countedPoints(hold));
    }));
  });
});
