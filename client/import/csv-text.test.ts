import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv-text.ts';

describe('csvText', () => {
  it('is a text in any spreadsheet', () => {
    expect(csvText('2021-12-01,"a",5')).toBe('"2021-12-01,""a"",5"');
    expect(['=1+1', '＝1', ' @x', '\n-1', '\u200b+1'].map((text) => csvText(text)[1])).toEqual(Array(5).fill('\''));
    expect(csvText('a\r\nb')).toBe('"a b"');
  });
});
