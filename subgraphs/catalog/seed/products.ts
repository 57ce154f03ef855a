import type { MarginClass } from '../../contracts/words.ts';
import { formatAmount } from '../../kernel/money.ts';
import { seedId, seededRandom } from '../../kernel/seed.ts';
import type { PutProduct } from '../commands/products/apply-products.ts';
import type { ItemDraft } from '../domain/item-draft.ts';
import type { TryOnPlace } from '../domain/words.ts';
import { MOTIFS, PIECES, SERIES, type Piece } from './names.ts';

const DAY_MS = 86_400_000;
/** In 50 products: 15 A, 13 B, 15 C, 6 D, 1 X, mixed by a step that meets each once. */
const CLASS_OF_50 = 'A'.repeat(15) + 'B'.repeat(13) + 'C'.repeat(15) + 'D'.repeat(6) + 'X';

/** Where a model of it is worn. */
const WORN: Partial<Record<Piece['category'], TryOnPlace>> = { ring: 'finger', bracelet: 'wrist', bangle: 'wrist',
  necklace: 'neck', pendant: 'neck', earrings: 'ear' };

export interface SeededProduct {
  readonly n: number;
  readonly put: PutProduct;
  readonly itemIds: readonly string[];
  /** Cost of one piece of each item in its currency, two years ago and now. */
  readonly costs: readonly { readonly before: bigint; readonly now: bigint }[];
}

export function classOf(n: number): MarginClass {
  return CLASS_OF_50[(n * 37) % 50] as MarginClass;
}

/** Product n has 1 + n mod 3 items; items are numbered on from 1 over all products. */
export function itemCountOf(n: number): number {
  return 1 + (n % 3);
}

/** Products 1 to `count`, the same on every machine. */
export function seededProducts(count: number, now: Date): SeededProduct[] {
  let itemNumber = 0;
  return Array.from({ length: count }, (_, index) => {
    const n = index + 1;
    const product = seededProduct(n, itemNumber, now);
    itemNumber += product.itemIds.length;
    return product;
  });
}

function seededProduct(n: number, itemsBefore: number, now: Date): SeededProduct {
  const random = seededRandom(n * 7919);
  const marginClass = classOf(n);
  const pieces = PIECES[marginClass]!;
  const piece = pieces[Math.floor(random() * pieces.length)]!;
  const series = SERIES[(n * 3) % SERIES.length]!;
  const motif = MOTIFS[(n * 5) % MOTIFS.length]!;
  const styleNo = `KR-${marginClass}-${String(n).padStart(4, '0')}`;
  const itemIds = Array.from({ length: itemCountOf(n) },
    (_, index) => seedId('item', itemsBefore + index + 1));
  const items = itemIds.map((_, index) => seededItem(n, index, styleNo, marginClass, piece, random));
  return {
    n, itemIds, costs: items.map((item) => costOf(item, marginClass, random)),
    put: {
      marginClass, classFrom: new Date(startOfDay(now).getTime() - 800 * DAY_MS),
      ids: { product: seedId('product', n), items: itemIds }, items,
      product: {
        styleNo, nameZh: `${series[0]}${motif[0]}${piece.name[0]}`,
        nameEn: `${series[1]} ${motif[1]} ${piece.name[1]}`, category: piece.category,
        demandClass: piece.demand, metal: piece.metal, purity: piece.purity, craft: piece.craft,
        series: series[0], tags: tagsOf(n, piece), stones: stonesOf(n, piece, random),
        media: [{ kind: 'picture', url: `https://media.karat.example/${styleNo}.jpg` },
          ...(n % 6 === 0
            ? [{ kind: 'model_3d' as const, url: `https://media.karat.example/${styleNo}.glb`,
              tryOnPlace: WORN[piece.category] ?? null }] : [])],
        memberOnly: n % 20 === 0,
        exclusiveChannelIds: n % 25 === 3 ? [seedId('channel', n % 50 === 3 ? 'douyin' : 'tmall')] : [],
        exclusiveTenantIds: n % 50 === 9 ? [seedId('franchise', 'f-01')] : [],
        ...facetsOf(n, motif[0], now),
        leadTimeDays: marginClass === 'A' && n % 4 === 0 ? 21 : 0,
      },
    },
  };
}

