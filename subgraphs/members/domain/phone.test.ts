import { describe, expect, it } from '@jest/globals';
import { phonesMeant, readPhone } from './phone.ts';

describe('phone', () => {
  it.each([
    ['13812345678', 'CN', '+8613812345678'], ['138 1234 5678', 'CN', '+8613812345678'],
    ['+8613812345678', 'SG', '+8613812345678'], ['0086 138-1234-5678', 'CN', '+8613812345678'],
    ['１３８１２３４５６７８', 'CN', '+8613812345678'], ['9123 4567', 'HK', '+85291234567'],
    ['6123 4567', 'MO', '+85361234567'], ['9123 4567', 'SG', '+6591234567'],
  ] as const)('reads %s in %s as %s', (text, region, phone) => {
    expect(readPhone(text, region)).toBe(phone);
  });

  it.each(['', 'abc', '12345', '+1', '13812345678 ext 3', 'call 13812345678', '1'.repeat(50)])(
    'refuses %j', (text) => { expect(readPhone(text, 'CN')).toBeNull(); });

  it('means each region in turn when none is known', () => {
    expect(phonesMeant('13812345678')).toEqual(['+8613812345678', '+6513812345678']);
    expect(phonesMeant('9123 4567')).toEqual(expect.arrayContaining(
      ['+85291234567', '+6591234567']));
    expect(phonesMeant('王小明')).toEqual([]);
    expect(phonesMeant('12')).toEqual([]);
  });
});
