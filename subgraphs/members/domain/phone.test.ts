import { describe, expect, it } from '@jest/globals';
import { phonesMeant, readPhone } from './phone.ts';

const REGIONS = ['CN', 'HK', 'MO', 'SG'];

describe('phone', () => {
  it.each([
    ['13812345678', 'CN', '+8613812345678'], ['138 1234 5678', 'CN', '+8613812345678'],
    ['+8613812345678', 'SG', '+8613812345678'], ['0086 138-1234-5678', 'CN', '+8613812345678'],
    ['１３８１２３４５６７８', 'CN', '+8613812345678'], ['9123 4567', 'HK', '+85291234567'],
    ['6123 4567', 'MO', '+85361234567'], ['9123 4567', 'SG', '+6591234567'],
    ['012-345 6789', 'MY', '+60123456789'], ['+60 12-345 6789', 'CN', '+60123456789'],
  ] as const)('reads %s in %s as %s', (text, region, phone) => {
    expect(readPhone(text, region)).toBe(phone);
  });

  it.each(['', 'abc', '12345', '+1', '13812345678 ext 3', 'call 13812345678', '1'.repeat(50)])(
    'refuses %j', (text) => { expect(readPhone(text, 'CN')).toBeNull(); });

  it('means each region in turn when none is known', () => {
    expect(phonesMeant('13812345678', REGIONS)).toEqual(['+8613812345678', '+6513812345678']);
    expect(phonesMeant('9123 4567', REGIONS)).toEqual(expect.arrayContaining(
      ['+85291234567', '+6591234567']));
    expect(phonesMeant('王小明', REGIONS)).toEqual([]);
    expect(phonesMeant('12', REGIONS)).toEqual([]);
  });
});
