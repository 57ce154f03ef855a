import { describe, expect, it } from '@jest/globals';
import { LOCK_MINUTES, minutesAfter, stateAt, type QuoteState } from './standing.ts';

const NOON = new Date('2026-09-15T12:00:00Z');
const at = (time: string) => new Date(`2026-09-15T${time}Z`);

describe('a quote by the clock', () => {
  it('is locked for 30 minutes, and not a moment longer', () => {
    const quote = { state: 'open' as QuoteState, lockedUntil: minutesAfter(NOON, LOCK_MINUTES) };
    expect(stateAt(quote, at('12:29:59.999'))).toBe('open');
    expect(stateAt(quote, at('12:30:00'))).toBe('expired');
    expect(stateAt({ ...quote, state: 'holding' }, at('12:30:00'))).toBe('expired');
    expect(stateAt({ ...quote, state: 'refused' }, at('13:00:00'))).toBe('refused');
    expect(stateAt({ ...quote, state: 'cancelled' }, at('13:00:00'))).toBe('cancelled');
  });
});
