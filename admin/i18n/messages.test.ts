import { describe, expect, it } from '@jest/globals';
import { RESOURCES } from '../app/resources.ts';
import { en } from './en.ts';
import { createI18nProvider } from './i18n-provider.ts';
import { gatherTexts, type Sections } from './messages.ts';
import { zh } from './zh.ts';

const PARTS = [{ zh, en }, ...RESOURCES.map(({ texts }) => texts)];

function sentences(table: unknown, path = ''): [string, string][] {
  return typeof table === 'string' ? [[path, table]]
    : Object.entries(table as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

const blanksOf = (sentence: string) => [...new Set(sentence.match(/%\{\w+\}/g))].sort();

describe('texts', () => {
  it('say one of a thing and many as English does', async () => {
    const provider = createI18nProvider(RESOURCES);
    const days = (count: number) => provider.translate('shared.days', { count, smart_count: count });
    expect([days(1), days(0), days(30)]).toEqual(['1 天', '0 天', '30 天']);
    await provider.changeLocale('en');
    expect([days(1), days(0), days(30)]).toEqual(['1 day', '0 days', '30 days']);
  });

  it('are gathered section by section, and nobody takes the words of another', () => {
    const one: Sections = { fields: { name: '姓名' }, orders: { title: '订单' } };
    expect(gatherTexts([one, { fields: { phone: '手机号' } }]))
      .toEqual({ fields: { name: '姓名', phone: '手机号' }, orders: { title: '订单' } });
    expect(() => gatherTexts([one, { fields: { name: '名称' } }])).toThrow('two texts for fields.name');
  });

  it('of all resources fit beside each other, in both languages, with the same blanks', () => {
    const chinese = new Map(sentences(gatherTexts(PARTS.map((part) => part.zh))));
    const english = sentences(gatherTexts(PARTS.map((part) => part.en)));
    expect(english.map(([path]) => path).sort()).toEqual([...chinese.keys()].sort());
    expect(english.filter(([path, sentence]) =>
      blanksOf(sentence).join() !== blanksOf(chinese.get(path)!).join())).toEqual([]);
  });
});
