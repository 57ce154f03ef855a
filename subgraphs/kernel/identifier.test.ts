import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMisread, readIdentifier } from './identifier.ts';

describe('readIdentifier', () => {
  it.each(['T-1', ' T-1', 'T-1 ', '\tT-1\r\n', '\u3000T-1\u00a0'])('reads %j as one number', (text) => {
    expect(readIdentifier(text, 100)).toBe('T-1');
  });
  it('takes composed and decomposed letters for the same', () => {
    expect(readIdentifier('Cafe\u0301 1', 100)).toBe('Caf\u00e9 1');
  });
  it.each([
    ['a zero-width space', 'T-1\u200b'], ['a joiner', 'T\u200d-1'], ['a byte order mark', '\ufeffT-1'],
    ['a soft hyphen', 'T\u00ad1'], ['a mark of direction', '\u202eT-1'], ['an isolate', 'T-1\u2069'],
    ['a line break inside', 'T\n1'], ['a null', 'T\u00001'], ['a Hangul filler', 'T\u3164'],
    ['a variation selector', 'T\ufe0f'], ['a combining joiner', 'T\u034f1'], ['a tag', 'T\u{e0041}'],
    ['half a character', 'T\ud800'], ['a misread character', 'T\ufffd'], ['a line separator', 'T\u20281'],
    ['a no-break space inside', 'T\u00a01'], ['a non-character', 'T\uffff'],
    ['nothing', ''], ['only blanks', ' \u3000 '], ['more than the longest', 'x'.repeat(11)],
  ])('refuses %s', (_, text) => {
    expect(readIdentifier(text, 10)).toBeNull();
  });
  it('counts characters, not code units, after trimming', () => {
    expect(readIdentifier(` ${'😀'.repeat(10)} `, 10)).toBe('😀'.repeat(10));
  });
  it('reads what it read again as itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const once = readIdentifier(text, 100);
      return once === null || readIdentifier(once, 100) === once;
    }));
  });
});

it('knows text that was misread', () => {
  expect(['王小明', 'می‌خواهم', '王\ufffd', 'x\udc00'].map(isMisread)).toEqual([false, false, true, true]);
});
