import { expect, it } from '@jest/globals';
import { rewardProblems, tidyReward, type RewardDraft } from './reward-draft.ts';

const draft: RewardDraft = {
  code: 'moon-box', nameZh: '玉坠月光礼盒', nameEn: 'Moon box', noteZh: null, noteEn: null, kind: 'goods',
  funderId: null, from: new Date('2026-09-01T00:00:00Z'), until: new Date('2026-10-01T00:00:00Z'),
  limitPerMember: 1, limitPeriod: 'ever', offerId: null, segmentId: null,
  prices: [{ programme: 'CN', points: 30_000n, cashMinor: 0n, worthMinor: 39_900n, costMinor: 12_000n,
    currency: 'CNY', fromTier: 'silver' }],
};
const known = (code: string) => (code === 'CN' ? { currency: 'CNY', tiers: new Set(['base', 'silver']) } : null);
const places = (change: Partial<RewardDraft>) => rewardProblems({ ...draft, ...change }, known).map(({ path }) => path);
const priced = (change: object) => places({ prices: [{ ...draft.prices[0]!, ...change }] });

it('takes a whole reward, and names what is not allowed', () => {
  expect(places({})).toEqual([]);
  expect(places({ code: 'moon box' })).toEqual([['code']]);
  expect(places({ nameZh: '', nameEn: 'x'.repeat(61) })).toEqual([['nameZh'], ['nameEn']]);
  expect(places({ limitPerMember: 0 })).toEqual([['limitPerMember']]);
  expect(places({ until: draft.from })).toEqual([['untilAt']]);
  expect(places({ prices: [] })).toEqual([['prices']]);
  expect(places({ prices: [draft.prices[0]!, draft.prices[0]!] })).toEqual([['prices', '1', 'programme']]);
  // A coupon is given of an offer, for points alone, and costs what it takes off a sale.
  expect(places({ kind: 'coupon' })).toEqual([['offerId'], ['prices', '0', 'unitCost']]);
  expect(places({ offerId: 'an offer' })).toEqual([['offerId']]);
  expect(places({ kind: 'coupon', offerId: 'an offer', prices: [{ ...draft.prices[0]!, costMinor: 0n }] })).toEqual([]);
});

it('wants prices in the currency and tiers of their programme', () => {
  expect(priced({ programme: 'XX' })).toEqual([['prices', '0', 'programme']]);
  expect(priced({ currency: 'HKD' })).toEqual([['prices', '0', 'worth']]);
  expect(priced({ points: 0n })).toEqual([['prices', '0', 'points']]);
  expect(priced({ points: 100_000_001n })).toEqual([['prices', '0', 'points']]);
  expect(priced({ cashMinor: -1n, worthMinor: 0n, costMinor: -1n }))
    .toEqual([['prices', '0', 'cash'], ['prices', '0', 'worth'], ['prices', '0', 'unitCost']]);
  expect(priced({ fromTier: 'gold' })).toEqual([['prices', '0', 'fromTier']]);
});

it('takes blanks around texts off, and what is empty away', () => {
  expect(tidyReward({ ...draft, code: ' moon-box ', nameEn: ' Moon box ', noteEn: ' ' }))
    .toMatchObject({ code: 'moon-box', nameEn: 'Moon box', noteEn: null });
});
