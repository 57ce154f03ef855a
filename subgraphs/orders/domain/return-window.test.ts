import { expect, it } from '@jest/globals';
import { DEFAULT_RULES, regionProblems, windowDays, type RegionWindows } from './policy.ts';
import { linkUntil, windowEndsAt } from './return-window.ts';

const paidAt = new Date('2026-03-01T02:00:00Z');

it('ends the days of its fulfilment after delivery, and 30 days after payment while that is unknown', () => {
  const until = (fulfilment: 'live' | 'store', deliveredAt: Date | null) => windowEndsAt(
    { paidAt, deliveredAt, windowDays: windowDays(DEFAULT_RULES, fulfilment, 'CN') }, DEFAULT_RULES).toISOString();
  expect([until('live', paidAt), until('store', paidAt), until('live', null)]).toEqual(
    ['2026-03-16T02:00:00.000Z', '2026-03-08T02:00:00.000Z', '2026-03-31T02:00:00.000Z']);
});

const inHongKong: RegionWindows = { region: 'HK', storeWindowDays: null, webWindowDays: 7, liveWindowDays: null,
  customWindowDays: null, tradeInWindowDays: 0 };

it('takes the days of the region where it has its own: web 7 in HK, 15 elsewhere', () => {
  const rules = { ...DEFAULT_RULES, regionWindows: [inHongKong] };
  expect((['HK', 'CN', null] as const).map((region) => windowDays(rules, 'web', region))).toEqual([7, 15, 15]);
  expect((['live', 'trade_in'] as const).map((one) => windowDays(rules, one, 'HK'))).toEqual([15, 0]);
});

it('has a region once, with windows of 0 to 365 days', () => {
  const problems = (...regionWindows: RegionWindows[]) =>
    regionProblems({ ...DEFAULT_RULES, regionWindows }).map(({ path }) => path.join('.'));
  expect(problems(inHongKong, { ...inHongKong, region: 'MO', liveWindowDays: 365 })).toEqual([]);
  expect(problems(inHongKong, { ...inHongKong, webWindowDays: 366, storeWindowDays: -1 })).toEqual([
    'regionWindows.1.storeWindowDays', 'regionWindows.1.webWindowDays', 'regionWindows.1.region']);
});

it('lets a buyer be found for 180 days', () => {
  expect(linkUntil(paidAt, DEFAULT_RULES)).toEqual(new Date('2026-08-28T02:00:00Z'));
});
