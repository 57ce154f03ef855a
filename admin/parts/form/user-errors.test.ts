import { describe, expect, it } from '@jest/globals';
import { fieldNames, lengthSaid, placeErrors } from './user-errors.ts';

const error = (path: string[]) => ({ code: 'X', message: 'x', path });

describe('fieldNames', () => {
  it('has every input, also those of rows; a list of words is one input', () => {
    const values = { a: '', b: { c: '' }, rows: [{ code: '' }, { code: '' }], ids: ['x', 'y'] };
    expect(fieldNames(values)).toEqual(['a', 'b', 'b.c', 'rows.0.code', 'rows.1.code', 'ids']);
  });
});

describe('placeErrors', () => {
  it('puts an error on its field, with or without the input argument', () => {
    const placed = placeErrors(
      [error(['input', 'points']), error(['reason'])],
      ['points', 'reason'],
    );
    expect(placed.map(({ field }) => field)).toEqual(['points', 'reason']);
  });

  it('knows fields that are named by a whole path', () => {
    expect(placeErrors([error(['lines', '0', 'quantity'])], ['lines.0.quantity'])[0]?.field).toBe(
      'lines.0.quantity',
    );
  });

  it('gives what is nowhere on the form to the form as a whole', () => {
    expect(
      placeErrors([error(['expectedVersion']), { code: 'X', message: 'x' }], ['reason']).map(
        ({ field }) => field,
      ),
    ).toEqual([null, null]);
  });
});

describe('lengthSaid', () => {
  it('finds the length that is asked for, and nothing else', () => {
    expect(lengthSaid('reason must have 5 to 500 characters.')).toEqual({ low: '5', high: '500' });
    expect(lengthSaid('A whole number from 1 to 10000.')).toBeNull();
  });
});
