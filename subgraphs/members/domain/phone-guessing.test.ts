import { describe, expect, it } from '@jest/globals';
import { budgetsOf } from './phone-guessing.ts';

describe('a phone that is tried', () => {
  it('counts for a person of a franchise by the hour, and with those that look like it by the day', () => {
    expect(budgetsOf('tenant', ['+8613812345678'])).toEqual([
      { mask: '', limit: 100, windowSeconds: 3_600 },
      { mask: '+86138****5678', limit: 10, windowSeconds: 86_400 },
    ]);
  });

  it('counts once for all it may mean', () => {
    expect(budgetsOf('channel', ['+85291234567', '+6591234567']).map(({ mask, limit }) => [mask, limit]))
      .toEqual([['', 20_000], ['+852****4567', 10], ['+65****4567', 10]]);
    expect(budgetsOf('channel', ['+8613811115678', '+8613822225678'])).toHaveLength(2);
  });

  it.each(['operator', 'service', 'person'])('counts for no %s', (kind) => {
    expect(budgetsOf(kind, ['+8613812345678'])).toEqual([]);
  });
});
