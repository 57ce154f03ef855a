import { expect, it } from '@jest/globals';
import type { OrderFacts } from '../../../contracts/events.ts';
import { accrueOrder, activateOrder } from '../order-earning.ts';
import { emptyBook, policyFor } from '../policy.fixture.ts';
import type { Policy } from '../policy.ts';
import { applyReturn } from '../returns.ts';
import { rebonus } from '../tiers/tier-bonus.ts';
import { firstTier } from '../tiers/tiers.ts';
import { bonusProblems, bonusRulesFor, type BonusRule } from './bonus-rules.ts';

const at = (time: string) => new Date(time);
const VIP_DAY: BonusRule = {
  code: 'vip-day', nameZh: '会员日', nameEn: 'VIP day', funderId: null, percent: 100, monthDays: [8], from: null,
  until: null, regions: [], tiers: [], channelIds: [], outletIds: [], marginClasses: [], expiryMonths: null,
};
const FRANCHISE = '0190a000-0000-7000-8000-000000000001';
const cn = policyFor('CN');
const withRules = (...bonuses: BonusRule[]): Policy => ({ ...cn, rules: { ...cn.rules, bonuses } });
const [PAID, LATER] = [at('2026-03-08T04:00:00Z'), at('2026-04-20T00:00:00Z')];

function saleOf(bases: readonly bigint[], paidAt = PAID): OrderFacts {
  return {
    orderId: 'order', externalNo: 'x', channelId: 'c', sellingOutletId: 'o', memberId: 'm', region: 'CN',
    currency: 'CNY', paidAt, deliveredAt: null, fulfilment: 'store', pointsHoldId: null,
    lines: bases.map((baseMinor, index) => ({
      lineId: `line-${index}`, lineNo: index + 1, itemId: 'i', quantity: 1, marginClass: index === 0 ? 'A' : 'C',
      baseMinor, costMinor: null, pointsSpent: 0n,
    })),
  };
}

const goldBook = () => emptyBook({ growth: 10_000n, tierAt: at('2026-01-01T00:00:00Z'),
  tierSettledAt: at('2026-01-01T00:00:00Z'), tier: { ...firstTier(cn), tier: 'gold', since: at('2026-01-01T00:00:00Z'),
    validFrom: at('2026-01-01T00:00:00Z'), validUntil: at('2028-01-31T16:00:00Z') } });

it('VIP day: gold, 10,545 base points → 2,109 and 10,545, 23,199 in three postings', () => {
  const book = goldBook();
  const rule = { ...VIP_DAY, funderId: FRANCHISE, expiryMonths: 12 };
  accrueOrder(book, saleOf([878_820n]), [withRules(rule)], null);
  expect(book.postings.map(({ kind, entries, reason }) => [kind, entries.get('pending'), reason ?? null])).toEqual([
    ['accrual', 10_545n, null], ['tier_bonus', 2_109n, null], ['campaign_bonus', 10_545n, '会员日 VIP day']]);
  expect(book.account.pending).toBe(23_199n);
  expect([...book.lots.values()].map(({ cause, funder, amount, expiresAt }) => [cause, funder, amount, expiresAt]))
    .toEqual([['purchase', 'hq', 10_545n, at('2029-03-31T16:00:00Z')],
      ['tier_bonus', 'hq', 2_109n, at('2029-03-31T16:00:00Z')],
      ['campaign', FRANCHISE, 10_545n, at('2027-03-31T16:00:00Z')]]);
});

it('adds up by line, floor, and never multiplies; a class may be left out', () => {
  const book = emptyBook();
  const rules = [VIP_DAY, { ...VIP_DAY, code: 'spring', percent: 15, marginClasses: ['C'] }];
  const order = accrueOrder(book, saleOf([878_820n, 1_205_647n]), [withRules(...rules)], null);
  expect(order.bonuses).toMatchObject([{ code: 'vip-day', granted: 15_367n }, { code: 'spring', granted: 723n }]);
});

