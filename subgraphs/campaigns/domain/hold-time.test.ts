import { describe, expect, it } from '@jest/globals';
import { afterSweep, endOfHold, isTimeUp } from './hold-time.ts';

const end = new Date('2026-10-08T12:11:00Z');
const before = new Date('2026-10-08T12:10:59.999Z');

describe('the hold time', () => {
  it.each([
    ['claimed', null, before, false], ['claimed', null, end, true], ['reserving', null, end, true],
    ['voided', 'unpaid', end, true], ['voided', 'points_refused', end, false], ['voided', 'sold_out', end, false],
    ['released', 'released', end, false], ['captured', null, end, false], ['waitlisted', null, end, false],
  ] as const)('%s (%s) at %s: over %s', (state, reason, now, over) => {
    const holdExpiresAt = state === 'waitlisted' ? null : end;
    expect(isTimeUp({ state, reason, holdExpiresAt }, now)).toBe(over);
  });
});

describe('what the sweep makes of it', () => {
  it.each([[0, 3, 2], [1, 3, 1], [2, 3, 0], [3, 2, 0]])('%i lapsed of three, two waiting: %i taken, %i wait',
    (lapsed, taken, waitlisted) => {
      expect(afterSweep({ stock: 3, taken: 3, waitlisted: 2 }, lapsed)).toEqual({ stock: 3, taken, waitlisted });
    });

  it('ends the hold at its own end, and nothing that ended otherwise', () => {
    const claim = { state: 'claimed', reason: null, holdExpiresAt: end, settledAt: null };
    expect(endOfHold(claim, new Date('2026-10-09T00:00:00Z')))
      .toEqual({ state: 'voided', reason: 'unpaid', settledAt: end });
    expect(endOfHold(claim, before)).toBe(claim);
    const paid = { ...claim, state: 'captured', settledAt: before };
    expect(endOfHold(paid, end)).toBe(paid);
  });
});
