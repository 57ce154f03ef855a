import { describe, expect, it } from '@jest/globals';
import { LOCK_MINUTES, minutesAfter, stateAt, type QuoteState } from './standing.ts';

const NOON = new Date('2026-09-15T12:00:00Z');
const at = (time: string) => new Date(`2026-09-15T${time}Z`);

describe('a quote by the clock', () => {
  it('is locked for 30 minutes, and not a moment longer', () => {
    const quote = { state: 'open' as QuoteState, lockedUntil: minutesAfter(NOON, LOCK_MINUTES), payUntil: null };
    expect(stateAt(quote, at('12:29:59.999'))).toBe('open');
    expect(stateAt(quote, at('12:30:00'))).toBe('expired');
    expect(stateAt({ ...quote, state: 'holding' }, at('12:30:00'))).toBe('expired');
    expect(stateAt({ ...quote, state: 'refused' }, at('13:00:00'))).toBe('refused');
  });

  it('waits for its money as long, and keeps what was paid', () => {
    const placed = { state: 'placed' as QuoteState, lockedUntil: at('12:30:00'), payUntil: at('12:40:00') };
    expect(stateAt(placed, at('12:39:59'))).toBe('placed');
    expect(stateAt(placed, at('12:40:00'))).toBe('cancelled');
    expect(stateAt({ ...placed, state: 'paid' }, at('12:40:00'))).toBe('paid');
    expect(stateAt({ ...placed, state: 'recorded' }, at('13:40:00'))).toBe('recorded');
  });
});
