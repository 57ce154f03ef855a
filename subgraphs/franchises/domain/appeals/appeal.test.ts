import { expect, it } from '@jest/globals';
import { decideBy, isPhotoUrl, isTooLate, mayMoveFrom } from './appeal.ts';

const at = (day: string) => new Date(`${day}T04:00:00Z`);

it('an order is appealed for within 90 days, and decided within 15', () => {
  expect(isTooLate(at('2026-03-01'), at('2026-05-30'))).toBe(false);
  expect(isTooLate(at('2026-03-01'), new Date(at('2026-05-30').getTime() + 1))).toBe(true);
  expect(decideBy(at('2026-05-01'))).toEqual(at('2026-05-16'));
});

it('an upheld one moves nobody before what it is about, and nobody tomorrow', () => {
  expect(mayMoveFrom(at('2026-03-01'), at('2026-03-01'), at('2026-05-01'))).toBe(true);
  expect(mayMoveFrom(at('2026-02-28'), at('2026-03-01'), at('2026-05-01'))).toBe(false);
  expect(mayMoveFrom(at('2026-05-02'), at('2026-03-01'), at('2026-05-01'))).toBe(false);
});

it.each([
  ['https://media.example/1.jpg', true], ['http://media.example/1.jpg', false], ['javascript:alert(1)', false],
  ['https://a:b@media.example/1.jpg', false], ['https://media.example/1 2.jpg', false],
  [`https://media.example/${'x'.repeat(500)}`, false], ['', false],
])('%s is a picture: %s', (url, is) => expect(isPhotoUrl(url)).toBe(is));
