import { expect, it } from '@jest/globals';
import { NOTHING_COUNTED, TrialSums } from './trial-counts.ts';

it('adds up who moves, and what homes get and sellers owe, on both sides', () => {
  const first = new TrialSums(NOTHING_COUNTED);
  first.moved('fa', 'fb');
  first.moved('fa', null);
  first.cost({ home: 'fa', payer: null, currency: 'CNY', minor: 26_997n }, 'Before');
  first.cost({ home: 'fb', payer: 'fa', currency: 'CNY', minor: 30_000n }, 'After');
  const sums = new TrialSums(first.all());
  sums.moved('fa', 'fb');
  sums.cost({ home: 'fa', payer: null, currency: 'CNY', minor: 3n }, 'Before');
  const none = { earnedBefore: 0n, earnedAfter: 0n, owedBefore: 0n, owedAfter: 0n, currency: 'CNY' };
  expect(sums.all()).toEqual({
    moves: [{ from: 'fa', to: 'fb', members: 2 }, { from: 'fa', to: null, members: 1 }],
    costs: [
      { ...none, franchiseId: 'fa', earnedBefore: 27_000n, owedAfter: 30_000n },
      { ...none, franchiseId: null, owedBefore: 27_000n },
      { ...none, franchiseId: 'fb', earnedAfter: 30_000n },
    ],
  });
});
