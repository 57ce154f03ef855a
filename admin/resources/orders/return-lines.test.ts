import { describe, expect, it } from '@jest/globals';
import { fieldNames, placeErrors } from '../../parts/form/user-errors.ts';
import { linesToReturn, onTheirLines } from './return-lines.ts';

const typed = {
  quantities: { a: '0', b: '2', c: '0', d: '' },
  amounts: { a: '', b: '', c: ' 600.00 ', d: '' },
};

describe('what comes back of an order', () => {
  it('is pieces in proportion, pieces for an amount, or value alone', () => {
    expect(linesToReturn(['a', 'b', 'c', 'd'], typed)).toEqual([
      { lineId: 'b', quantity: 2 }, { lineId: 'c', quantity: 0, amount: '600.00' }]);
    expect(linesToReturn(['b'], { ...typed, amounts: { b: '10.00' } }))
      .toEqual([{ lineId: 'b', quantity: 2, amount: '10.00' }]);
  });

  it('is refused where it was typed', () => {
    const sent = linesToReturn(['a', 'b', 'c', 'd'], typed);
    const errors = [
      { code: 'RETURN_TOO_MUCH', message: '', path: ['input', 'lines', '0', 'quantity'] },
      { code: 'INVALID', message: '', path: ['lines', '1', 'amount'] },
      { code: 'NOT_FOUND', message: '', path: ['lines', '1', 'lineId'] },
      { code: 'INVALID', message: '', path: ['lines'] },
      { code: 'NOT_FOUND', message: '', path: null },
    ];
    expect(placeErrors(onTheirLines(errors, sent), fieldNames({ ...typed, reason: '' }))
      .map(({ field }) => field)).toEqual(['quantities.b', 'amounts.c', 'quantities.c', null, null]);
  });
});
