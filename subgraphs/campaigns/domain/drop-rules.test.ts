import { describe, expect, it } from '@jest/globals';
import { dropState, isInvestment, type ClassFrom } from './drop-rules.ts';

const T = new Date('2026-10-08T12:00:00Z');
const later = (seconds: number): Date => new Date(T.getTime() + seconds * 1000);

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
  const b = { marginClass: 'B', effectiveAt: later(-1000) };
  const d = { marginClass: 'D', effectiveAt: later(100) };
  const since = (investment: boolean, seconds = -9999) => ({ investment, effectiveFrom: later(seconds) });
  const traits = new Map([['B', [since(false)]], ['D', [since(true)]]]);
  const found = (classes: readonly ClassFrom[], until: number, known = traits) =>
    isInvestment(classes, known, T, later(until));

  it('is looked for from the opening to the end', () => {
    expect(found([b], 3600)).toBe(false);
    expect(found([d, b], 3600)).toBe(true);
    expect(found([b, d], 99)).toBe(false);
    expect(found([{ ...d, effectiveAt: later(-9) }, b], 9)).toBe(true);
    expect(found([{ ...d, effectiveAt: later(-2000) }, b], 9)).toBe(false);
  });

  it('is what a class becomes in between, or ceases to be before', () => {
    const becoming = new Map([['B', [since(false), since(true, 100)]], ['D', [since(true), since(false, -1)]]]);
    expect(found([b], 99, becoming)).toBe(false);
    expect(found([b], 100, becoming)).toBe(true);
    expect(found([{ ...d, effectiveAt: later(-9) }], 3600, becoming)).toBe(false);
    // The item has left the class before it becomes investment gold.
    expect(found([b, { marginClass: 'A', effectiveAt: later(50) }], 3600,
      new Map([...becoming, ['A', [since(false)]]]))).toBe(false);
  });

  it('is a class that begins after the opening, as it was entered', () => {
    expect(found([{ ...b, marginClass: 'E' }], 9, new Map([['E', [since(true, 500)]]]))).toBe(true);
    expect(found([{ ...b, marginClass: 'E' }], 9, new Map([['E', [since(false, 500)]]]))).toBe(false);
  });
});
