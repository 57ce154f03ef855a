import { describe, expect, it } from '@jest/globals';
import { problemOfHold, type KnownHold, type PointsSale } from './points-hold.ts';

const at = (time: string) => new Date(`2026-09-15T${time}:00Z`);
const hold: KnownHold = {
  memberId: 'm-1', points: 9_550n, state: 'held', expiresAt: at('04:30'), settledAt: null,
  channelId: 'tmall', isReserved: false, worthMinor: 9_550n,
};
const sale: PointsSale = {
  channelId: 'tmall', buyerId: 'm-1', paidAt: at('04:00'), points: 9_550n, amountMinor: 9_550n,
  isHeadOffice: false,
};
const code = (over: Partial<KnownHold>, of: Partial<PointsSale> = {}) =>
  problemOfHold({ ...hold, ...over }, { ...sale, ...of })?.code ?? null;

describe('a hold that pays a sale', () => {
  it('is the channel’s own or head office’s, and head office uses anybody’s', () => {
    expect([code({}), code({ channelId: null }), code({ channelId: 'douyin' }),
      code({ channelId: 'douyin' }, { isHeadOffice: true })]).toEqual([null, null, 'NOT_FOUND', null]);
  });

  it('was not spent, is no claim’s, and was there when the sale was paid', () => {
    expect([code({ state: 'captured' }), code({ isReserved: true }),
      code({ state: 'voided', settledAt: at('04:10') }),
      code({ state: 'voided', settledAt: at('04:30') }), code({}, { paidAt: at('04:30') })])
      .toEqual(['POINTS_HOLD_USED', 'POINTS_HOLD_USED', 'POINTS_HOLD_ENDED', null, 'POINTS_HOLD_ENDED']);
  });

  it('is the buyer’s: nobody pays with the points of another, or for somebody unknown', () => {
    expect([code({}, { buyerId: null }), code({}, { buyerId: 'm-2' })])
      .toEqual(['HOLD_NOT_BUYERS', 'HOLD_NOT_BUYERS']);
  });

  it('pays what its points are worth, neither more nor less', () => {
    expect(problemOfHold(hold, { ...sale, amountMinor: 9_549n }))
      .toEqual({ code: 'POINTS_AMOUNT_MISMATCH', worthMinor: 9_550n });
    expect(problemOfHold(hold, { ...sale, points: 1n })).toEqual({ code: 'INVALID', points: 9_550n });
    expect(code({ worthMinor: null })).toBe('POINTS_RATE_UNKNOWN');
  });
});
