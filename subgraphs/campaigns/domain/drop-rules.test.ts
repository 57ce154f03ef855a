import { describe, expect, it } from '@jest/globals';
import { dropState, isInvestment, openingFor } from './drop-rules.ts';

const T = new Date('2026-10-08T12:00:00Z');
const opening = { opensAt: T, silverDelayS: 30, baseDelayS: 60 };
const later = (seconds: number): Date => new Date(T.getTime() + seconds * 1000);

describe('staggered opening', () => {
  it('is gold T, silver T + 30 s, base T + 60 s', () => {
    expect(openingFor(opening, 'diamond')).toEqual(T);
    expect(openingFor(opening, 'gold')).toEqual(T);
    expect(openingFor(opening, 'silver')).toEqual(later(30));
    expect(openingFor(opening, 'base')).toEqual(later(60));
  });
});

describe('drop state', () => {
  const drop = { opensAt: T, stock: 3, taken: 0, captured: 0, waitlisted: 0, waitlistLimit: 3 };
  it.each([
    ['waiting before the opening', {}, 'live', later(-1), 'waiting'],
    ['waiting before the session', {}, 'scheduled', later(1), 'waiting'],
    ['open', { taken: 2 }, 'live', T, 'open'],
    ['waitlist only', { taken: 3, waitlisted: 2 }, 'live', T, 'waitlist_only'],
    ['waitlist only while others wait for a free piece', { taken: 2, waitlisted: 1 }, 'live', T,
      'waitlist_only'],
    ['sold out when the waitlist is full', { taken: 3, waitlisted: 3 }, 'live', T, 'sold_out'],
    ['sold out when all are paid', { taken: 3, captured: 3 }, 'live', T, 'sold_out'],
    ['closed', {}, 'ended', T, 'closed'],
  ] as const)('is %s', (_, counts, session, now, state) => {
    expect(dropState({ ...drop, ...counts }, session, now)).toBe(state);
  });
});

describe('investment gold', () => {
  const b = { marginClass: 'B', effectiveAt: later(-1000) } as const;
  const d = { marginClass: 'D', effectiveAt: later(100) } as const;
  it('is looked for from the opening to the end', () => {
    expect(isInvestment([b], T, later(3600))).toBe(false);
    expect(isInvestment([d, b], T, later(3600))).toBe(true);
    expect(isInvestment([b, d], T, later(99))).toBe(false);
    expect(isInvestment([{ ...d, effectiveAt: later(-9) }, b], T, later(9))).toBe(true);
    expect(isInvestment([{ ...d, effectiveAt: later(-2000) }, b], T, later(9))).toBe(false);
  });
});
