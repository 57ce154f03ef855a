import { describe, expect, it } from '@jest/globals';
import { readTyped } from './typed-sale.ts';

const line = (grams: string, quantity = '1') => ({ sku: 'RING', quantity, grams });
const said = (grams: string, points = '') => {
  const { lines, points: read, errors } = readTyped([line(''), line(grams)], points);
  return errors.length > 0 ? errors.map(({ code, path }) => `${code} ${path!.join('.')}`)
    : [lines[1]!.goldWeightMg, read];
};

describe('what stands on the quote desk', () => {
  it('is read as it is written, also in full width', () => {
    expect(['', ' ', '12', '12.345', ' １２．５ ', '0.001'].map((typed) => said(typed)[0]))
      .toEqual([null, null, 12_000, 12_345, 12_500, 1]);
    expect(['', '1000', '1,000', '１，０００', ' 1,234,567 '].map((typed) => said('', typed)[1]))
      .toEqual([0, 1_000, 1_000, 1_000, 1_234_567]);
  });

  it('is asked for again when it is no weight or no number, and never left out', () => {
    for (const typed of ['12.5g', '12,5', '1.2345', 'abc', '-1', '1e3', '克']) {
      expect(said(typed)).toEqual(['INVALID lines.1.grams']);
    }
    for (const typed of ['1 000', '1,00', '10.5', '-5', '1k', '全部']) {
      expect(said('', typed)).toEqual(['INVALID deskPoints']);
    }
    expect(readTyped([line('1', '1.5')], '').errors.map(({ path }) => path))
      .toEqual([['lines', '0', 'pieces']]);
  });
});
