import { expect, it } from '@jest/globals';
import { FetchLimit } from './fetch-limit.ts';

it('a file is fetched so often, by so many at once, and again later; another is nobody\'s hindrance', () => {
  let at = 0;
  const limit = new FetchLimit(() => new Date(at));
  const open = Array.from({ length: 4 }, () => limit.begin('a'));
  expect([open.every(Boolean), limit.begin('a'), limit.begin('b') === null]).toEqual([true, null, false]);
  for (const end of open) end!();
  for (let fetched = 4; fetched < 60; fetched += 1) limit.begin('a')!();
  expect(limit.begin('a')).toBeNull();
  at = 1_000;
  expect([limit.begin('a') === null, limit.begin('a') === null, limit.begin('a')]).toEqual([false, false, null]);
});
