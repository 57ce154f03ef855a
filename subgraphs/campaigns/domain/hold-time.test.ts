import { describe, expect, it } from '@jest/globals';
import { isTimeUp } from './hold-time.ts';

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
