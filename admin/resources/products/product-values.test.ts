import { describe, expect, it } from '@jest/globals';
import { itemInput, NEW_ITEM, readStones, stoneLines, tagsOf } from './product-values.ts';

describe('readStones', () => {
  it('reads kind, count, carats and certificate, one kind a line', () => {
    expect(readStones('钻石 12 0.36 GIA-1\n\n 淡水 珍珠 1 2 ')).toEqual([
      { kind: '钻石', count: 12, milliCarats: 360, certificateNo: 'GIA-1' },
      { kind: '淡水 珍珠', count: 1, milliCarats: 2000, certificateNo: null },
    ]);
  });

  it('is what stoneLines wrote', () => {
    const stones = [{ kind: '钻石', count: 3, milliCarats: 1005, certificateNo: null }];
    expect(stoneLines(stones)).toBe('钻石 3 1.005');
    expect(readStones(stoneLines(stones))).toEqual(stones);
  });

  it('has the laboratory and the grade of a certificate behind it', () => {
    const one = { kind: '钻石', count: 1, milliCarats: 500, certificateNo: 'GIA-1' };
    const stones = [{ ...one, laboratory: 'GIA', grade: 'D VVS1 3EX' }, { ...one, laboratory: 'NGTC' },
      { ...one, certificateNo: null, grade: 'AAA' }];
    expect(stoneLines(stones)).toBe(
      '钻石 1 0.5 GIA-1 / GIA / D VVS1 3EX\n钻石 1 0.5 GIA-1 / NGTC\n钻石 1 0.5 /  / AAA');
    expect(readStones(stoneLines(stones))).toEqual(stones);
  });

  it('refuses a line without numbers', () => {
    expect(readStones('钻石')).toBeNull();
    expect(readStones('')).toEqual([]);
  });
});

describe('tagsOf', () => {
  it('takes Chinese and Western commas', () => {
    expect(tagsOf('婚嫁，生肖, 古法、')).toEqual(['婚嫁', '生肖', '古法']);
  });
});

describe('itemInput', () => {
  it('turns grams into milligrams and leaves the fixed price of a weighed item out', () => {
    const newItem = { ...NEW_ITEM, currency: 'CNY' as const };
    const weighed = { ...newItem, goldWeightMg: '5.123', grossWeightMg: '5.2', fixedPrice: '100' };
    expect(itemInput({ ...weighed, pricing: 'BY_WEIGHT' })).toMatchObject({
      goldWeightMg: 5123,
      grossWeightMg: 5200,
      fixedPrice: null,
    });
    expect(itemInput(weighed).fixedPrice).toBe('100');
  });
});
