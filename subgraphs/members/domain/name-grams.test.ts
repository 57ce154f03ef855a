import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldName, gramsOf, gramsToFind } from './name-grams.ts';

describe('name grams', () => {
  it('are characters and neighbouring pairs', () => {
    expect(gramsOf('王小明')).toEqual(['王', '小', '明', '王小', '小明'].sort(byOrder('王小明')));
    expect(gramsOf('')).toEqual([]);
    expect(gramsOf('A B')).toEqual(['a', 'b', 'a ', ' b']);
  });

  it('ask for pairs, or for one Chinese character', () => {
    expect(gramsToFind('小明')).toEqual(['小明']);
    expect(gramsToFind('明')).toEqual(['明']);
    expect(gramsToFind('ＴＡＩ')).toEqual(['ta', 'ai']);
    expect(gramsToFind('t')).toEqual([]);
    expect(gramsToFind('  ')).toEqual([]);
  });

  it('find every substring of every name', () => {
    const name = fc.string({ unit: fc.constantFrom(...'王小明陈大文 taiAIＢ'), minLength: 2, maxLength: 20 });
    fc.assert(fc.property(name, fc.nat(20), fc.nat(20), (text, from, length) => {
      const folded = [...foldName(text)];
      const part = folded.slice(from % (folded.length || 1)).slice(0, 2 + length).join('');
      const grams = new Set(gramsOf(text));
      expect(gramsToFind(part).filter((gram) => !grams.has(gram))).toEqual([]);
    }));
  });
});

/** Characters first, then pairs: the order in which gramsOf makes them. */
function byOrder(name: string) {
  const place = (gram: string) => ([...gram].length - 1) * 100 + name.indexOf(gram);
  return (one: string, other: string) => place(one) - place(other);
}