it('a return reverses its share, many small ones exactly what one large one does', () => {
  const policies = [withRules({ ...VIP_DAY, percent: 33 })];
  const left = [0n, 0n].map((_, many) => {
    const book = emptyBook();
    const order = accrueOrder(book, saleOf([99_900n]), policies, null);
    activateOrder(book, order, policies, LATER);
    const steps = many === 0 ? [45_555n] : [90_000n, 60_000n, 45_555n];
    for (const remainingBase of steps) {
      applyReturn(book, order, { returnId: 'r', at: at('2026-04-19T00:00:00Z'),
        remaining: [{ lineId: 'line-0', remainingBase }] }, policies);
    }
    expect(order.bonuses[0]).toMatchObject({ kept: (order.lines[0]!.kept * 33n) / 100n });
    return book.account.available;
  });
  expect(left[0]).toBe(left[1]);
});

it('of one tier follows the tier when that is decided again', () => {
  const book = emptyBook();
  const policy = withRules({ ...VIP_DAY, tiers: ['silver'] });
  const order = accrueOrder(book, saleOf([100_000n]), [policy], null);
  expect(order.bonuses[0]).toMatchObject({ granted: 0n, lotId: null });
  rebonus(book, order, 'silver', policy, LATER);
  expect(order.bonuses[0]).toMatchObject({ granted: 1_200n, kept: 1_200n });
  expect(book.account.pending).toBe(1_200n + 120n + 1_200n);
  rebonus(book, order, 'base', policy, LATER);
  expect(book.account.pending).toBe(1_200n);
});

it('asks the day of the home programme, its first and last day, region, channel and outlet', () => {
  const occasion = { paidAt: PAID, region: 'CN', channelId: 'c', outletId: 'o' };
  const holds = (over: Partial<BonusRule>, paidAt = PAID) =>
    bonusRulesFor([{ ...VIP_DAY, ...over }], { ...occasion, paidAt }, 'Asia/Shanghai').length === 1;
  expect(holds({}, at('2026-03-07T15:59:59Z'))).toBe(false);
  expect(holds({}, at('2026-03-07T16:00:00Z'))).toBe(true);
  expect(holds({}, at('2026-03-08T16:00:00Z'))).toBe(false);
  expect([holds({ from: '2026-03-08', until: '2026-03-08' }), holds({ from: '2026-03-09' }),
    holds({ until: '2026-03-07' }), holds({ regions: ['HK'] }),
    holds({ channelIds: ['other'] }), holds({ outletIds: ['o'] })])
    .toEqual([true, false, false, false, false, true]);
});

it('names what a rule may not be', () => {
  const words = { regions: ['CN'], tiers: ['gold'], marginClasses: ['A'] };
  const paths = (...rules: BonusRule[]) => bonusProblems(rules, words).map(({ path }) => path.slice(1).join('.'));
  expect(paths(VIP_DAY)).toEqual([]);
  expect(paths(VIP_DAY, VIP_DAY)).toEqual(['1.code']);
  expect(paths({ ...VIP_DAY, percent: 0, monthDays: [32], from: '2026-03-09', until: '2026-03-08', funderId: '',
    tiers: ['silver'], regions: ['XX'], marginClasses: ['Z'], expiryMonths: 0, nameEn: '', outletIds: [''] }))
    .toEqual(['0.nameEn', '0.funderId', '0.percent', '0.monthDays', '0.until', '0.expiryMonths', '0.regions', '0.tiers',
      '0.marginClasses', '0.outletIds']);
  expect(bonusProblems(Array.from({ length: 51 }, (_, n) => ({ ...VIP_DAY, code: `b${n}` })), words)[0]!.path)
    .toEqual(['bonuses']);
});

it('its days are those of the home region, not of the programme: the 8th begins in Tokyo first', () => {
  const paid = at('2026-03-07T15:30:00Z');
  const bonusOf = (homeZone: string) => accrueOrder(emptyBook({ homeZone }), saleOf([878_820n], paid),
    [withRules(VIP_DAY)], null).bonuses.map(({ granted }) => granted);
  expect(bonusOf('Asia/Tokyo')).toEqual([10_545n]);
  expect(bonusOf('Asia/Shanghai')).toEqual([]);
});
