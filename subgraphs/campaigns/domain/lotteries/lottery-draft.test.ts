import { describe, expect, it } from '@jest/globals';
import {
  lotteryProblems, needsBeacon, tidyLottery, valueOfPoints, type LotteryDraft, type LotteryPrize,
} from './lottery-draft.ts';

const session = { startsAt: new Date('2026-10-08T12:00:00Z'), endsAt: new Date('2026-10-08T14:00:00Z') };
const prize: LotteryPrize = {
  nameZh: '积分', nameEn: 'Points', kind: 'points', points: 500, offerId: null, valueMinor: 500, ppm: 10_000, stock: 100,
};
const draft: LotteryDraft = {
  kind: 'odds', titleZh: ' 金秋抽奖 ', titleEn: 'Autumn draw', opensAt: new Date('2026-10-08T12:30:00Z'),
  closesAt: new Date('2026-10-08T13:00:00Z'), prizes: [prize], beaconSource: null,
};
const wrong = (over: Partial<LotteryDraft>) =>
  lotteryProblems(tidyLottery({ ...draft, ...over }), session).map(({ code, path }) => `${code} ${path!.join('.')}`);
const wrongPrize = (over: Partial<LotteryPrize>) => wrong({ prizes: [{ ...prize, ...over }] });

describe('the draft of a lottery', () => {
  it('is right within its session, and tidied', () => {
    expect(wrong({})).toEqual([]);
    expect(tidyLottery(draft).titleZh).toBe('金秋抽奖');
  });

  it('keeps the law: no prize above 50,000 yuan', () => {
    expect(wrongPrize({ valueMinor: 5_000_000, stock: 1 })).toEqual(['BEACON_NEEDED beaconSource']);
    expect(wrongPrize({ valueMinor: 5_000_001, stock: 1 }))
      .toEqual(['PRIZE_TOO_LARGE prizes.0.value', 'BEACON_NEEDED beaconSource']);
  });

  it('is drawn with a public value above 100,000 fen of prizes', () => {
    expect(needsBeacon([{ ...prize, valueMinor: 50_000, stock: 2 }])).toBe(false);
    expect(needsBeacon([{ ...prize, valueMinor: 40_000, stock: 3 }])).toBe(true);
    expect(wrong({ prizes: [{ ...prize, valueMinor: 40_000, stock: 3 }], beaconSource: 'drand-quicknet/4711' }))
      .toEqual([]);
  });

  it('counts what points are worth, up, and bounds what all prizes come to', () => {
    expect([valueOfPoints(500, 100), valueOfPoints(1, 150), valueOfPoints(1_000_000, 100)])
      .toEqual([500, 1, 1_000_000]);
    const big = { ...prize, valueMinor: 1_000_000, ppm: 1, stock: 50 };
    expect(wrong({ prizes: [big], beaconSource: 'drand/1' })).toEqual([]);
    expect(wrong({ prizes: [{ ...big, stock: 51 }], beaconSource: 'drand/1' })).toEqual(['PRIZES_TOO_LARGE prizes']);
  });

  it('names network and round of the public value', () => {
    for (const beaconSource of ['drand', 'drand/', 'drand/0', 'drand, the first after nine', '/4711', 'drand/4x']) {
      expect([beaconSource, wrong({ beaconSource })]).toEqual([beaconSource, ['INVALID beaconSource']]);
    }
  });

  it('names each field that is outside its limits', () => {
    expect(wrong({ titleZh: ' ', titleEn: 'x'.repeat(61), prizes: [], beaconSource: '' }))
      .toEqual(['INVALID titleZh', 'INVALID titleEn', 'INVALID prizes', 'INVALID beaconSource']);
    expect(wrong({ opensAt: new Date('2026-10-08T11:59:59Z') })).toEqual(['INVALID opensAt']);
    expect(wrong({ closesAt: draft.opensAt })).toEqual(['INVALID closesAt']);
    expect(wrong({ closesAt: new Date('2026-10-08T14:00:01Z') })).toEqual(['INVALID closesAt']);
    expect(wrongPrize({ points: 0, offerId: 'x', valueMinor: 0, ppm: 0, stock: 0 })).toEqual([
      'INVALID prizes.0.points', 'INVALID prizes.0.offerId', 'INVALID prizes.0.value', 'INVALID prizes.0.ppm',
      'INVALID prizes.0.stock']);
    expect(wrongPrize({ kind: 'coupon', offerId: 'x' })).toEqual(['INVALID prizes.0.points']);
    expect(wrong({ prizes: [{ ...prize, ppm: 600_000 }, { ...prize, ppm: 400_001 }] })).toEqual(['INVALID prizes']);
    expect(wrong({ prizes: [{ ...prize, valueMinor: 1, stock: 6_000 }, { ...prize, valueMinor: 1, stock: 4_001 }] }))
      .toEqual(['INVALID prizes']);
    expect(wrong({ kind: 'ranking' })).toEqual(['INVALID prizes.0.ppm']);
  });
});
