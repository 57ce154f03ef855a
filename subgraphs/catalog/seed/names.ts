import type { MarginClass } from '../../contracts/words.ts';
import type { Category, DemandClass, Metal } from '../domain/words.ts';

/** Words of a believable house: series, motifs and pieces, each in Chinese and English. */
export type Bilingual = readonly [zh: string, en: string];

export const SERIES: readonly Bilingual[] = [
  ['如意', 'Ruyi'], ['长安', "Chang'an"], ['星河', 'Galaxy'], ['花嫁', 'Bridal Bloom'],
  ['锦鲤', 'Lucky Koi'], ['福运', 'Fortune'], ['月白', 'Moonlight'], ['传承', 'Heritage'],
  ['小满', 'Little Fullness'], ['岁岁', 'Year on Year'],
];

export const MOTIFS: readonly Bilingual[] = [
  ['牡丹', 'Peony'], ['祥云', 'Auspicious Cloud'], ['莲花', 'Lotus'], ['凤凰', 'Phoenix'],
  ['回纹', 'Meander'], ['竹节', 'Bamboo'], ['水波', 'Ripple'], ['蝴蝶', 'Butterfly'],
  ['平安扣', 'Peace Ring'], ['葫芦', 'Gourd'], ['四叶草', 'Clover'], ['流苏', 'Tassel'],
];

export interface Piece {
  readonly name: Bilingual;
  readonly category: Category;
  readonly demand: DemandClass;
  readonly metal: Metal;
  readonly purity: number;
  readonly craft: string | null;
  readonly stone?: string;
  /** Grams of one piece, from and to. */
  readonly grams: readonly [number, number];
}

const gold = { metal: 'gold', craft: null, demand: 'daily' } as const;

export const PIECES: Record<MarginClass, readonly Piece[]> = {
  A: [
    { ...gold, name: ['18K金钻石戒指', '18K Diamond Ring'], category: 'ring', demand: 'wedding',
      purity: 7_500, craft: '镶嵌', stone: '钻石', grams: [2, 5] },
    { ...gold, name: ['18K金钻石项链', '18K Diamond Necklace'], category: 'necklace', purity: 7_500,
      craft: '镶嵌', stone: '钻石', grams: [3, 8] },
    { ...gold, name: ['18K金翡翠吊坠', '18K Jadeite Pendant'], category: 'pendant', purity: 7_500,
      craft: '镶嵌', stone: '翡翠', grams: [3, 9] },
    { ...gold, name: ['铂金钻石对戒', 'Platinum Diamond Band'], category: 'ring', demand: 'wedding',
      metal: 'platinum', purity: 9_500, craft: '镶嵌', stone: '钻石', grams: [4, 9] },
    { ...gold, name: ['18K金珍珠耳饰', '18K Pearl Earrings'], category: 'earrings', purity: 7_500,
      craft: '镶嵌', stone: '珍珠', grams: [2, 4] },
    { ...gold, name: ['18K金红宝石手链', '18K Ruby Bracelet'], category: 'bracelet', purity: 7_500,
      craft: '镶嵌', stone: '红宝石', grams: [4, 9] },
  ],
  B: [
    { ...gold, name: ['珐琅足金吊坠', 'Enamel Gold Pendant'], category: 'pendant', purity: 9_990,
      craft: '珐琅', grams: [1, 6] },
    { ...gold, name: ['5G硬金转运珠', '5G Hard Gold Charm'], category: 'charm', purity: 9_990,
      craft: '5G硬金', grams: [1, 3] },
    { ...gold, name: ['3D硬金手链', '3D Hard Gold Bracelet'], category: 'bracelet', purity: 9_990,
      craft: '3D硬金', grams: [2, 7] },
    { ...gold, name: ['珐琅足金耳饰', 'Enamel Gold Earrings'], category: 'earrings', purity: 9_990,
      craft: '珐琅', grams: [1, 4] },
    { ...gold, name: ['花丝足金项链', 'Filigree Gold Necklace'], category: 'necklace', purity: 9_990,
      craft: '花丝', grams: [3, 9] },
  ],
  C: [
    { ...gold, name: ['古法金手镯', 'Heritage Gold Bangle'], category: 'bangle', demand: 'wedding',
      purity: 9_990, craft: '古法金', grams: [18, 60] },
    { ...gold, name: ['足金素链', 'Plain Gold Chain'], category: 'chain', purity: 9_990, craft: '机织',
      grams: [3, 15] },
    { ...gold, name: ['古法金对戒', 'Heritage Gold Band'], category: 'ring', demand: 'wedding',
      purity: 9_990, craft: '古法金', grams: [4, 10] },
    { ...gold, name: ['足金龙凤镯', 'Dragon and Phoenix Bangle'], category: 'bangle',
      demand: 'wedding', purity: 9_990, craft: '錾刻', grams: [20, 50] },
    { ...gold, name: ['足金手链', 'Gold Bracelet'], category: 'bracelet', purity: 9_990, craft: '编织',
      grams: [5, 20] },
    { ...gold, name: ['古法金吊坠', 'Heritage Gold Pendant'], category: 'pendant', purity: 9_990,
      craft: '古法金', grams: [4, 18] },
  ],
  D: [
    { ...gold, name: ['投资金条', 'Investment Bar'], category: 'bar', demand: 'investment',
      purity: 9_999, grams: [50, 200] },
    { ...gold, name: ['金豆', 'Gold Bean'], category: 'bean', demand: 'investment', purity: 9_999,
      grams: [1, 3] },
    { ...gold, name: ['纪念金币', 'Gold Coin'], category: 'coin', demand: 'investment', purity: 9_999,
      grams: [8, 30] },
  ],
  X: [
    { ...gold, name: ['银饰礼盒', 'Silver Gift Set'], category: 'other', metal: 'silver', purity: 9_990,
      grams: [5, 20] },
    { ...gold, name: ['腕表', 'Watch'], category: 'watch', metal: 'other', purity: 0, grams: [40, 90] },
  ],
};
