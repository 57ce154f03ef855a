import { expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '../policy.ts';
import { bestEmphasis, emphasised } from './emphasis.ts';
import type { Buyer, OwnedPiece, Piece } from './piece.ts';
import { mostBought, recommend } from './recommend.ts';
import { strongest, togetherStrength, type Affinity } from './together.ts';
import { occasionCodes, stoneCodes, styleCodes } from './words.ts';

const RULES = { ...DEFAULT_RULES, popularWeight: 0 };
const piece = (productId: string, more: Partial<Piece> = {}): Piece => ({
  productId, category: 'watch', series: null, stones: ['陶瓷'], traits: [], demandClass: 'daily', usualMinor: null,
  buyers: 0, ...more,
});
const owned = (productId: string, more: Partial<OwnedPiece> = {}): OwnedPiece => ({
  productId, category: 'other', series: null, stones: [], demandClass: 'daily', minor: null, isShown: true, ...more,
});
const buyer = (more: Partial<Buyer> = {}): Buyer => ({
  today: 1_000, owned: [], returned: [], taste: { stones: [], styles: [], occasions: [] }, ...more,
});
const pair = (productId: string, otherId: string, together: number, buyers: number): Affinity => (
  { productId, otherId, together, buyers });
const recommended = (who: Buyer, pieces: readonly Piece[], pairs: readonly Affinity[] = [], rules = RULES, first = 5) =>
  recommend(who, pieces, (otherId) => pairs.filter((one) => one.otherId === otherId), rules, first);

it('a share of the buyers counts, several owned products together, at most in full', () => {
  const full = { togetherFullBps: 2_500 };
  expect(togetherStrength([pair('a', 'x', 4, 40)], full)).toBe(4_000);
  expect(togetherStrength([pair('a', 'x', 4, 40), pair('b', 'x', 5, 50)], full)).toBe(8_000);
  expect(togetherStrength([pair('a', 'x', 30, 40)], full)).toBe(10_000);
  expect(strongest([pair('a', 'x', 4, 40), pair('b', 'x', 3, 10), pair('c', 'x', 5, 50)]).productId).toBe('b');
});

it('knows tastes by words in either language', () => {
  expect(stoneCodes(['GIA 钻石', 'Akoya Pearl'])).toEqual(['diamond', 'pearl']);
  expect([stoneCodes([]), stoneCodes(['陶瓷'])]).toEqual([['none'], []]);
  expect(styleCodes(['古法金', '极简'])).toEqual(['classical', 'minimal']);
  expect(occasionCodes(['送礼'], 'wedding')).toEqual(['wedding', 'gift']);
});

it('shows the earrings of a series to whoever has the necklace, with every reason and its points', () => {
  const necklace = owned('necklace', { category: 'necklace', series: '月白', stones: ['珍珠'], minor: 299_900 });
  const earrings = piece('earrings', {
    category: 'earrings', series: '月白', stones: ['珍珠'], usualMinor: 199_900, traits: ['简约'],
  });
  const taste = { stones: ['pearl'], styles: ['modern'], occasions: [] };
  expect(recommended(buyer({ owned: [necklace], taste }), [earrings], [pair('necklace', 'earrings', 4, 40)])).toEqual([{
    productId: 'earrings', score: 76, reasons: [
      { kind: 'same_series', points: 25, because: 'necklace', matched: ['月白'] },
      { kind: 'co_purchase', points: 16, because: 'necklace', matched: [] },
      { kind: 'complement', points: 15, because: 'necklace', matched: ['earrings'] },
      { kind: 'preference', points: 10, because: null, matched: ['pearl'] },
      { kind: 'price_band', points: 10, because: null, matched: [] },
    ] }]);
});

it('a kind they have is no complement, nor more of a series; for another purpose it is half of one', () => {
  const who = buyer({ owned: [owned('ring', { category: 'ring', series: '花嫁', demandClass: 'wedding' }),
    owned('studs', { category: 'earrings' })] });
  expect(recommended(who, [
    piece('other-ring', { category: 'ring', series: '花嫁' }), piece('drops', { category: 'earrings' }),
    piece('chain', { category: 'necklace' }),
    piece('wedding-necklace', { category: 'necklace', demandClass: 'wedding' }),
  ]).map(({ productId, score }) => [productId, score])).toEqual([['wedding-necklace', 15], ['chain', 7]]);
});

it('who has two diamond pieces loves diamonds, without having said so', () => {
  const [one, two] = [owned('a', { stones: ['钻石'] }), owned('b', { stones: ['钻石', '蓝宝石'] })];
  const pieces = [piece('diamond', { stones: ['钻石'] }), piece('sapphire', { stones: ['蓝宝石'] })];
  expect(recommended(buyer({ owned: [one, two] }), pieces)).toMatchObject([
    { productId: 'diamond', score: 20, reasons: [{ kind: 'preference', matched: ['diamond'] }] }]);
  expect(recommended(buyer({ owned: [one] }), pieces)).toEqual([]);
  // Gold without stones is no love of having none.
  expect(recommended(buyer({ owned: [owned('c'), owned('d')] }), [piece('plain', { stones: [] })])).toEqual([]);
});

it('a preference counts by its share of what they told', () => {
  const taste = { stones: ['pearl', 'ruby'], styles: [], occasions: ['daily'] };
  expect(recommended(buyer({ taste }), [
    piece('both', { stones: ['珍珠'] }), piece('half', { stones: ['珍珠'], demandClass: 'wedding' })]))
    .toMatchObject([{ productId: 'both', score: 20 }, { productId: 'half', score: 10 }]);
});

it('the band is half to twice the median of their pieces, investment gold apart', () => {
  const minors = [200_000, 300_000, 900_000];
  const who = buyer({ owned: [...minors.map((minor, nth) => owned(`own${nth}`, { minor })),
    owned('bar', { minor: 90_000_000, demandClass: 'investment' })] });
  const at = (usualMinor: number) => piece(String(usualMinor), { usualMinor });
  expect(recommended(who, [149_999, 150_000, 600_000, 600_001].map(at)).map(({ productId }) => productId))
    .toEqual(['150000', '600000']);
  expect(recommended(buyer(), [at(150_000)])).toEqual([]);
});

it('never what they have or sent back lately, unless it is bought again and again', () => {
  const rules = { ...RULES, popularWeight: 10 };
  const bar = piece('bar', { demandClass: 'investment', buyers: 10 });
  const who = buyer({ owned: [owned('ring'), owned('bar')],
    returned: [{ productId: 'bracelet', day: 820 }, { productId: 'pin', day: 819 }] });
  const pieces = [piece('ring', { buyers: 30 }), piece('bracelet', { buyers: 20 }), bar, piece('pin', { buyers: 5 })];
  expect(recommended(who, pieces, [], rules).map(({ productId, score }) => [productId, score]))
    .toEqual([['bar', 3], ['pin', 1]]);
  expect(mostBought(who, [...pieces, piece('never')], rules, 5)).toEqual(['bar', 'pin']);
});

it('what the reader may not know of gives no reason, and is not shown again all the same', () => {
  const who = buyer({ owned: [owned('necklace', { category: 'necklace', series: '月白', isShown: false })] });
  const earrings = piece('earrings', { category: 'earrings', series: '月白' });
  expect(recommended(who, [piece('necklace', { series: '月白' }), earrings],
    [pair('necklace', 'earrings', 10, 10)])).toEqual([]);
});

it('the best first, then what more bought, then by id; no more than asked for', () => {
  const rules = { ...RULES, popularWeight: 1 };
  const pieces = [piece('d'), piece('c', { buyers: 100 }), piece('b', { buyers: 100 }), piece('a', { buyers: 99 })];
  expect(recommended(buyer(), pieces, [], rules).map(({ productId }) => productId)).toEqual(['b', 'c']);
  expect(recommended(buyer(), pieces, [], rules, 1)).toHaveLength(1);
});

it('popularity counts as often as it was right most often, of equal ones the least', () => {
  expect(bestEmphasis(new Map([[1, 40], [4, 52], [16, 52], [64, 31]]))).toBe(4);
  expect(bestEmphasis(new Map())).toBe(1);
  expect(emphasised({ popularWeight: 10, seriesWeight: 25 }, 4)).toEqual({ popularWeight: 40, seriesWeight: 25 });
});
