import { describe, expect, it } from '@jest/globals';
import { spellingsOf } from './search-pinyin.ts';

describe('spellings', () => {
  it.each<[string, string[]]>([
    ['古法金手镯', ['gufajinshouzhuo', 'gfjsz']], ['Galaxy', []], ['', []],
    // A character of several sounds has that of its word: 重庆 is chong, 转运 is zhuan.
    ['重庆转运珠', ['chongqingzhuanyunzhu', 'cqzyz']],
    ['5G硬金 Charm', ['yingjin', 'yj']], ['绿翡翠', ['lvfeicui', 'lfc']],
  ])('of %s are %j', (text, spellings) => {
    expect(spellingsOf(text)).toEqual(spellings);
  });
});
