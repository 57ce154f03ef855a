import { describe, expect, it } from '@jest/globals';
import { addDays, lastDayBefore } from '../../../kernel/business-day.ts';
import { policyFor, tiersOf } from '../policy.fixture.ts';
import type { Policy } from '../policy.ts';
import { isByHand, type HandTier } from './hand-tier.ts';
import { tellTiers, type OrderGrowth } from './tier-timeline.ts';
import { reviewAt } from './tiers.ts';

const cn = policyFor('CN');
const at = (time: string) => new Date(time);
const hand = (over: Partial<HandTier> = {}): HandTier => ({
  id: 'hand', tier: 'diamond', at: at('2026-05-01T00:00:00Z'), until: at('2026-06-30T16:00:00Z'), ...over,
});
const bought = (paid: string, growth: bigint, over: Partial<OrderGrowth> = {}): OrderGrowth => {
  const paidAt = at(`${paid}T04:00:00Z`);
  return { orderId: paid, paidAt, activeAt: addDays(paidAt, 7), growth, postingId: null, activationId: null,
    returns: [], ...over };
};
const told = (
  now: string, orders: readonly OrderGrowth[], hands: readonly HandTier[], policies: readonly Policy[] = [cn],
) => {
  const history = tellTiers({ orders, interactions: [], hands }, policies, at(now));
  return { ...history, moves: history.changes.map(({ to, at: when, handId }) =>
    `${when.toISOString().slice(0, 10)} ${to.tier}${handId ? ` ${handId}` : ''}`) };
};

describe('a tier given by hand (3.3)', () => {
  it('holds until its last day, whatever is reviewed, then what growth says is there', () => {
    const orders = [bought('2026-01-10', 1_200n)];
    const during = told('2026-06-30T15:59:59Z', orders, [hand()]);
    expect(during.moves).toEqual(['2026-01-10 silver', '2026-01-17 silver', '2026-05-01 diamond hand']);
    expect([during.tier.tier, isByHand(during.tier), lastDayBefore(during.tier.validUntil!, cn.zone)])
      .toEqual(['diamond', true, '2026-06-30']);
    expect(reviewAt(during.tier)).toEqual(at('2026-06-30T16:00:00Z'));
    const after = told('2026-06-30T16:00:00Z', orders, [hand()]);
    expect(after.moves.at(-1)).toBe('2026-06-30 silver hand');
    expect([after.tier.tier, lastDayBefore(after.tier.validUntil!, cn.zone), isByHand(after.tier)])
      .toEqual(['silver', '2028-01-31', false]);
  });

  it('is given to who has done nothing, and ends in the first tier', () => {
    expect(told('2026-06-01T00:00:00Z', [], [hand()]).tier.tier).toBe('diamond');
    expect(told('2026-07-01T00:00:00Z', [], [hand()]).tier.tier).toBe('base');
  });

  it('growth goes on beneath it: what was reached meanwhile, and lost meanwhile, is there at the end', () => {
    const reached = [bought('2026-01-10', 1_200n), bought('2026-05-20', 6_000n)];
    expect(told('2026-07-01T00:00:00Z', reached, [hand()]).tier.tier).toBe('gold');
    const returned = [bought('2026-04-30', 6_000n,
      { returns: [{ id: null, at: at('2026-05-03T00:00:00Z'), growth: -6_000n }] })];
    const given = told('2026-06-01T00:00:00Z', returned, [hand({ tier: 'gold' })]);
    // The refund of the reason of the provisional gold takes nothing of the one that was given.
    expect([given.tier.tier, given.tier.provisional]).toEqual(['gold', false]);
    expect(told('2026-07-01T00:00:00Z', returned, [hand({ tier: 'gold' })]).tier.tier).toBe('base');
    // Validity and grace end beneath a longer one.
    const long = hand({ until: at('2029-01-01T00:00:00Z') });
    expect(told('2028-12-01T00:00:00Z', [bought('2026-01-10', 1_200n)], [long]).tier.tier).toBe('diamond');
    expect(told('2029-01-01T00:00:00Z', [bought('2026-01-10', 1_200n)], [long]).tier.tier).toBe('base');
  });

  it('the higher counts; a later word takes its place', () => {
    const gold = [bought('2026-01-10', 6_000n)];
    const lower = hand({ tier: 'silver' });
    expect(told('2026-06-01T00:00:00Z', gold, [lower]).tier.tier).toBe('gold');
    const ended = hand({ id: 'end', tier: 'base', at: at('2026-05-10T00:00:00Z'), until: at('2026-05-11T00:00:00Z') });
    expect(told('2026-06-01T00:00:00Z', gold, [hand(), ended]).moves.at(-1)).toBe('2026-05-10 gold end');
  });

  it('gives the bonus of its tier at payment, and is carried over to another list', () => {
    const order = bought('2026-05-20', 100n);
    expect(told('2026-06-01T00:00:00Z', [order], [hand()]).atPayment.get(order.orderId)).toBe('diamond');
    const other = { ...cn, version: 2, effectiveFrom: at('2026-05-15T00:00:00Z'),
      rules: { ...cn.rules, tiers: tiersOf({ base: 0, gold: 5_000, black: 50_000 }) } };
    expect(told('2026-06-01T00:00:00Z', [order], [hand()], [cn, other]).tier.tier).toBe('black');
  });
});
