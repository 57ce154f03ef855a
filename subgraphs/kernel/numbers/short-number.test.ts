import { expect, it } from '@jest/globals';
import { readShortNumber, shortNumber } from './short-number.ts';

it('is said by its letter, its day and its count', () => {
  expect([shortNumber('Q', '2026-09-30', 7), shortNumber('S', '2026-01-02', 1_204)])
    .toEqual(['Q260930-7', 'S260102-1204']);
});

it('is read however it was typed, and never as another one', () => {
  for (const typed of ['Q260930-7', 'q260930-007', ' q 260930 7 ', '260930-7', 'Ｑ２６０９３０－７']) {
    expect(readShortNumber('Q', typed)).toBe('Q260930-7');
  }
  for (const typed of ['S260930-7', 'Q260930', 'Q26093-7', 'Q260930-0', 'Q260930-x', '', 'T-1']) {
    expect(readShortNumber('Q', typed)).toBeNull();
  }
});
