import { describe, expect, it } from '@jest/globals';
import { birthdayIn, birthdaySpan } from './birthday.ts';
import { cancelUntil, missedAt } from './booking.ts';
import { leftOf, sourceOf } from './count.ts';
import { labourReduction, labourToPay } from './labour-share.ts';
import { reasonsAgainst, toldTo, yearOf } from './standing.ts';
import { CLEANING, SILVER } from './terms.fixture.ts';
import { crowdedTiers, termsProblems } from './terms-problems.ts';
import { unlockWords } from './unlock-words.ts';

const cny = (minor: bigint) => [{ programme: 'CN', amount: { minor, currency: 'CNY' as const } }];
const asked = { at: new Date('2026-10-01T02:00:00Z'), outletId: null, tiers: ['base', 'silver', 'gold', 'diamond'] };
const WORDS = {
  hasTier: (programme: string, tier: string) => programme === 'CN' && asked.tiers.includes(tier),
  currencyOf: (programme: string) => (programme === 'CN' ? 'CNY' : null),
};
const problems = (change: object) =>
  termsProblems({ ...CLEANING, ...change }, WORDS).map(({ path }) => path.join('.'));

describe('what is left', () => {
  const used = (count: number, extras: readonly { id: string; left: number; until: string | null }[] = []) =>
    ({ perYear: 4, used: count, extras });

  it('is four cleanings a year for silver, and no fifth', () => {
    expect(sourceOf(used(3), '2026-10-01')).toBe('allowance');
    expect(sourceOf(used(4), '2026-10-01')).toBeNull();
    expect(leftOf(used(4), '2026-10-01')).toBe(0);
  });

  it('is used from what was bought first, what ends soonest before the rest', () => {
    const extras = [{ id: 'b', left: 1, until: null }, { id: 'a', left: 1, until: '2026-12-31' },
      { id: '0', left: 1, until: '2026-09-30' }, { id: '1', left: 0, until: '2026-10-31' }];
    expect(sourceOf(used(0, extras), '2026-10-01')).toEqual({ extraId: 'a' });
    expect(leftOf(used(1, extras), '2026-10-01')).toBe(5);
  });

  it('has no end where the tier sets none', () => {
    expect(sourceOf({ perYear: null, used: 99, extras: [] }, '2026-10-01')).toBe('allowance');
    expect(leftOf({ perYear: null, used: 99, extras: [] }, '2026-10-01')).toBeNull();
  });
});

describe('why not', () => {
  it('is the tier, and which one has it', () => {
    expect(reasonsAgainst(CLEANING, SILVER, asked)).toEqual([]);
    expect(reasonsAgainst(CLEANING, { ...SILVER, tier: 'base' }, asked)).toEqual([{ code: 'TIER', tier: 'silver' }]);
    expect(reasonsAgainst(CLEANING, { ...SILVER, tier: 'diamond' }, asked)).toEqual([{ code: 'TIER', tier: null }]);
  });

  it('is a tier that a return may still take, of what is costly', () => {
    const provisional = { ...SILVER, provisional: true };
    expect(reasonsAgainst(CLEANING, provisional, asked)).toEqual([]);
    expect(reasonsAgainst({ ...CLEANING, costly: true }, provisional, asked)).toEqual([{ code: 'PROVISIONAL' }]);
  });

  it('is 3,000.00 missing to 50,000.00', () => {
    const terms = { ...CLEANING, leastLifetime: cny(5_000_000n) };
    const bought = (minor: bigint) => ({ ...SILVER, purchases: [{ paidAt: asked.at, minor }] });
    expect(reasonsAgainst(terms, bought(4_700_000n), asked))
      .toEqual([{
        code: 'SPEND', least: { minor: 5_000_000n, currency: 'CNY' }, missing: { minor: 300_000n, currency: 'CNY' },
      }]);
    expect(reasonsAgainst(terms, bought(5_000_000n), asked)).toEqual([]);
  });

  it('is no purchase of 20,000.00 in the season', () => {
    const season = { purchaseFirstDay: '2026-08-10', purchaseLastDay: '2026-08-19' };
    const terms = { ...CLEANING, leastPurchase: cny(2_000_000n), ...season };
    const bought = (paidAt: string, minor = 2_000_000n) =>
      reasonsAgainst(terms, { ...SILVER, purchases: [{ paidAt: new Date(paidAt), minor }] }, asked)
        .map(({ code }) => code);
    expect(bought('2026-08-19T15:59:59Z')).toEqual([]);
    expect(bought('2026-08-19T16:00:00Z')).toEqual(['PURCHASE']);
    expect(bought('2026-08-15T04:00:00Z', 1_999_999n)).toEqual(['PURCHASE']);
  });

  it('is the place, the day, or whose child one is', () => {
    const other = '00000000-0000-7000-8000-000000000009';
    const codes = (change: object, more = {}) =>
      reasonsAgainst({ ...CLEANING, ...change }, SILVER, { ...asked, ...more }).map(({ code }) => code);
    expect(codes({ outletIds: [other] }, { outletId: SILVER.memberId })).toEqual(['OUTLET']);
    expect(codes({ outletIds: [other] }, { outletId: other })).toEqual([]);
    expect(codes({ lastDay: '2026-09-30' })).toEqual(['WINDOW']);
    expect(codes({ firstDay: '2026-10-01' })).toEqual([]);
    expect(codes({ heritage: true })).toEqual(['RELATION']);
  });
});

