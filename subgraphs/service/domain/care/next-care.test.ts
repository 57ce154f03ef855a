import { expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '../policy.ts';
import { careRulesAt } from './care-rules-at.ts';
import { nextCareOf, type CaredPiece, type CareRule } from './next-care.ts';

const ring: CaredPiece = {
  soldOn: '2026-01-10', style: { category: 'ring', metal: 'gold', stones: ['钻石'], craft: '镶嵌' }, works: [] };
const due = (piece: CaredPiece) => nextCareOf(piece, DEFAULT_RULES.careRules)
  .map(({ rule: { care }, lastOn, dueOn }) => [care, lastOn, dueOn]);

it('is counted from the sale, or from the last service that counts as it', () => {
  expect(due(ring)).toEqual([['prongs', null, '2026-07-10'], ['cleaning', null, '2027-01-10']]);
  expect(due({ ...ring, works: [{ kind: 'cleaning', on: '2026-05-02' }, { kind: 'engraving', on: '2026-06-01' },
    { kind: 'cleaning', on: '2026-03-01' }] }))
    .toEqual([['prongs', '2026-05-02', '2026-11-02'], ['cleaning', '2026-05-02', '2027-05-02']]);
  expect(due({ ...ring, works: [{ kind: 'repair', on: '2025-12-01' }] })[0])
    .toEqual(['prongs', '2025-12-01', '2026-07-10']);
});

it('is by what a piece is: pearls are restrung, a bar is not looked after, nor what is not known', () => {
  const of = (style: object) => due({ ...ring, style: { ...ring.style, craft: null, ...style } }).map(([care]) => care);
  expect(of({ category: 'necklace', stones: ['珍珠'] })).toEqual(['cleaning', 'restringing']);
  expect(of({ category: 'bar', stones: [] })).toEqual([]);
  expect(due({ ...ring, style: { category: null, metal: null, stones: [], craft: null } })).toEqual([]);
});

it('is said anew by a version that says otherwise of care, not by one of other prices', () => {
  const { careRules } = DEFAULT_RULES;
  const version = (number: number, month: number, rules: readonly CareRule[]) => ({ version: number,
    effectiveFrom: new Date(Date.UTC(2026, month)), rules: { ...DEFAULT_RULES, warnHours: number, careRules: rules } });
  const fewer = careRules.slice(1);
  const since = (month: number, ...rules: (readonly CareRule[])[]) => careRulesAt(
    rules.map((each, index) => version(index + 1, index, each)), new Date(Date.UTC(2026, month, 15)));
  const same = careRules.map((rule) => ({ ...rule }));
  expect([0, 1, 2, 3, 4].map((month) => since(month, careRules, fewer, [...fewer], careRules, same).version))
    .toEqual([1, 2, 2, 4, 4]);
  expect(since(1, careRules, fewer).careRules).toBe(fewer);
});