function facetsOf(n: number, theme: string, now: Date) {
  const day = (days: number) => new Date(startOfDay(now).getTime() + days * DAY_MS).toISOString();
  return {
    theme, limitedTo: n % 66 === 0 ? 99 : null,
    story: n % 10 === 0 ? { zh: '由匠人手工完成，可作传世之物。', en: 'Finished by hand; a piece to pass on.' } : null,
    care: { zh: '避免碰撞，定期清洗。', en: 'Keep from knocks; have it cleaned now and then.' },
    presale: n % 60 === 7 ? { from: day(-3), until: day(10), deliversOn: day(40).slice(0, 10) } : null,
    earlyAccess: n % 60 === 57 ? { from: day(-1), until: day(6), tiers: ['CN:diamond', 'CN:gold'] } : null,
  };
}

export function startOfDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
}

function seededItem(
  n: number, index: number, styleNo: string, marginClass: MarginClass, piece: Piece,
  random: () => number,
): ItemDraft {
  const [least, most] = piece.grams;
  const whole = piece.category === 'bar' || piece.category === 'bean';
  const grams = least + random() * (most - least);
  const goldWeightMg = whole ? Math.max(1, Math.round(grams / least)) * least * 1000
    : Math.round(grams * 100) * 10;
  const isLast = index === itemCountOf(n) - 1 && index > 0;
  const currency = isLast && n % 5 === 0 ? 'HKD' : isLast && n % 5 === 1 ? 'SGD' : 'CNY';
  const byWeight = marginClass === 'C' || marginClass === 'D';
  const perYuan = currency === 'HKD' ? 1.0845 : currency === 'SGD' ? 0.1834 : 1;
  const amount = (fen: number): string =>
    formatAmount(BigInt(Math.round((fen * perYuan) / 100) * 100), currency);
  return {
    sku: `${styleNo}-${index + 1}`,
    serialNo: marginClass === 'A' && n % 5 === 2 ? `SN${String(n).padStart(5, '0')}${index + 1}` : null,
    goldWeightMg: piece.metal === 'other' ? 0 : goldWeightMg,
    grossWeightMg: goldWeightMg + (piece.stone ? 400 : 0),
    editionNo: n % 66 === 0 ? index + 1 : null,
    size: piece.category === 'ring' ? String(11 + ((n + index) % 9))
      : piece.category === 'bangle' ? String(54 + ((n + index) % 5) * 2) : null,
    pricing: byWeight ? 'by_weight' : 'fixed', currency,
    fixedPrice: byWeight ? null : amount(fixedFen(marginClass, random)),
    labour: byWeight ? amount(marginClass === 'D' ? 1_500 : 2_000 + Math.floor(random() * 30) * 100)
      : null,
    labourBasis: byWeight ? 'gram' : 'piece', stonePrice: null, retired: n % 67 === 0,
  };
}

/** Prices end in 99 yuan, as they do in the shop. */
function fixedFen(marginClass: MarginClass, random: () => number): number {
  const [least, most] = marginClass === 'A' ? [30, 400] : marginClass === 'B' ? [6, 70] : [2, 15];
  return (least + Math.floor(random() ** 2 * (most - least))) * 10_000 - 100;
}

/** Board of today and of two years ago, fen a gram: what costs of gold by weight follow. */
const BOARD_NOW = 101_200;
const BOARD_BEFORE = 55_000;
const PER_CNY: Record<string, number> = { CNY: 1, HKD: 1.0845, SGD: 0.1834 };

function costOf(
  item: ItemDraft, marginClass: MarginClass, random: () => number,
): { before: bigint; now: bigint } {
  if (item.fixedPrice !== null) {
    const share = marginClass === 'A' ? 0.44 + random() * 0.1 : 0.64 + random() * 0.1;
    const now = BigInt(Math.round(Number(item.fixedPrice) * 100 * share));
    return { now, before: (now * 85n) / 100n };
  }
  const ratio = (marginClass === 'D' ? 0.925 : 0.95 + random() * 0.02) * PER_CNY[item.currency]!;
  const at = (board: number): bigint =>
    BigInt(Math.round((item.goldWeightMg / 1000) * board * ratio));
  return { now: at(BOARD_NOW), before: at(BOARD_BEFORE) };
}

function tagsOf(n: number, piece: Piece): string[] {
  return [...(piece.demand === 'wedding' ? ['三金', '五金'] : []), ...(n % 9 === 0 ? ['新品'] : []),
    ...(n % 11 === 0 ? ['限量'] : [])];
}

function stonesOf(n: number, piece: Piece, random: () => number) {
  if (!piece.stone) return [];
  return [{
    kind: piece.stone, count: 1 + Math.floor(random() * 12),
    milliCarats: 100 + Math.floor(random() * 1_200),
    certificateNo: `GIC${String(200_000 + n)}`, laboratory: 'NGTC',
  }];
}
