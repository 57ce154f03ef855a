import { expect, it } from '@jest/globals';
import { isOffered, periodStart, whyNot } from './redeeming.ts';

const at = (text: string) => new Date(text);
const NOW = at('2026-03-01T04:00:00Z');
const offer = { state: 'shown' as const, from: at('2026-01-01T00:00:00Z'), until: at('2026-04-01T00:00:00Z'),
  limitPerMember: 2 };
const shelf = { stock: 3, taken: 0, shown: true };
const standing = { fromRank: null, rank: 0, had: 0, isInside: true };

it('offers from the first to the last moment, and only what is shown', () => {
  expect(isOffered(offer, offer.from)).toBe(true);
  expect(isOffered(offer, at('2026-03-31T23:59:59.999Z'))).toBe(true);
  expect(isOffered(offer, offer.until)).toBe(false);
  expect(isOffered({ ...offer, state: 'draft' }, NOW)).toBe(false);
  expect(whyNot(offer, { ...shelf, shown: false }, standing, 1, NOW)).toBe('WINDOW');
});

it('knows why not: tier, limit, stock, in this order', () => {
  const refused = (change: { standing?: object; shelf?: object }, quantity = 1) =>
    whyNot(offer, { ...shelf, ...change.shelf }, { ...standing, ...change.standing }, quantity, NOW);
  expect(refused({})).toBeNull();
  expect(refused({ standing: { fromRank: 2, rank: 1 } })).toBe('TIER');
  expect(refused({ standing: { fromRank: 2, rank: 2 } })).toBeNull();
  expect(refused({ standing: { fromRank: 0, rank: null } })).toBe('TIER');
  expect(refused({ standing: { isInside: false } })).toBe('SEGMENT');
  expect(refused({ standing: { had: 1 } })).toBeNull();
  expect(refused({ standing: { had: 1 } }, 2)).toBe('LIMIT');
  expect(refused({ standing: { had: 2 } })).toBe('LIMIT');
  expect(refused({ shelf: { taken: 3 } })).toBe('STOCK');
  expect(refused({ shelf: { taken: 2 } }, 2)).toBe('STOCK');
  expect(refused({ shelf: { stock: null, taken: 1_000 } })).toBeNull();
});

it('counts a limit by the calendar of the home region', () => {
  const now = at('2026-12-31T16:30:00Z');
  expect(periodStart('year', now, 'Asia/Shanghai')).toEqual(at('2026-12-31T16:00:00Z'));
  expect(periodStart('month', at('2026-03-31T15:59:59Z'), 'Asia/Shanghai')).toEqual(at('2026-02-28T16:00:00Z'));
  expect(periodStart('day', now, 'Asia/Shanghai')).toEqual(at('2026-12-31T16:00:00Z'));
  expect(periodStart('ever', now, 'Asia/Shanghai')).toEqual(new Date(0));
});
