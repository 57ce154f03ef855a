import { describe, expect, it } from '@jest/globals';
import { barOf, isWithinBudget, type CouponStanding, type SaleSituation, type UsesSoFar } from './bars.ts';
import { couponCodeFrom, readCouponCode } from './coupon-code.ts';
import { NO_LIMITS, TERMS } from './coupons.fixture.ts';
import { readPublicCode, termsProblems } from './offer-rules.ts';
import type { OfferTerms } from './offer-terms.ts';
import { isOver, periodOf, validityOf } from './validity.ts';

const NOW = new Date('2026-09-15T04:00:00Z');
const [CN, SG] = ['Asia/Shanghai', 'Pacific/Auckland'];
const STANDING: CouponStanding = {
  memberId: 'ann', state: 'issued', validFrom: new Date('2026-09-01'), expiresAt: null, heldUntil: null, nth: 1 };
const SALE: SaleSituation = {
  memberId: 'ann', tier: 'CN:gold', channelId: 'mini', zone: 'Asia/Shanghai', outletId: 'sh-01', at: NOW,
};
const NONE: UsesSoFar = { all: 0, ofMember: 0, atOutlet: 0, spentMinor: 0n };
const bar = (coupon: Partial<CouponStanding>, terms: Partial<OfferTerms> = {}, uses: Partial<UsesSoFar> = {},
  sale: Partial<SaleSituation> = {}) => barOf({ ...STANDING, ...coupon }, { ...TERMS, ...terms },
  { ...NONE, ...uses }, { ...SALE, ...sale });
const limited = (limits: Partial<OfferTerms['limits']>) => ({ limits: { ...NO_LIMITS, ...limits } });

describe('days of a coupon', () => {
  it('the last day is included, in the member\'s zone', () => {
    const days = (from: string | null, until: string | null, after: number | null) =>
      ({ validFrom: from, validUntil: until, daysAfterIssue: after });
    expect(validityOf(days(null, null, 30), NOW, CN!)).toEqual({ from: NOW, until: new Date('2026-10-15T16:00:00Z') });
    expect(validityOf(days(null, '2026-09-30', 30), NOW, CN!).until).toEqual(new Date('2026-09-30T16:00:00Z'));
    expect(validityOf(days('2026-10-01', null, null), NOW, CN!))
      .toEqual({ from: new Date('2026-09-30T16:00:00Z'), until: null });
    // A day that is longer than others, for the clocks go back in it.
    expect(validityOf(days(null, '2026-04-05', null), new Date('2026-04-01'), SG!).until)
      .toEqual(new Date('2026-04-05T12:00:00Z'));
    expect([isOver(days(null, '2026-09-14', null), NOW, CN!), isOver(days(null, '2026-09-15', null), NOW, CN!)])
      .toEqual([true, false]);
  });

  it('limits count by periods of the zone', () => {
    const late = new Date('2026-12-31T16:00:00Z');
    expect(['ever', 'year', 'month', 'day'].map((period) => periodOf(period as 'day', late, CN!)))
      .toEqual(['', '2027', '2027-01', '2027-01-01']);
  });
});

describe('why a coupon does not apply', () => {
  it.each<[string | null, Parameters<typeof bar>]>([
    [null, [{}]],
    ['NOT_YOURS', [{ memberId: 'bea', state: 'used' }]],
    ['ALREADY_USED', [{ state: 'used' }]],
    ['ALREADY_USED', [{ state: 'held', heldUntil: new Date('2026-09-15T04:00:01Z') }]],
    [null, [{ state: 'held', heldUntil: NOW }]],
    ['EXPIRED', [{ expiresAt: NOW }]], [null, [{ expiresAt: new Date('2026-09-15T04:00:01Z') }]],
    ['EXPIRED', [{ validFrom: new Date('2026-09-16') }]], ['EXPIRED', [{ state: 'void' }]],
    ['TIER', [{}, { tiers: ['CN:diamond'] }]], [null, [{}, { tiers: ['CN:gold'] }]],
    ['TIER', [{}, { tiers: ['CN:base'] }, {}, { tier: null }]],
    ['CHANNEL', [{}, { channelIds: ['tmall'] }]], ['CHANNEL', [{}, { channelIds: ['mini'] }, {}, { channelId: null }]],
    ['OUTLET', [{}, { outletIds: ['sh-02'] }]], [null, [{}, { outletIds: ['sh-01'] }]],
    ['LIMIT', [{ nth: 2 }]], [null, [{ nth: 2 }, limited({ perMember: 2 })]],
    ['LIMIT', [{}, limited({ uses: 3 }), { all: 3 }]], [null, [{}, limited({ uses: 3 }), { all: 2 }]],
    ['LIMIT', [{}, limited({ usesPerMember: 1 }), { ofMember: 1 }]],
    ['LIMIT', [{}, limited({ usesPerOutlet: 1 }), { atOutlet: 1 }]],
    ['LIMIT', [{}, limited({ budgetMinor: 100n }), { spentMinor: 100n }]],
  ])('%s', (code, given) => expect(bar(...given)).toBe(code));

  it('a budget bears the last fen and not one more', () => {
    const terms = { ...TERMS, ...limited({ budgetMinor: 10_000n }) };
    expect([isWithinBudget(terms, 5_000n, 5_000n), isWithinBudget(terms, 5_000n, 5_001n)]).toEqual([true, false]);
  });
});

describe('what an offer may say', () => {
  const wrong = (terms: Partial<OfferTerms>) =>
    termsProblems({ ...TERMS, ...terms }).map(({ path }) => path[1]);
  const reduction = (more: Partial<OfferTerms['reduction']>) => ({ reduction: { ...TERMS.reduction, ...more } });
  it.each<[string[], Partial<OfferTerms>]>([
    [[], {}],
    [['amount'], reduction({ amountMinor: null })], [['amount'], reduction({ amountMinor: 0n })],
    [['offBps'], reduction({ offBps: 100 })],
    [['offBps', 'amount'], reduction({ kind: 'labour_percent' })],
    [['offBps'], reduction({ kind: 'order_percent', amountMinor: null, offBps: 10_001 })],
    [['threshold'], reduction({ thresholdMinor: 0n })], [['group'], reduction({ group: 'Order!' })],
    [['currency'], { currency: null }],
    [['validUntil'], { validFrom: '2026-10-02', validUntil: '2026-10-01' }],
    [['daysAfterIssue'], { daysAfterIssue: -1 }],
    [['issuedLimit'], limited({ issued: 0 })], [['usesLimit'], limited({ uses: 0 })],
    [['perMember'], limited({ perMember: 1_001 })], [['budget'], limited({ budgetMinor: 0n })],
    [['publicCode'], { publicCode: 'qixi' }],
    [['series'], reduction({ scope: { ...TERMS.reduction.scope, series: [''] } })],
  ])('%j', (paths, terms) => expect(wrong(terms)).toEqual(paths));
});

describe('codes', () => {
  it('are twelve signs, read as people type them', () => {
    const code = couponCodeFrom(Uint8Array.from({ length: 12 }, (_, index) => index * 21));
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
    expect(readCouponCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
    expect([readCouponCode('O0O0O0O0O0O0'), readCouponCode('')]).toEqual([null, null]);
    expect(readPublicCode(' ｑixi520 ')).toBe('QIXI520');
  });
});
