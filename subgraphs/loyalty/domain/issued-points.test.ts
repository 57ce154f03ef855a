import { expect, it } from '@jest/globals';
import { issuedBy } from './issued-points.ts';
import { emptyBook } from './policy.fixture.ts';

const PAID = new Date('2026-03-03T02:00:00Z');
const BACK = new Date('2026-03-09T02:00:00Z');
const FRANCHISE = '0190a000-0000-7000-8000-000000000001';

it('adds up what is issued and taken back, by who bears it and when', () => {
  const book = emptyBook();
  book.move(book.open('accrual', PAID), 'issued', 'pending', 10_545n);
  book.move(book.open('tier_bonus', PAID), 'issued', 'pending', 2_109n);
  book.move(book.open('grant', PAID, { funderId: FRANCHISE }), 'issued', 'available', 200n);
  book.move(book.open('return', BACK), 'pending', 'issued', 2_000n);
  expect(issuedBy(book.postings)).toEqual([
    { funderId: null, at: PAID, points: 12_654n }, { funderId: FRANCHISE, at: PAID, points: 200n },
    { funderId: null, at: BACK, points: -2_000n },
  ]);
});

it('leaves out what moves points that were issued before', () => {
  const book = emptyBook();
  book.move(book.open('activation', PAID), 'pending', 'available', 10n);
  book.move(book.open('expiry', PAID), 'available', 'expired', 10n);
  expect(issuedBy(book.postings)).toEqual([]);
});
