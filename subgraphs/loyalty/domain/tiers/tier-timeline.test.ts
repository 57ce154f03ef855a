import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OrderFacts } from '../../../contracts/events.ts';
import { addDays, lastDayBefore } from '../../../kernel/business-day.ts';
import { tellSales } from '../tell-sales.ts';
import { accrueOrder, activateOrder, type OrderEarning } from '../order-earning.ts';
import { emptyBook, FIRST_TIER, policyFor, tiersOf, tiersWith } from '../policy.fixture.ts';
import type { Policy, TierRule } from '../policy.ts';
import { retell, type GrowthFact } from '../retell.ts';
import { applyReturn } from '../returns.ts';
import { nextLook, settleTier, standUntil } from './settle-tier.ts';
import { tellTiers, type OrderGrowth } from './tier-timeline.ts';

const cn = policyFor('CN');
const at = (time: string) => new Date(time);
const NOW = at('2026-09-15T04:00:00Z');
const withTiers = (version: number, from: string, tiers: readonly TierRule[]): Policy => (
  { ...cn, version, effectiveFrom: at(from), rules: { ...cn.rules, tiers } });
const raised = (version: number, from: string, gold: number): Policy =>
  withTiers(version, from, tiersWith({ gold: { threshold: gold } }));

let count = 0;
function bought(paid: string, growth: bigint, over: Partial<OrderGrowth> = {}): OrderGrowth {
  const paidAt = at(`${paid}T04:00:00Z`);
  return {
    orderId: `order-${count += 1}`, paidAt, activeAt: addDays(paidAt, 7), growth, postingId: null,
    activationId: null, returns: [], ...over,
  };
}
const back = (day: string, growth: bigint) => ({ id: null, at: at(`${day}T05:00:00Z`), growth: -growth });

function told(orders: readonly OrderGrowth[], now = NOW, policies: readonly Policy[] = [cn]) {
  const history = tellTiers({ orders, interactions: [] }, policies, now);
  return {
    ...history, moves: history.changes.map(({ to, at: when }) =>
      `${when.toISOString().slice(0, 10)} ${to.tier}${to.provisional ? '?' : ''}`),
  };
}

