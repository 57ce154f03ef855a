import { expect, it } from '@jest/globals';
import { emptyBook, policyFor } from '../policy.fixture.ts';
import { rewardProfile } from './profile-reward.ts';

const AT = new Date('2026-03-03T02:00:00Z');
const CN = policyFor('CN');

it('earns a lot of its own, as long as earned points live', () => {
  const book = emptyBook();
  expect(rewardProfile(book, AT, [CN])).toMatchObject({ kind: 'profile_reward', at: AT, reason: 'policy 1' });
  expect(book.account).toMatchObject({ available: 100n, debt: 0n });
  expect([...book.lots.values()]).toMatchObject([{ amount: 100n, remaining: 100n, cause: 'profile_reward',
    expiresAt: new Date('2029-03-31T16:00:00Z') }]);
});

it('repays what is owed first', () => {
  const book = emptyBook();
  book.move(book.open('return', AT), 'debt', 'issued', 30n);
  rewardProfile(book, AT, [CN]);
  expect(book.account).toMatchObject({ available: 70n, debt: 0n });
  expect([...book.lots.values()]).toMatchObject([{ amount: 70n }]);
});

it('posts nothing where the policy gives nothing', () => {
  const book = emptyBook();
  expect(rewardProfile(book, AT, [{ ...CN, rules: { ...CN.rules, profileReward: 0 } }])).toBeNull();
  expect(book.postings).toEqual([]);
});