describe('a birthday', () => {
  it('is on 28 February where there is no 29', () => {
    expect([2027, 2028].map((year) => birthdayIn(year, '02-29'))).toEqual(['2027-02-28', '2028-02-29']);
  });

  it('reaches over the new year and counts in its own', () => {
    expect(birthdaySpan('01-03', '2026-12-20', 15, 15))
      .toEqual({ on: '2027-01-03', from: '2026-12-19', until: '2027-01-18', year: 2027 });
    const gift = { ...CLEANING, kind: 'birthday_gift' as const };
    const at = new Date('2026-12-20T02:00:00Z');
    expect(yearOf(gift, { ...SILVER, birthday: '01-03' }, at)).toBe(2027);
    expect(yearOf(CLEANING, { ...SILVER, birthday: '01-03' }, at)).toBe(2026);
  });

  it('opens its gift 15 days ahead', () => {
    const gift = { ...CLEANING, kind: 'birthday_gift' as const };
    const codes = (at: string, birthday: string | null = '10-16') =>
      reasonsAgainst(gift, { ...SILVER, birthday }, { ...asked, at: new Date(at) }).map(({ code }) => code);
    expect(codes('2026-09-30T15:59:59Z')).toEqual(['WINDOW']);
    expect(codes('2026-09-30T16:00:00Z')).toEqual([]);
    expect(codes('2026-10-31T15:59:59Z')).toEqual([]);
    expect(codes('2026-10-31T16:00:00Z')).toEqual(['WINDOW']);
    expect(codes('2026-10-16T04:00:00Z', null)).toEqual(['WINDOW']);
  });
});

it('counts the year of the region: New Year’s Eve in London is New Year in Shanghai', () => {
  expect(yearOf(CLEANING, SILVER, new Date('2026-12-31T15:59:59Z'))).toBe(2026);
  expect(yearOf(CLEANING, SILVER, new Date('2026-12-31T16:00:00Z'))).toBe(2027);
});

it('takes a booking back until the evening before, and misses it when the day is over', () => {
  const booked = new Date('2026-10-08T06:00:00Z');
  expect(cancelUntil(booked, 'Asia/Shanghai').toISOString()).toBe('2026-10-07T16:00:00.000Z');
  expect(missedAt(booked, 'Asia/Shanghai').toISOString()).toBe('2026-10-08T16:00:00.000Z');
});

it('lets a child of the house pay 80 % of the labour fee', () => {
  expect([labourToPay(42_560n, 80), labourReduction(42_560n, 80)]).toEqual([34_048n, 8_512n]);
});

