import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '../policy.ts';
import { holdMinutesOf, minutesAfter, stateAt, type QuoteState } from './standing.ts';

const NOON = new Date('2026-09-15T12:00:00Z');
const at = (time: string) => new Date(`2026-09-15T${time}Z`);

describe('a quote by the clock', () => {
  it('is locked for 30 minutes, and not a moment longer', () => {
    const quote = { state: 'open' as QuoteState, lockedUntil: minutesAfter(NOON, DEFAULT_RULES.quoteLockMinutes) };
    expect(stateAt(quote, at('12:29:59.999'))).toBe('open');
    expect(stateAt(quote, at('12:30:00'))).toBe('expired');
    expect(stateAt({ ...quote, state: 'holding' }, at('12:30:00'))).toBe('expired');
    expect(stateAt({ ...quote, state: 'refused' }, at('13:00:00'))).toBe('refused');
    expect(stateAt({ ...quote, state: 'cancelled' }, at('13:00:00'))).toBe('cancelled');
  });

  it('waits for its payment once it is placed, and its holds outlive it', () => {
    const lockedUntil = minutesAfter(at('12:29:00'), DEFAULT_RULES.payMinutes);
    const placed = { state: 'placed' as QuoteState, lockedUntil };
    expect(stateAt(placed, at('12:58:59.999'))).toBe('placed');
    expect(stateAt(placed, at('12:59:00'))).toBe('unpaid');
    expect(stateAt({ ...placed, state: 'sold' }, at('13:00:00'))).toBe('sold');
    expect(minutesAfter(NOON, holdMinutesOf(DEFAULT_RULES))).toEqual(at('14:00:00'));
  });
});
