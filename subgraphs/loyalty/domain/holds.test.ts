import { describe, expect, it } from '@jest/globals';
import { afterLapse } from './holds.ts';

describe('balances once what lapsed has come back', () => {
  const live = { amount: 500n, lotEnded: false };
  const gone = { amount: 300n, lotEnded: true };
  it.each([
    ['comes back', 0n, [live, gone], { available: 700n, held: 0n, debt: 0n }],
    ['repays what is owed first', 400n, [live, gone], { available: 300n, held: 0n, debt: 0n }],
    ['repays also with points of a lot that ended', 900n, [live, gone], { available: 200n, held: 0n, debt: 100n }],
    ['is what it was when nothing lapsed', 0n, [], { available: 200n, held: 800n, debt: 0n }],
  ])('%s', (_, debt, parts, expected) => {
    expect(afterLapse({ available: 200n, held: 800n, debt }, parts)).toEqual(expected);
  });
});