describe('terms', () => {
  it('fit together', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ nameZh: ' ', extraDays: 0, firstDay: '2026-02-01', lastDay: '2026-01-01' }))
      .toEqual(['nameZh', 'lastDay', 'extraDays']);
    expect(problems({ kind: 'labour_share' })).toEqual(['bookable', 'pointsPrice', 'labourPercent']);
    expect(problems({ leastPurchase: cny(1n) })).toEqual(['purchaseFirstDay']);
  });

  it('name tiers there are, once each', () => {
    const [silver] = CLEANING.allowances;
    expect(problems({ allowances: [] })).toEqual(['allowances']);
    expect(problems({ allowances: [silver, silver, { ...silver, tier: 'black' }] }))
      .toEqual(['allowances.1.tierCode', 'allowances.2.tierCode']);
    expect(problems({ allowances: [{ ...silver, perYear: -1, leadHours: 2 }] }))
      .toEqual(['allowances.0.perYear', 'allowances.0.leadHours']);
  });

  it('say amounts of every programme that has it, in its currency', () => {
    expect(problems({ costs: [{ programme: 'HK', amount: { minor: 1n, currency: 'HKD' } }] }))
      .toEqual(['costs', 'costs.0.amount']);
    expect(problems({ leastLifetime: [{ programme: 'CN', amount: { minor: -1n, currency: 'CNY' } }] }))
      .toEqual(['leastLifetime.0.amount']);
  });
});

it('warns of a ninth benefit in one tier, not of a change of one of the eight', () => {
  const eight = Array.from({ length: 8 }, (_, index) => (
    { id: String(index), code: `b${index}`, version: 1, effectiveFrom: new Date(0), terms: CLEANING }));
  const crowded = (others: typeof eight, before: typeof CLEANING | null) =>
    crowdedTiers(others, before, CLEANING, 8, '2026-10-01').map(({ tier, count }) => `${tier} ${count}`);
  expect(crowded(eight, null)).toEqual(['silver 9', 'gold 9']);
  expect(crowded(eight.slice(1), CLEANING)).toEqual([]);
  expect(crowded(eight, { ...CLEANING, allowances: CLEANING.allowances.slice(0, 1) })).toEqual(['gold 9']);
  expect(crowded(eight.map((one) => ({ ...one, terms: { ...CLEANING, lastDay: '2026-09-30' } })), null)).toEqual([]);
});

it('says in words what would change it', () => {
  const names = { benefit: { zh: '3D 设计', en: '3D design' }, tier: () => ({ zh: '金卡', en: 'Gold' }) };
  expect(unlockWords({ code: 'SPEND', missing: { minor: 300_000n, currency: 'CNY' } }, names))
    .toEqual({ zh: '再消费 3,000.00 CNY 可享3D 设计', en: 'Spend 3,000.00 CNY more for 3D design' });
  expect(unlockWords({ code: 'SPEND', least: { minor: 5_000_000n, currency: 'CNY' }, missing: null }, names).zh)
    .toBe('累计消费满 50,000.00 CNY 可享3D 设计');
  expect(unlockWords({ code: 'TIER', tier: 'gold' }, names).zh).toBe('升至金卡可享3D 设计');
  expect(unlockWords({ code: 'WINDOW', from: '2026-10-01', until: '2026-10-31' }, names).en)
    .toBe('3D design is given from 2026-10-01 to 2026-10-31');
});

it('tells partners neither what was bought elsewhere, nor when a birthday is', () => {
  const missing = { minor: 1n, currency: 'CNY' as const };
  const nothing = { purchases: false, birthday: false };
  expect(toldTo(nothing, [{ code: 'SPEND', least: missing, missing }], CLEANING))
    .toEqual([{ code: 'SPEND', least: missing, missing: null }]);
  const gift = { ...CLEANING, kind: 'birthday_gift' as const };
  expect(toldTo(nothing, [{ code: 'WINDOW', from: '2026-10-01', until: '2026-10-31' }], gift))
    .toEqual([{ code: 'WINDOW', from: null, until: null }]);
});
