import { describe, expect, it } from '@jest/globals';
import { differencesOf } from './differences.ts';

describe('differencesOf', () => {
  it('shows the fields that changed, and only those', () => {
    expect(differencesOf('{"name":"A","tier":"gold","n":1}', '{"name":"B","tier":"gold","n":2,"x":[1]}')).toEqual([
      { field: 'name', before: 'A', after: 'B' }, { field: 'n', before: '1', after: '2' },
      { field: 'x', before: '—', after: '[1]' },
    ]);
  });

  it('looks into what is nested, and takes null for nothing', () => {
    expect(differencesOf('{"rules":{"days":7,"bps":50}}', '{"rules":{"days":7,"bps":60},"note":null}')).toEqual([
      { field: 'rules.bps', before: '50', after: '60' },
    ]);
    expect(differencesOf('{"note":"x"}', '{"note":null}')).toEqual([{ field: 'note', before: 'x', after: '—' }]);
    expect(differencesOf('{"days":[]}', '{"days":[{"region":"HK","web":10,"live":null}]}')).toEqual([
      { field: 'days', before: '[]', after: '[{"region":"HK","web":10}]' },
    ]);
  });

  it('takes what has no fields as a whole, and nothing for nothing', () => {
    expect(differencesOf(null, '3')).toEqual([{ field: '', before: '—', after: '3' }]);
    expect(differencesOf(null, null)).toEqual([]);
  });
});
