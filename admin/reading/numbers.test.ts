import { describe, expect, it } from '@jest/globals';
import { plainNumber, plainPercent } from './numbers.ts';

describe('plainNumber', () => {
  it('takes separators and full-width signs as people write them', () => {
    for (const typed of ['1000', '1,000', '１０００', '１，０００', ' 1 000 ', '1\u00a0000', "1'000", '1\u200b000']) {
      expect([typed, plainNumber(typed)]).toEqual([typed, '1000']);
    }
    expect(['-1,234,567.89', '－３．５', '+12', '\u22125', '12 345 678'].map(plainNumber))
      .toEqual(['-1234567.89', '-3.5', '+12', '-5', '12345678']);
  });

  it('reads a share with or without its sign', () => {
    expect(['5', '5%', '５ ％', '1,000%'].map(plainPercent)).toEqual(['5', '5', '5', '1000']);
  });

  it('leaves what might mean another number', () => {
    const typed = ['1,5', '1,0000', '1,00', ',100', '1.000,5', '0,125', '1000,000', '1234,567', '1 234,567', '12%', '',
      'x'];
    expect(typed.map(plainNumber)).toEqual(typed);
  });
});
