import { expect, it } from '@jest/globals';
import { comesTo, isOnDay, type Cart } from './automatic.ts';
import { TERMS } from './coupons.fixture.ts';
import { termsProblems } from './offer-rules.ts';
import type { OfferTerms } from './offer-terms.ts';

const ZONE = 'Asia/Shanghai';
const cart: Cart = {
  region: 'CN', zone: ZONE, tier: 'CN:gold', channelId: 'mini', outletId: 'shop', segmentIds: ['quiet'],
  at: new Date('2026-10-07T16:00:00Z'),
};
const comes = (terms: Partial<OfferTerms>, over: Partial<Cart> = {}) =>
  comesTo({ ...TERMS, automatic: true, ...terms }, { ...cart, ...over });

it('comes by the day of the region: the 8th begins at 16:00 UTC of the 7th', () => {
  expect(comes({ monthDays: [8] })).toBe(true);
  expect(comes({ monthDays: [8] }, { at: new Date('2026-10-07T15:59:59Z') })).toBe(false);
  expect(comes({ monthDays: [8] }, { at: new Date('2026-10-08T16:00:00Z') })).toBe(false);
  // 2026-10-08 is a Thursday.
  expect([comes({ weekdays: [4] }), comes({ weekdays: [3, 5] })]).toEqual([true, false]);
  expect(isOnDay({ weekdays: [7], monthDays: [] }, new Date('2026-10-11T00:00:00Z'), ZONE)).toBe(true);
  expect(comes({ validFrom: '2026-10-08', validUntil: '2026-10-08' })).toBe(true);
  expect([comes({ validFrom: '2026-10-09' }), comes({ validUntil: '2026-10-07' })]).toEqual([false, false]);
});

it('is for whom and where it says, and only without a coupon', () => {
  expect(comes({ regions: ['CN'], tiers: ['CN:gold'], channelIds: ['mini'], outletIds: ['shop'], segmentId: 'quiet' }))
    .toBe(true);
  expect([comes({ regions: ['HK'] }), comes({ tiers: ['CN:silver'] }), comes({ channelIds: ['tmall'] }),
    comes({ outletIds: ['other'] }), comes({ segmentId: 'loud' }), comes({ automatic: false })])
    .toEqual([false, false, false, false, false, false]);
  expect(comes({ tiers: ['CN:gold'] }, { tier: null })).toBe(false);
});

it('says nothing that only coupons have', () => {
  const wrong = (terms: Partial<OfferTerms>) => termsProblems({ ...TERMS, ...terms }).map(({ path }) => path[1]);
  expect(wrong({ automatic: true })).toEqual([]);
  expect(wrong({ automatic: true, daysAfterIssue: 3, publicCode: 'KARAT500', trigger: 'tier',
    limits: { ...TERMS.limits, issued: 3, perMember: 2 } }))
    .toEqual(['daysAfterIssue', 'publicCode', 'trigger', 'issuedLimit', 'perMember']);
  expect(wrong({ weekdays: [0] })).toEqual(['weekdays']);
  expect(wrong({ weekdays: [1, 1] })).toEqual(['weekdays']);
  expect(wrong({ monthDays: [32] })).toEqual(['monthDays']);
});