describe('tiers told from the beginning (3.3, 9.1, 9.2)', () => {
  it('5,000, then 1,200: gold, provisional; refunded within its window: silver, without grace', () => {
    const first = bought('2026-01-10', 5_000n);
    const second = bought('2026-03-01', 1_200n, { returns: [back('2026-03-04', 1_200n)] });
    const { moves, tier } = told([second, first]);
    expect(moves).toEqual(['2026-01-10 silver?', '2026-01-17 silver', '2026-03-01 gold?', '2026-03-04 silver']);
    expect(tier).toMatchObject({ tier: 'silver', provisional: false, graceUntil: null });
    expect(told([first, { ...second, returns: [back('2026-03-20', 1_200n)] }]).tier.tier).toBe('gold');
  });

  it('of two orders that are paid at one instant none is before the other, whichever was recorded first', () => {
    const later = bought('2026-03-02', 10n);
    for (const [large, small] of [['a', 'b'], ['b', 'a']] as const) {
      const { atPayment, tier } = told([bought('2026-03-01', 1_200n, { orderId: large }),
        bought('2026-03-01', 100n, { orderId: small }), later]);
      expect([atPayment.get(large), atPayment.get(small), atPayment.get(later.orderId), tier.tier])
        .toEqual(['base', 'base', 'silver', 'silver']);
    }
  });

  it('gold until 2028-03-31 with 3,840 inside: until 2030-03-31; with 2,880: grace to 2028-06-29, then silver', () => {
    const gold = bought('2026-03-15', 6_000n);
    const renewed = told([gold, bought('2027-05-01', 3_840n)], at('2028-04-01T00:00:00Z')).tier;
    expect(lastDayBefore(renewed.validUntil!, cn.zone)).toBe('2030-03-31');
    const orders = [gold, bought('2027-05-01', 2_880n)];
    const grace = told(orders, at('2028-06-29T15:59:59Z')).tier;
    expect([grace.tier, lastDayBefore(grace.graceUntil!, cn.zone)]).toEqual(['gold', '2028-06-29']);
    expect(told(orders, at('2028-06-29T16:00:00Z')).tier).toMatchObject({ tier: 'silver', growthOffset: 6_000n });
    // What is earned in the grace saves it at once; what came back before counts for nothing.
    const saved = told([...orders, bought('2028-05-01', 720n)], at('2028-05-01T04:00:00Z')).tier;
    expect([saved.graceUntil, lastDayBefore(saved.validUntil!, cn.zone)]).toEqual([null, '2030-03-31']);
    const lost = bought('2027-06-01', 960n, { returns: [back('2027-06-03', 960n)] });
    expect(told([...orders, lost], at('2028-06-29T16:00:00Z')).tier.tier).toBe('silver');
  });

  it('a return after the review of what was bought before takes nothing of it; one before does', () => {
    const gold = bought('2026-03-15', 6_000n);
    const kept = bought('2027-05-01', 3_840n, { returns: [back('2028-04-02', 3_840n)] });
    expect(told([gold, kept], at('2028-07-01T00:00:00Z')).tier.tier).toBe('gold');
    const gone = bought('2027-05-01', 3_840n, { returns: [back('2028-03-30', 3_840n)] });
    expect(told([gold, gone], at('2028-07-01T00:00:00Z')).tier.tier).toBe('silver');
  });

  it('gold raised from 6,000 to 8,000 on 1 July: 7,100 is silver, and 7,000 after a return of June too', () => {
    const policies = [cn, raised(2, '2026-06-30T16:00:00Z', 8_000)];
    const june = bought('2026-06-20', 5_900n);
    const july = bought('2026-07-02', 1_200n);
    expect(told([june, july], NOW, policies).tier.tier).toBe('silver');
    const partly = { ...june, returns: [back('2026-07-05', 100n)] };
    expect(told([partly, july], NOW, policies).tier.tier).toBe('silver');
  });

  it('a raised threshold takes no gold back, a provisional one neither; a lowered one lifts at its date', () => {
    const gold = bought('2026-06-28', 6_100n);
    const { moves } = told([gold], NOW, [cn, raised(2, '2026-06-30T16:00:00Z', 8_000)]);
    expect(moves).toEqual(['2026-06-28 gold?', '2026-07-05 gold']);
    const lowered = told([bought('2026-05-01', 5_500n)], NOW, [cn, raised(2, '2026-06-30T16:00:00Z', 5_000)]);
    expect(lowered.moves).toEqual(['2026-05-01 silver?', '2026-05-08 silver', '2026-06-30 gold']);
  });

  it('delivered 60 days ago, returned on day 2, told now: base', () => {
    const order = bought('2026-07-17', 72_000n, { returns: [back('2026-07-19', 72_000n)] });
    expect(told([order])).toMatchObject({ tier: FIRST_TIER, moves: ['2026-07-17 diamond?', '2026-07-19 base'] });
  });

  it('999.99, 1.00 and 1,000.00 are paid as base, base and silver', () => {
    const orders = [bought('2026-08-01', 1_199n), bought('2026-08-02', 1n), bought('2026-08-03', 1_200n)];
    for (const order of [orders, orders.toReversed()]) {
      const { atPayment } = told(order);
      expect(orders.map(({ orderId }) => atPayment.get(orderId))).toEqual(['base', 'base', 'silver']);
    }
  });
});

