import type { Metal, WeightUnit } from '../words.ts';
import type { Fineness } from '../prices/fineness.ts';

/**
 * How a board names its metal, weight and figures, as the trade writes them.
 *
 * Examples: 足金999 and "Gold 9990" are gold 9990, 18K金 and Au750 gold 7500, 铂950 and Pt950 platinum 9500; 克 and "g"
 * are grams, 港两 and "HK tael" a tael of Hong Kong, 两 alone nobody's; "¥1,012.00元/克" is 1012.00.
 */
const METAL_WORDS: readonly [RegExp, Metal][] = [
  [/铂|白金|\bplatinum\b|^pt/i, 'platinum'], [/钯|\bpalladium\b|^pd/i, 'palladium'],
  [/银|\bsilver\b|^ag/i, 'silver'], [/金|\bgold\b|^au|\d\s*k|\bk\s*\d/i, 'gold'],
];
const KARATS: Readonly<Record<string, number>> = { 9: 3_750, 14: 5_850, 18: 7_500, 22: 9_160, 24: 9_990 };

export function finenessIn(words: string): Fineness | null {
  const text = words.normalize('NFKC').trim();
  const metal = METAL_WORDS.find(([pattern]) => pattern.test(text))?.[1];
  if (!metal) return null;
  const karat = /(\d{1,2})\s*k|\bk\s*(\d{1,2})/i.exec(text);
  const karats = karat && KARATS[karat[1] ?? karat[2]!];
  if (karat) return karats ? { metal: 'gold', purity: karats } : null;
  const digits = /\d+(?:\.\d+)?/.exec(text)?.[0];
  if (digits === undefined) return text === '万足金' ? { metal, purity: 9_999 } : null;
  // 999.9 and 99.99 % say the same as 9999.
  const plain = digits.replace('.', '');
  if (plain.length < 3 || plain.length > 4) return null;
  return { metal, purity: Number(plain) * (plain.length === 3 ? 10 : 1) };
}

const UNIT_WORDS: readonly [RegExp, WeightUnit][] = [
  [/^$|^(?:元\/)?(?:克|g|gram|grams)$/i, 'gram'], [/^(?:元\/)?(?:千克|公斤|kg|kilogram)$/i, 'kilogram'],
  [/^(?:金衡)?(?:盎司|oz|ozt|ounce|troy ounce|troy_ounce)$/i, 'troy_ounce'], [/^(?:托拉|tola)$/i, 'tola'],
  [/^(?:港两|香港两|金衡两|hk tael|tael hk|tael_hk)$/i, 'tael_hk'],
  [/^(?:台两|台湾两|tw tael|tael tw|tael_tw)$/i, 'tael_tw'], [/^(?:市两|cn tael|tael cn|tael_cn)$/i, 'tael_cn'],
];

/** Grams where nothing is said. */
export function unitIn(words: string): WeightUnit | null {
  const text = words.normalize('NFKC').trim().replace('兩', '两').replace(/^\//, '');
  return UNIT_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The figure without the signs and words around it; thousands by threes only. */
export function figureOf(words: string): string | null {
  const text = words.normalize('NFKC').trim().replace(/^(?:[A-Z]{0,3}[¥$€£]|[A-Z]{3})\s*/, '')
    .replace(/\s*(?:元|圆)?(?:\/(?:克|g))?$/i, '');
  if (!/^\d+(?:\.\d+)?$/.test(text) && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return null;
  return text.replaceAll(',', '');
}
