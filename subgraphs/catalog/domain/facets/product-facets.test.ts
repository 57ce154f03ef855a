import { describe, expect, it } from '@jest/globals';
import { Checks } from '../checks.ts';
import { checkFacets, editionProblem, NO_FACETS, tidyFacets, type ProductFacets } from './product-facets.ts';

const at = (day: string) => `${day}T00:00:00.000Z`;
const presale = { from: at('2026-10-01'), until: at('2026-10-15'), deliversOn: '2026-11-20' };
const early = { from: at('2026-09-29'), until: at('2026-10-01'), tiers: ['CN:gold', 'CN:diamond'] };

function wrong(given: Partial<ProductFacets>): string[] {
  const checks = new Checks();
  checkFacets({ ...NO_FACETS, ...given }, checks);
  return checks.refusals.map(({ path }) => path.join('.'));
}

describe('facets of a product', () => {
  it('are none, or the example', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ limitedTo: 99, presale, earlyAccess: early })).toEqual([]);
    expect(tidyFacets({ ...NO_FACETS, theme: ' ', story: { zh: ' 传 ', en: ' a ' },
      earlyAccess: { ...early, tiers: ['CN:gold', 'CN:diamond', 'CN:gold'] } })).toEqual({ ...NO_FACETS,
      story: { zh: '传', en: 'a' }, earlyAccess: { ...early, tiers: ['CN:diamond', 'CN:gold'] } });
  });

  it.each<[string, Partial<ProductFacets>, string[]]>([
    ['no edition of none', { limitedTo: 0 }, ['limitedTo']],
    ['no edition without end', { limitedTo: 10_000 }, ['limitedTo']],
    ['a pre-sale that ends before it begins', { presale: { ...presale, until: at('2026-09-30') } }, ['presale.until']],
    ['a pre-sale of more than a year',
      { presale: { ...presale, until: at('2027-10-02'), deliversOn: '2027-11-01' } }, ['presale.until']],
    ['goods before the end of a pre-sale', { presale: { ...presale, deliversOn: '2026-10-10' } },
      ['presale.deliversOn']],
    ['early access for nobody', { earlyAccess: { ...early, tiers: [] } }, ['earlyAccess.tiers']],
    ['early access after everybody', { presale, earlyAccess: { ...early, from: at('2026-10-01'),
      until: at('2026-10-03') } }, ['earlyAccess.from']],
    ['half a story', { story: { zh: '传', en: ' ' } }, ['story.en']],
    ['a story that is a book', { care: { zh: '金'.repeat(2_001), en: 'x' } }, ['care.zh']],
    ['a theme that is a sentence', { theme: 'x'.repeat(61) }, ['theme']],
  ])('are refused: %s', (_, given, paths) => {
    expect(wrong(given)).toEqual(paths);
  });

  it('may have paragraphs in a story', () => {
    expect(wrong({ story: { zh: '第一段\n第二段', en: 'one\ntwo' } })).toEqual([]);
    expect(wrong({ story: { zh: '铃\u0007', en: 'one' } })).toEqual(['story.zh']);
  });

  it('number each piece of a limited edition', () => {
    const isWrong = (limitedTo: number | null, editionNo: number | null) =>
      editionProblem(limitedTo, { editionNo, retired: false }) !== null;
    expect([isWrong(null, null), isWrong(99, 1), isWrong(99, 99)]).toEqual([false, false, false]);
    expect([isWrong(null, 1), isWrong(99, null), isWrong(99, 0), isWrong(99, 100), isWrong(99, 1.5)])
      .toEqual([true, true, true, true, true]);
  });
});