describe('another list of tiers (9.1)', () => {
  const JULY = '2026-06-30T16:00:00Z';
  const other = [cn, withTiers(2, JULY, tiersOf({ base: 0, gold: 5_000, black: 50_000 }))];
  const tierWith = (...growth: readonly bigint[]) => told(
    growth.map((one, index) => bought(`2026-0${index + 1}-10`, one)), NOW, other).tier;

  it('silver with 4,000 is base, silver with 5,200 gold, gold stays gold, diamond is black', () => {
    expect([tierWith(4_000n), tierWith(5_200n), tierWith(6_500n), tierWith(61_000n)].map(({ tier }) => tier))
      .toEqual(['base', 'gold', 'gold', 'black']);
  });

  it('leaves validity and grace as they are; the first tier has none, who is lifted gets his own', () => {
    const before = told([bought('2026-01-10', 61_000n)]).tier;
    expect(tierWith(61_000n)).toEqual({ ...before, tier: 'black' });
    expect(tierWith(4_000n)).toEqual({ ...FIRST_TIER, since: at(JULY) });
    const lifted = tierWith(5_200n);
    expect([lifted.since, lastDayBefore(lifted.validUntil!, cn.zone)]).toEqual([at(JULY), '2028-07-31']);
    // Gold until 2026-06-30 with nothing inside: its grace, which began in the old tiers, ends in the new ones.
    const grace = told([bought('2024-06-10', 6_000n)], at('2026-07-02T00:00:00Z'), other);
    expect(grace.tier).toMatchObject({ tier: 'gold', since: at('2024-06-10T04:00:00Z'),
      graceUntil: at('2026-09-28T16:00:00Z') });
    expect(told([bought('2024-06-10', 6_000n)], at('2026-09-28T16:00:00Z'), other).tier)
      .toMatchObject({ tier: 'base', validUntil: null, growthOffset: 6_000n });
  });

  it('carries a provisional tier and the former one over, judged by the version in force', () => {
    const [first, second] = [bought('2026-05-01', 1_300n), bought('2026-06-28', 4_750n)];
    const back = { ...second, returns: [{ id: null, at: at('2026-07-03T05:00:00Z'), growth: -1_000n }] };
    // Gold from 6,000 with 6,050; with 5,050 left it would be silver before, and is gold among the new tiers.
    expect(told([first, back], NOW, other).tier).toMatchObject({ tier: 'gold', provisional: false });
    const gone = { ...second, returns: [{ id: null, at: at('2026-07-03T05:00:00Z'), growth: -4_000n }] };
    expect(told([first, gone], NOW, other).tier).toMatchObject({ tier: 'base', provisional: false, validUntil: null });
  });

  it('a threshold that is raised after it takes no provisional tier back either', () => {
    const raisedToo = [...other,
      withTiers(3, '2026-07-01T16:00:00Z', tiersOf({ base: 0, gold: 9_000, black: 50_000 }))];
    expect(told([bought('2026-06-28', 6_100n)], NOW, raisedToo).moves).toEqual(['2026-06-28 gold?', '2026-07-05 gold']);
  });

  it('gold raised to 8,000 with the tiers of before takes nothing and gives nothing', () => {
    const policies = [cn, raised(2, JULY, 8_000)];
    expect(told([bought('2026-01-10', 5_900n), bought('2026-07-02', 1_200n)], NOW, policies).tier.tier).toBe('silver');
    expect(told([bought('2026-01-10', 6_100n)], NOW, policies).tier.tier).toBe('gold');
  });

  it('begins for a sale of its first minutes that is told before midnight, by a till whose clock is ahead', () => {
    const early = bought('2026-07-01', 1_200n, { paidAt: at('2026-06-30T16:02:00Z') });
    const { tier, moves, atPayment } = told([bought('2026-06-10', 61_000n), early], at('2026-06-30T15:58:00Z'), other);
    expect(moves).toEqual(['2026-06-10 diamond?', '2026-06-17 diamond', '2026-06-30 black']);
    expect(tier).toMatchObject({ tier: 'black', provisional: false, since: at('2026-06-10T04:00:00Z') });
    expect(atPayment.get(early.orderId)).toBe('black');
  });

  it('does not end for who stands in it, by a clock that is slow', () => {
    const order = { orderId: 'o', paidAt: at('2026-06-10T04:00:00Z'), activeAt: at('2026-06-17T04:00:00Z'),
      state: 'active', programme: 'CN', exchanged: true, lines: [{ growth: 61_000n }] } as unknown as OrderEarning;
    const book = emptyBook();
    const history = { orders: [order], postings: [], changes: [] };
    for (const clock of ['2026-06-30T16:00:00Z', '2026-06-30T15:59:59Z']) {
      retell(book, history, other, at(clock));
      expect(book.account).toMatchObject({ tierAt: at(JULY), tier: { tier: 'black', since: order.paidAt } });
    }
  });

  it('tells who had done nothing by the first tier of the day', () => {
    const renamed = [cn, withTiers(2, JULY, tiersOf({ member: 0, gold: 5_000 }))];
    expect(told([], NOW, renamed)).toMatchObject({ tier: { tier: 'member', since: null }, changes: [] });
    expect(told([], at('2026-06-01T00:00:00Z'), renamed).tier.tier).toBe('base');
    expect(told([bought('2026-07-02', 10n)], NOW, renamed)).toMatchObject({ tier: { tier: 'member' }, moves: [] });
    expect(told([bought('2026-06-02', 10n)], NOW, renamed).moves).toEqual(['2026-06-30 member']);
  });
});

