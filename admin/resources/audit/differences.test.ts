import { describe, expect, it } from '@jest/globals';
import { differencesOf } from './differences.ts';

describe('differencesOf', () => {
  it('shows the fields that changed, and only those', () => {
    expect(differencesOf('{"name":"A","tier":"gold","n":1}', '{"name":"B","tier":"gold","n":2,"x":[1]}')).toEqual([
      { field: 'name', before: 'A', after: 'B' }, { field: 'n', before: '1', after: '2' },
      { field: 'x', before: '—', after: '[1]' },
    ]);
  });

  it('takes what has no fields as a whole, and nothing for nothing', () => {
    expect(differencesOf(null, '3')).toEqual([{ field: '', before: '—', after: '3' }]);
    expect(differencesOf(null, null)).toEqual([]);
  });
});
