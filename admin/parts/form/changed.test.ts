import { describe, expect, it } from '@jest/globals';
import { changed } from './changed.ts';

describe('changed', () => {
  it('keeps only what was touched, also what was emptied', () => {
    const price: string | null = '1.00';
    const seen = { host: '林', city: '苏州', tags: ['a'], price: price as string | null };
    expect(changed({ ...seen, tags: ['a'] }, seen)).toEqual({});
    expect(changed({ ...seen, city: '', tags: ['a', 'b'], price: null }, seen))
      .toEqual({ city: '', tags: ['a', 'b'], price: null });
  });
});