describe('what is told late is left to the whole history only when it may matter', () => {
  it('a calm gold takes a sale of last month without it, a sale that could have made diamond not', () => {
    const book = emptyBook({
      growth: 12_000n, tierAt: at('2026-09-01T00:00:00Z'), tierSettledAt: at('2026-05-01T00:00:00Z'),
      tier: { ...FIRST_TIER, tier: 'gold', since: at('2026-04-20T00:00:00Z'),
        validFrom: at('2026-04-20T00:00:00Z'), validUntil: at('2028-04-30T16:00:00Z') },
    });
    settleTier(book, [cn], at('2026-08-01T00:00:00Z'), null);
    expect(book.untold).toBe(false);
    settleTier(book, [cn, raised(2, '2026-08-15T00:00:00Z', 13_000)], at('2026-08-01T00:00:00Z'), null);
    expect(book.untold).toBe(false);
    Object.assign(book.account, { returnedGrowth: 50_000n });
    settleTier(book, [cn], at('2026-08-01T00:00:00Z'), null);
    expect(book.untold).toBe(true);
  });

  const order = fc.record({
    day: fc.nat(900), fen: fc.oneof(fc.constantFrom(99_999n, 100n, 100_000n, 416_667n), fc.bigInt(1n, 6_000_000n)),
    returns: fc.array(fc.tuple(fc.nat(12), fc.nat(1_000)), { maxLength: 2 }), told: fc.nat(1_000),
  });
  const policies = [cn, raised(2, '2024-03-01T00:00:00Z', 8_000), raised(3, '2025-03-01T00:00:00Z', 5_000)];

  const others = [cn, withTiers(2, '2023-11-30T16:00:00Z', tiersOf({ base: 0, gold: 5_000, black: 50_000 })),
    withTiers(3, '2024-06-14T00:00:00Z',
      tiersOf({ member: 0, silver: 1_000, gold: 6_000, ruby: 9_000, black: 40_000 })),
    withTiers(4, '2025-03-31T16:00:00Z',
      tiersOf({ member: 0, silver: 800, gold: 7_000, ruby: 8_000, black: 40_000 })),
    withTiers(5, '2025-09-30T16:00:00Z', tiersOf({ base: 0, black: 30_000 }))];

  it.each([['other thresholds', policies], ['other tiers', others]])(
    'told piece by piece in any order, tier and bonus are those of the tidy telling: %s', (_, versions) => {
    fc.assert(fc.property(fc.array(order, { minLength: 1, maxLength: 6 }), (orders) => {
      const sales = orders.map(({ day, fen, returns, told: turn }, index) => {
        const paidAt = addDays(at('2023-06-01T04:00:00Z'), day);
        const facts: OrderFacts = {
          orderId: `o${index}`, externalNo: 'x', channelId: 'c', sellingOutletId: 'o', memberId: 'm', region: 'CN',
          currency: 'CNY', paidAt, deliveredAt: paidAt, fulfilment: 'store', pointsHoldId: null,
          lines: [{ lineId: `l${index}`, lineNo: 1, itemId: 'i', quantity: 1, marginClass: 'A', baseMinor: fen,
            costMinor: null, pointsSpent: 0n }],
        };
        let left = fen;
        const goods = returns.toSorted(([a], [b]) => a - b).map(([days, share]) => {
          left = (left * BigInt(share)) / 1_000n;
          return { returnId: `r${index}-${days}`, at: addDays(paidAt, days + 0.5),
            remaining: [{ lineId: `l${index}`, remainingBase: left }] };
        });
        return { facts, goods, turn };
      });
      const tidy = tell(versions, sales.map((sale) => ({ ...sale, turn: sale.facts.paidAt.getTime() })));
      expect(tell(versions, sales)).toEqual(tidy);
      expect(tell(versions, sales, true)).toEqual(tidy);
    }), { numRuns: 300 });
  });

  /** Each sale, then its end of window and returns in their order; a step of the history where it is needed. */
  function tell(
    policies: readonly Policy[],
    sales: readonly { facts: OrderFacts; goods: Parameters<typeof applyReturn>[2][]; turn: number }[],
    atOnce = false,
  ) {
    const book = emptyBook();
    const known: OrderEarning[] = [];
    const settle = () => {
      if (!book.untold) return;
      const postings = book.postings.map((posting): GrowthFact => ({
        id: posting.id, kind: posting.kind, at: posting.at, orderId: posting.orderId ?? null,
        growth: ['growth', 'growth_pending'].reduce((sum, ledger) =>
          sum + (posting.entries.get(ledger as 'growth') ?? 0n), 0n),
      }));
      retell(book, { orders: known, postings, changes: [] }, policies, NOW);
    };
    if (atOnce) {
      known.push(...tellSales(sales.map(({ facts, goods }) => ({ book, facts, fx: null, returns: goods })),
        policies, NOW, () => null));
      settle();
    } else {
      for (const { facts, goods } of sales.toSorted((a, b) => a.turn - b.turn)) {
        const told = accrueOrder(book, facts, policies, null);
        known.push(told);
        settle();
        activateOrder(book, told, policies, NOW);
        settle();
        for (const one of goods) {
          applyReturn(book, told, one, policies);
          settle();
        }
      }
    }
    standUntil(book, policies, NOW);
    settle();
    const [cheap, due] = [book.account.tier, nextLook(book.account)];
    // The night's review, which finds what was decided without the history, but for terms that have ended.
    book.untold = true;
    settle();
    if (!due || due > NOW) expect(cheap).toEqual(book.account.tier);
    const { tier, growth, pendingGrowth, available, debt } = book.account;
    return { tier, growth, pendingGrowth, available, debt, orders: known.map((one) => ({
      id: one.orderId, tier: one.tier, percent: one.bonusPercent, bonus: one.lines[0]!.bonusKept,
    })).sort((a, b) => (a.id < b.id ? -1 : 1)) };
  }
});
