import { describe, expect, it } from '@jest/globals';
import { differencesOf } from './rule-lines.ts';

const line = (key: string, text: string) => ({ key, label: `${key}?`, text });

describe('differencesOf', () => {
  it('has what changed, what is new and what is gone, and nothing else', () => {
    const before = [line('charity', '0.5%'), line('days', '7'), line('silver', '1,200')];
    const after = [line('charity', '0.75%'), line('days', '7'), line('black', '50,000')];
    expect(differencesOf(before, after)).toEqual([
      { key: 'charity', label: 'charity?', before: '0.5%', after: '0.75%' },
      { key: 'black', label: 'black?', before: '—', after: '50,000' },
      { key: 'silver', label: 'silver?', before: '1,200', after: '—' },
    ]);
    expect(differencesOf(before, before)).toEqual([]);
  });
});
