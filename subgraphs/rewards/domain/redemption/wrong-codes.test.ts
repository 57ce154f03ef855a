import { expect, it } from '@jest/globals';
import { recentWrong, waitSeconds } from './wrong-codes.ts';

const LIMIT = { codeTries: 3, codeTryMinutes: 10 };
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10, 0, second));

it('waits from the limit on, until the oldest is old enough', () => {
  const wrong = [at(0), at(20), at(40)];
  expect(waitSeconds(recentWrong(wrong.slice(1), at(60), LIMIT), at(60), LIMIT)).toBe(0);
  expect(waitSeconds(recentWrong(wrong, at(60), LIMIT), at(60), LIMIT)).toBe(540);
  expect(waitSeconds(recentWrong(wrong, at(600), LIMIT), at(600), LIMIT)).toBe(0);
});
